#include "ui/audit/biographypanel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include "print/parties.h"
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
    return QStringLiteral("#%1 · %2").arg(QLocale().toString(entry.position), print::shortHash(entry.hash));
}

QLabel *wrapped(QLabel *label)
{
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString stateLine(const Biography &biography)
{
    const RegisterRow &row = biography.row;
    if (row.mark == Mark::Reserved)
        return BiographyPanel::tr("reserved, held by %1").arg(row.number.holder);
    if (row.mark == Mark::Unused && !biography.entries.empty())
        return BiographyPanel::tr("stepped back, and not given again yet");
    return markName(row.mark);
}

} // namespace

BiographyPanel::BiographyPanel(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(style::Margin, style::Margin, 0, 0);
    auto *copy = new QAction(tr("Copy the story"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(plainText()); });
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
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
    delete m_area;
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, style::Margin, style::Gap);
    column->setSpacing(style::Gap);
    if (m_biography) {
        fillHead(*column);
        for (const StoryEntry &entry : m_biography->entries)
            column->addWidget(entryView(entry));
    } else {
        column->addWidget(style::sectionTitle(tr("Story of a number")));
        column->addWidget(
            style::aside(tr("Select a number in the map or in the list to see who did what with it, and when.")));
    }
    column->addStretch();
    setAccessibleName(plainText());
    m_area = new QScrollArea;
    m_area->setWidget(page);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::TabFocus);
    m_column->addWidget(m_area);
}

void BiographyPanel::fillHead(QVBoxLayout &column)
{
    const RegisterRow &row = m_biography->row;
    column.addWidget(wrapped(style::heading(row.number.number)));
    column.addWidget(style::aside(stateLine(*m_biography)));
    if (row.mark == Mark::Missing)
        column.addWidget(
            wrapped(style::label(tr("No event tells what became of this number. The log is damaged: verify it to see "
                                    "where, and restore it from a backup."))));
    if (row.number.document.isEmpty())
        return;
    auto *open = new QToolButton;
    open->setText(tr("Open its document"));
    open->setToolTip(row.document);
    open->setIcon(style::icon(QStringLiteral("open")));
    open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    open->setFocusPolicy(Qt::TabFocus);
    connect(open, &QToolButton::clicked, this, [this, id = row.number.document] { emit documentActivated(id); });
    column.addWidget(style::aside(row.document));
    column.addWidget(open, 0, Qt::AlignLeft);
}

QWidget *BiographyPanel::entryView(const StoryEntry &entry) const
{
    auto *view = new QWidget;
    auto *grid = new QGridLayout(view);
    grid->setContentsMargins(0, style::Unit, 0, style::Unit);
    grid->setHorizontalSpacing(style::Gap);
    grid->setVerticalSpacing(2);
    auto *mark = new QLabel;
    style::setPicture(mark, [mark = entry.mark] {
        const bool changesNumber = mark != Mark::Unused;
        const QIcon sign =
            changesNumber ? markIcon(mark, QPalette()) : style::icon(QStringLiteral("state-next"), style::Tone::Muted);
        return sign.pixmap(12, 12);
    });
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
    QStringList lines{QStringLiteral("%1: %2").arg(m_biography->row.number.number, stateLine(*m_biography))};
    for (const StoryEntry &entry : m_biography->entries) {
        QStringList parts{entry.title, whenAndWho(entry), entry.detail, positionAndHash(entry)};
        parts.removeAll({});
        lines << parts.join(QStringLiteral("; "));
    }
    return lines.join(u'\n');
}

} // namespace seriatim
