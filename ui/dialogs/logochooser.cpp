#include "ui/dialogs/logochooser.h"

#include <QBuffer>
#include <QFile>
#include <QFileDialog>
#include <QImageReader>
#include <QVBoxLayout>

#include "domain/masterdata.h"
#include "ui/style.h"

namespace seriatim {

namespace {

constexpr QSize PreviewSize(200, 64);
constexpr int MostPixels = 4000; ///< In each direction: a small file can hold a picture that fills the memory.

} // namespace

LogoChooser::LogoChooser(QWidget *parent)
    : QWidget(parent), m_preview(style::label({})), m_fault(style::aside({})), m_remove(new QPushButton(tr("Remove")))
{
    auto *card = new style::Card;
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(style::Gap, style::Gap, style::Gap, style::Gap);
    inside->addWidget(m_preview);
    m_preview->setFixedSize(PreviewSize);
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setAccessibleName(tr("Logo"));
    auto *choose = new QPushButton(tr("Choose &file…"));
    setFocusProxy(choose);
    auto *buttons = new QVBoxLayout;
    buttons->addWidget(choose);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto *row = new QHBoxLayout;
    row->addWidget(card);
    row->addLayout(buttons);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::Unit);
    column->addLayout(row);
    column->addWidget(m_fault);
    style::setTone(m_fault, style::Tone::Bad);
    connect(choose, &QPushButton::clicked, this, &LogoChooser::choose);
    connect(m_remove, &QPushButton::clicked, this, [this] { setLogo({}); });
    setLogo({});
}

void LogoChooser::setLogo(const QByteArray &logo)
{
    m_logo = logo;
    m_fault->hide();
    m_remove->setEnabled(!logo.isEmpty());
    QPixmap pixmap;
    pixmap.loadFromData(logo);
    if (pixmap.isNull())
        m_preview->setText(tr("no logo"));
    else
        m_preview->setPixmap(pixmap.scaled(PreviewSize, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    emit changed();
}

QString LogoChooser::faultOf(const QByteArray &file)
{
    if (file.size() > MaxLogoBytes)
        return tr("The file is too large: a logo has at most 256 KiB.");
    QBuffer buffer;
    buffer.setData(file);
    QImageReader reader(&buffer);
    const QByteArray format = reader.format();
    if (format != "png" && format != "jpeg")
        return tr("The file is neither PNG nor JPEG.");
    if (reader.size().width() > MostPixels || reader.size().height() > MostPixels)
        return tr("The picture is too large: at most %1 pixels in each direction.").arg(MostPixels);
    return reader.canRead() && !reader.read().isNull() ? QString() : tr("The picture cannot be read.");
}

QString LogoChooser::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tr("The file cannot be read: %1.").arg(file.errorString());
    const QByteArray content = file.read(MaxLogoBytes + 1);
    const QString fault = faultOf(content);
    if (fault.isEmpty())
        setLogo(content);
    return fault;
}

void LogoChooser::choose()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Choose a logo"), {}, tr("Pictures (*.png *.jpg *.jpeg)"));
    if (path.isEmpty())
        return;
    const QString fault = load(path);
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

} // namespace seriatim
