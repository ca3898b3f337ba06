#include "ui/dialogs/formdialog.h"

#include <QEvent>
#include <QScrollArea>

#include "ui/style.h"

namespace seriatim {

FormDialog::FormDialog(QWidget *parent)
    : QDialog(parent),
      m_heading(style::heading({})),
      m_consequence(style::label({})),
      m_form(new FieldForm),
      m_column(new QVBoxLayout(this)),
      m_banner(new style::Banner),
      m_send(new QPushButton),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_buttons(new QDialogButtonBox)
{
    m_column->setContentsMargins(
        style::Margin + style::Unit, style::Margin, style::Margin + style::Unit, style::Margin);
    m_column->setSpacing(style::Gap + style::Unit);
    for (QLabel *words : {m_heading, m_consequence}) {
        words->setWordWrap(true);
        words->hide();
    }
    m_buttons->addButton(m_send, QDialogButtonBox::AcceptRole);
    m_buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_consequence);
    m_column->addWidget(m_form);
    m_column->addStretch();
    m_column->addWidget(m_banner);
    m_column->addWidget(m_buttons);
    setMinimumWidth(460);
    connect(m_send, &QPushButton::clicked, this, [this] { send(); });
    connect(m_cancel, &QPushButton::clicked, this, &FormDialog::reject);
    connect(m_form, &FieldForm::edited, this, &FormDialog::review);
}

void FormDialog::fitHeight()
{
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width())); // The layout's own hint guesses at a narrower one.
}

void FormDialog::showEvent(QShowEvent *event)
{
    style::giveAccessKeys(*this);
    if (!m_isScrolling)
        fitHeight();
    QDialog::showEvent(event);
}

/// Sentences that appear under a field need room: the dialog grows with them.
bool FormDialog::event(QEvent *event)
{
    const bool isTaken = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    return isTaken;
}

void FormDialog::introduce(const QString &heading, const QString &consequence)
{
    setWindowTitle(heading);
    m_heading->setText(heading);
    m_heading->show();
    m_consequence->setText(consequence);
    m_consequence->setVisible(!consequence.isEmpty());
    setAccessibleDescription(consequence);
}

void FormDialog::setVerb(const QString &verb, bool isDefault)
{
    m_send->setText(verb);
    m_send->setDefault(isDefault);
    m_send->setAutoDefault(isDefault);
    m_cancel->setDefault(!isDefault);
    m_cancel->setAutoDefault(!isDefault);
    style::makePrimary(m_send, isDefault);
    style::makePrimary(m_cancel, !isDefault);
}

void FormDialog::scrollForm()
{
    m_isScrolling = true;
    auto *area = new QScrollArea;
    delete m_column->replaceWidget(m_form, area);
    m_column->setStretchFactor(area, 1);
    area->setWidget(m_form);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_form->setContentsMargins(0, 0, style::Margin, 0);
    resize(560, 640);
}

void FormDialog::review()
{
    const QString reason = obstacle();
    m_cancel->setEnabled(!isSending());
    m_send->setEnabled(!isSending() && reason.isEmpty());
    m_send->setToolTip(reason);
}

void FormDialog::reject()
{
    if (!isSending())
        QDialog::reject();
}

} // namespace seriatim
