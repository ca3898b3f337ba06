#include "ui/documents/documentpanel.h"

#include <QLocale>
#include <QPushButton>

#include "log/codec.h"
#include "ui/models/storylines.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/widgets.h"
#include "words/words.h"

namespace seriatim {

namespace {

QLabel *wrapped(const QString &text)
{
    QLabel *label = style::label(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

constexpr int TimeWidth = 84; ///< A day and the time, on one line.

void addFact(QGridLayout &grid, const QString &name, const QString &value, bool isStrong = false)
{
    const int row = grid.rowCount();
    QLabel *label = style::label(name);
    label->setMinimumWidth(TimeWidth);
    style::setTone(label, style::Tone::Muted);
    QLabel *words = wrapped(value);
    QFont font = words->font();
    font.setWeight(isStrong ? QFont::DemiBold : QFont::Normal);
    words->setFont(font);
    grid.addWidget(label, row, 0, Qt::AlignTop);
    grid.addWidget(words, row, 1, Qt::AlignTop);
}

QString addressLine(const Party &party)
{
    const Address &address = party.address;
    const QString city = QStringLiteral("%1 %2").arg(address.postcode, address.city).trimmed();
    QStringList parts{address.street, city, address.country};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

DocumentPanel::DocumentPanel(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(250);
    setFocusPolicy(Qt::NoFocus);
}

void DocumentPanel::begin()
{
    m_body = new QWidget;
    m_body->setBackgroundRole(QPalette::Base);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(style::Margin, style::Margin, style::Margin, style::Margin);
    m_column->setSpacing(style::Unit + 2);
}

QGridLayout *DocumentPanel::addGrid()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(style::Gap);
    grid->setVerticalSpacing(style::Unit);
    grid->setColumnStretch(1, 1);
    m_column->addLayout(grid);
    return grid;
}

void DocumentPanel::showNothing(const QString &hint)
{
    begin();
    add(style::aside(hint));
    m_column->addStretch();
    setWidget(m_body);
}

void DocumentPanel::show(const DocumentDetails &details)
{
    begin();
    addHead(details);
    addParty(details);
    addTotals(details);
    addHistory(details);
    addLinks(details);
    m_column->addStretch();
    setWidget(m_body);
}

void DocumentPanel::addHead(const DocumentDetails &details)
{
    const DocumentRow &row = details.row;
    QLabel *title = style::heading(row.number.isEmpty() ? tr("Draft") : row.number);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    add(title);
    QString state = tr("%1 · %2").arg(words::kindName(row.kind), words::stateName(row.state));
    if (row.number.isEmpty() && !details.nextNumber.isEmpty())
        state = tr("%1 · next: %2 (not reserved)").arg(state, details.nextNumber);
    add(style::aside(state));
    if (!details.view.voidReason.isEmpty())
        add(wrapped(tr("Void: “%1”").arg(details.view.voidReason)));
    m_column->addSpacing(style::Gap);
}

void DocumentPanel::addParty(const DocumentDetails &details)
{
    const Party &party = details.view.state.content.party;
    QLabel *name = wrapped(party.name.isEmpty() ? tr("No party yet") : party.name);
    QFont font = name->font();
    font.setWeight(QFont::DemiBold);
    name->setFont(font);
    add(name);
    if (const QString address = addressLine(party); !address.isEmpty())
        add(wrapped(address));
    m_column->addSpacing(style::Gap);
}

void DocumentPanel::addTotals(const DocumentDetails &details)
{
    const DocumentContent &content = details.view.state.content;
    const QLocale locale;
    const auto currency = Currency::fromCode(content.currency);
    QGridLayout *grid = addGrid();
    if (currency && content.kind.traits().showsPrices) {
        const Money net(details.row.net, *currency);
        const Money gross(details.row.gross, *currency);
        addFact(*grid, tr("Net"), words::amount(net, locale));
        addFact(*grid, tr("Total"), words::amountWithCurrency(gross, locale), true);
    }
    if (content.due.isValid())
        addFact(*grid, words::fieldName(QStringLiteral("due"), content.kind), words::date(content.due, locale));
    const auto lines = static_cast<int>(content.lines.size());
    addFact(*grid, tr("Lines"), locale.toString(lines));
    addFact(*grid, tr("Printed"),
        details.row.copies > 0 ? tr("%n time(s), on paper or as PDF", nullptr, details.row.copies) : tr("not yet"));
    m_column->addSpacing(style::Gap);
}

void DocumentPanel::addHistory(const DocumentDetails &details)
{
    add(style::sectionTitle(tr("History")));
    QGridLayout *grid = addGrid();
    for (const StoryLine &line : storyOf(details.story)) {
        const int row = grid->rowCount();
        QLabel *when = style::aside(words::shortTime(line.at, QLocale()));
        when->setToolTip(words::localTime(line.at, QLocale()));
        when->setWordWrap(false);
        when->setMinimumWidth(TimeWidth);
        grid->addWidget(when, row, 0, Qt::AlignTop);
        grid->addWidget(wrapped(tr("%1 · %2").arg(line.what, line.by)), row, 1, Qt::AlignTop);
        if (!line.more.isEmpty())
            grid->addWidget(style::aside(line.more), row + 1, 1, Qt::AlignTop);
    }
    m_column->addSpacing(style::Gap);
}

void DocumentPanel::addLinks(const DocumentDetails &details)
{
    if (!details.links.empty())
        add(style::sectionTitle(tr("Follows and leads to")));
    for (const DocumentLink &link : details.links) {
        const QString kind = words::kindName(link.kind).toLower();
        const QString name = link.number.isEmpty() ? tr("draft %1").arg(kind) : link.number;
        auto *button = new QPushButton(
            style::stateIcon(link.state), (link.leadsThere ? tr("leads to %1") : tr("follows %1")).arg(name));
        button->setToolTip(tr("Open the %1").arg(kind));
        connect(button, &QPushButton::clicked, this, [this, id = link.document] { emit documentActivated(id); });
        m_column->addWidget(button, 0, Qt::AlignLeft);
    }
    if (!details.row.number.isEmpty()) {
        auto *button = new QPushButton(style::icon(QStringLiteral("audit")), tr("Show the number's story"));
        connect(
            button, &QPushButton::clicked, this, [this, number = details.row.number] { emit numberActivated(number); });
        m_column->addSpacing(style::Gap);
        m_column->addWidget(button, 0, Qt::AlignLeft);
    }
}

} // namespace seriatim
