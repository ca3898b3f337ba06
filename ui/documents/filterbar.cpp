#include "ui/documents/filterbar.h"

#include <QMenu>
#include <QRegularExpression>

#include "ui/style/flowlayout.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "words/words.h"

namespace seriatim {

namespace {

const std::vector<DocumentState> OpenDrafts{DocumentState::Draft, DocumentState::Reserved};

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent),
      m_period(new style::Chip(tr("Any time"))),
      m_state(new style::Chip(tr("Any state"))),
      m_drafts(new style::Chip(tr("Open drafts"))),
      m_party(new style::Chip({}))
{
    auto *row = new style::FlowLayout(this);
    row->setContentsMargins(style::Margin - 2, style::Gap + 2, style::Margin - 2, style::Gap + 2);
    row->setSpacing(style::Unit + 2);
    makeKinds(row);
    makePeriods();
    makeStates();
    m_drafts->setToolTip(tr("Only drafts, with or without a number"));
    for (QWidget *chip : {m_period, m_state, m_drafts, m_party})
        row->addWidget(chip);
    connect(m_drafts, &QToolButton::clicked, this, [this](bool on) {
        m_filter.states = on ? OpenDrafts : std::vector<DocumentState>();
        apply();
    });
    connect(m_party, &QToolButton::clicked, this, [this] {
        if (!m_filter.partyId.isEmpty())
            return setParty({}, {});
        showParty();
        emit partyWanted();
    });
    showParty();
}

void FilterBar::makeKinds(QLayout *row)
{
    for (std::size_t i = 0; i < DocumentKind::all().size(); ++i) {
        const DocumentKind kind = DocumentKind::at(static_cast<qsizetype>(i));
        auto *chip = new style::Chip(words::kindPlural(kind));
        chip->setToolTip(tr("Only %1").arg(chip->text().toLower()));
        connect(chip, &QToolButton::clicked, this,
            [this, kind](bool on) { setKind(on ? std::optional(kind) : std::nullopt); });
        m_kinds.push_back(chip);
        row->addWidget(chip);
    }
}

void FilterBar::makePeriods()
{
    auto *menu = new QMenu(m_period);
    menu->addAction(tr("Any time"), this, [this] { setYear(0, tr("Any time")); });
    const int year = QDate::currentDate().year();
    for (const int each : {year, year - 1, year - 2})
        menu->addAction(QString::number(each), this, [this, each] { setYear(each, QString::number(each)); });
    menu->addSeparator();
    menu->addAction(tr("This month"), this, [this] {
        const QDate today = QDate::currentDate();
        m_filter.from = QDate(today.year(), today.month(), 1);
        m_filter.to = QDate(today.year(), today.month(), today.daysInMonth());
        m_period->setText(tr("This month"));
        apply();
    });
    menu->addAction(tr("Last 30 days"), this, [this] {
        m_filter.from = QDate::currentDate().addDays(-30);
        m_filter.to = QDate();
        m_period->setText(tr("Last 30 days"));
        apply();
    });
    m_period->setMenu(menu);
    m_period->setPopupMode(QToolButton::InstantPopup);
    m_period->setToolTip(tr("Only documents dated in this time"));
}

void FilterBar::makeStates()
{
    auto *menu = new QMenu(m_state);
    const auto add = [this, menu](const QString &name, const std::vector<DocumentState> &states, const QIcon &icon) {
        menu->addAction(icon, name, this, [this, name, states] {
            m_filter.states = states;
            apply();
        });
    };
    add(tr("Any state"), {}, {});
    for (const auto state : {DocumentState::Draft, DocumentState::Reserved, DocumentState::Issued,
             DocumentState::Credited, DocumentState::Voided, DocumentState::Discarded})
        add(words::stateName(state), {state}, style::stateIcon(state));
    m_state->setMenu(menu);
    m_state->setPopupMode(QToolButton::InstantPopup);
    m_state->setToolTip(tr("Only documents in this state"));
}

void FilterBar::setYear(int year, const QString &name)
{
    m_filter.from = year ? QDate(year, 1, 1) : QDate();
    m_filter.to = year ? QDate(year, 12, 31) : QDate();
    m_period->setText(name);
    apply();
}

void FilterBar::setKind(std::optional<DocumentKind> kind)
{
    m_filter.kind = kind;
    apply();
}

void FilterBar::setText(const QString &text)
{
    m_filter.text = text;
    // "00008" is the end of a number: no amount is written so.
    static const QRegularExpression numberLike(QStringLiteral("^\\s*0\\d"));
    const auto amount = text.contains(numberLike) ? std::nullopt : words::parseAmount(text, QLocale());
    m_filter.amount = amount ? amount->toString() : QString();
    apply();
}

void FilterBar::setParty(const QString &id, const QString &name)
{
    m_filter.partyId = id;
    m_partyName = name;
    apply();
}

void FilterBar::showParty()
{
    const bool isOne = !m_filter.partyId.isEmpty();
    m_party->setText(isOne ? QFontMetrics(font()).elidedText(m_partyName, Qt::ElideRight, 160) + QStringLiteral("  ×")
                           : tr("Any party"));
    m_party->setToolTip(isOne ? tr("Show the documents of all parties again") : tr("Only documents of one party"));
    m_party->setChecked(isOne);
}

void FilterBar::clear()
{
    m_filter = {};
    m_period->setText(tr("Any time"));
    apply();
    emit cleared();
}

void FilterBar::apply()
{
    for (std::size_t i = 0; i < m_kinds.size(); ++i)
        m_kinds[i]->setChecked(m_filter.kind == DocumentKind::at(static_cast<qsizetype>(i)));
    m_period->setChecked(m_filter.from.isValid());
    m_drafts->setChecked(m_filter.states == OpenDrafts);
    m_state->setChecked(m_filter.states.size() == 1);
    m_state->setText(m_filter.states.size() == 1 ? words::stateName(m_filter.states.front()) : tr("Any state"));
    showParty();
    for (QWidget *chip : {m_period, m_state, m_party})
        chip->updateGeometry();
    emit changed(m_filter);
}

} // namespace seriatim
