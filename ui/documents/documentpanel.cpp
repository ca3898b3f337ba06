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
    setMinimumWidth(220);
    setFocusPolicy(Qt::NoFocus);
}

void DocumentPanel::begin()
{
    m_body = new QWidget;
    m_body->setBackgroundRole(QPalette::Base);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(style::Margin, style::Margin, style::Margin, style::Margin);
    m_column->setSpacing(style::Unit);
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
    if (currency && content.kind.traits().showsPrices) {
        const Money net(details.row.net, *currency);
        const Money gross(details.row.gross, *currency);
        QString sums =
            tr("Net %1 · total %2").arg(words::amount(net, locale), words::amountWithCurrency(gross, locale));
        if (content.due.isValid())
            sums = tr("%1 by %2").arg(sums, words::date(content.due, locale));
        add(wrapped(sums));
    }
    const auto lines = static_cast<int>(content.lines.size());
    add(style::aside(details.row.copies > 0
            ? tr("%n line(s) · printed or exported %1 ×", nullptr, lines).arg(details.row.copies)
            : tr("%n line(s) · not printed yet", nullptr, lines)));
    m_column->addSpacing(style::Gap);
}

void DocumentPanel::addHistory(const DocumentDetails &details)
{
    add(style::sectionTitle(tr("History")));
    for (const StoryLine &line : storyOf(details.story)) {
        add(wrapped(tr("%1 · %2").arg(line.what, line.by)));
        QString when = words::localTime(line.at, QLocale());
        if (!line.more.isEmpty())
            when = QStringLiteral("%1 · %2").arg(when, line.more);
        add(style::aside(when));
    }
    m_column->addSpacing(style::Gap);
}

void DocumentPanel::addLinks(const DocumentDetails &details)
{
    if (!details.links.empty())
        add(style::sectionTitle(tr("Follows and leads to")));
    for (const DocumentLink &link : details.links) {
        const QString name = link.number.isEmpty() ? tr("draft") : link.number;
        auto *button = new QPushButton(style::stateIcon(link.state),
            (link.leadsThere ? tr("leads to %1 %2") : tr("follows %1 %2"))
                .arg(words::kindName(link.kind).toLower(), name));
        button->setToolTip(tr("Open it"));
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
