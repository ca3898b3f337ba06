#include "ui/audit/biographypanel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QLabel>
#include <QLocale>

#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

QString whenAndWho(const StoryEntry &entry)
{
    const QString time = words::localTime(entry.recordedAt, QLocale());
    return entry.origin.isEmpty() ? BiographyPanel::tr("%1 · %2").arg(time, entry.actor)
                                  : BiographyPanel::tr("%1 · %2 at %3").arg(time, entry.actor, entry.origin);
}

QString positionAndHash(const StoryEntry &entry)
{
    return QStringLiteral("#%1 · %2").arg(QLocale().toString(entry.position), abbreviated(entry.hash));
}

QLabel *wrapped(QLabel *label)
{
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString stateLine(const RegisterRow &row)
{
    if (row.mark == Mark::Reserved)
        return BiographyPanel::tr("reserved, held by %1").arg(row.number.holder);
    return markName(row.mark);
}

} // namespace

BiographyPanel::BiographyPanel(QWidget *parent) : QWidget(parent), m_document(new QToolButton), m_story(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(style::Margin, style::Margin, style::Margin, 0);
    column->setSpacing(style::Gap);
    m_document->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_document->setIcon(style::icon(QStringLiteral("open")));
    m_document->setAutoRaise(true);
    m_document->setFocusPolicy(Qt::TabFocus);
    connect(m_document, &QToolButton::clicked, this, [this] {
        if (m_biography)
            emit documentActivated(m_biography->row.number.document);
    });
    column->addLayout(m_story, 1);

    auto *copy = new QAction(tr("Copy the story"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(plainText()); });
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    column->insertWidget(0, m_document, 0, Qt::AlignLeft);
    clear();
}

void BiographyPanel::tell(const Biography &biography)
{
    if (m_biography == biography)
        return;
    m_biography = biography;
    refill();
}

void BiographyPanel::clear()
{
    m_biography.reset();
    refill();
}

void BiographyPanel::refill()
{
    delete m_content;
    auto *area = new QScrollArea;
    m_content = area;
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, style::Gap, style::Gap);
    column->setSpacing(style::Gap);
    m_document->setVisible(m_biography && !m_biography->row.number.document.isEmpty());
    if (m_biography) {
        const RegisterRow &row = m_biography->row;
        column->addWidget(wrapped(style::heading(row.number.number)));
        column->addWidget(style::aside(stateLine(row)));
        m_document->setText(tr("Open %1").arg(row.document));
        if (row.mark == Mark::Missing)
            column->addWidget(wrapped(style::label(
                tr("No event tells what became of this number. The log is damaged: verify it to see where, and restore it from a backup."))));
        for (const StoryEntry &entry : m_biography->entries)
            column->addWidget(entryView(entry));
        setAccessibleName(plainText());
    } else {
        column->addWidget(style::sectionTitle(tr("Story of a number")));
        column->addWidget(style::aside(tr("Select a number in the map or in the list to see who did what with it, and when.")));
    }
    column->addStretch();
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::TabFocus);
    m_story->addWidget(area);
}

QWidget *BiographyPanel::entryView(const StoryEntry &entry) const
{
    auto *view = new QWidget;
    auto *grid = new QGridLayout(view);
    grid->setContentsMargins(0, style::Unit, 0, style::Unit);
    grid->setHorizontalSpacing(style::Gap);
    grid->setVerticalSpacing(2);
    auto *mark = new QLabel;
    mark->setPixmap(markIcon(entry.mark, palette()).pixmap(12, 12));
    grid->addWidget(mark, 0, 0, Qt::AlignVCenter);
    QLabel *title = style::label(entry.title);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    grid->addWidget(wrapped(title), 0, 1);
    QLabel *who = wrapped(style::aside(whenAndWho(entry)));
    who->setToolTip(entry.recordedAt);
    grid->addWidget(who, 1, 1);
    if (!entry.detail.isEmpty())
        grid->addWidget(wrapped(style::label(entry.detail)), 2, 1);
    QLabel *place = style::aside(positionAndHash(entry));
    place->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    place->setToolTip(QString::fromLatin1(entry.hash.toHex()));
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(place, 3, 1);
    grid->setColumnStretch(1, 1);
    return view;
}

QString BiographyPanel::plainText() const
{
    if (!m_biography)
        return {};
    QStringList lines{QStringLiteral("%1: %2").arg(m_biography->row.number.number, stateLine(m_biography->row))};
    for (const StoryEntry &entry : m_biography->entries) {
        QStringList parts{entry.title, whenAndWho(entry), entry.detail, positionAndHash(entry)};
        parts.removeAll({});
        lines << parts.join(QStringLiteral("; "));
    }
    return lines.join(u'\n');
}

} // namespace seriatim
