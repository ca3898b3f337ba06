#include "ui/dialogs/draftchooser.h"

#include <QListWidget>
#include <QLocale>

#include "ui/reading.h"
#include "ui/style.h"
#include "usecases/work.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int MostDrafts = 200;

/// The newest drafts of the kind that hold no number, and whose date lies in the number's period.
std::vector<DocumentRow> readDrafts(const Store &store, const NumberRow &number, DocumentKind kind)
{
    DocumentFilter filter;
    filter.kind = kind;
    filter.states = {DocumentState::Draft};
    const auto row = store.numbers().series(number.series);
    if (!row)
        return {};
    const series::State state = decidable(*row);
    std::vector<DocumentRow> drafts;
    for (const DocumentRow &draft : store.documents().page(filter, {}, MostDrafts).rows) {
        const bool otherSeries = !draft.series.isEmpty() && draft.series != number.series;
        if (!otherSeries && draft.date.isValid() && state.rulesAt(draft.date).periodOf(draft.date) == number.period)
            drafts.push_back(draft);
    }
    return drafts;
}

QString wordsFor(const DocumentRow &draft)
{
    const QString party = draft.partyName.isEmpty() ? DraftChooser::tr("no party yet") : draft.partyName;
    const auto currency = Currency::fromCode(draft.currency);
    const QString total = currency ? words::amountWithCurrency(Money(draft.gross, *currency), QLocale()) : QString();
    return QStringLiteral("%1 · %2 · %3").arg(words::date(draft.date, QLocale()), party, total);
}

} // namespace

DraftChooser::DraftChooser(Desk &desk, const NumberRow &number, DocumentKind kind, QWidget *parent)
    : CommandDialog(desk, parent), m_number(number), m_kind(kind), m_drafts(new QListWidget), m_empty(style::label({}))
{
    introduce(
        tr("Put %1 on a draft").arg(number.number), tr("The draft then holds the number, and is issued with it."));
    setVerb(tr("Put it there"));
    form().add(QStringLiteral("document"), tr("&Draft"), m_drafts);
    form().addNote(m_empty);
    m_empty->setWordWrap(true);
    m_drafts->setMinimumHeight(160);
    m_drafts->setFocus();
    connect(m_drafts, &QListWidget::currentRowChanged, this, &DraftChooser::review);
    connect(m_drafts, &QListWidget::itemActivated, sendButton(), &QPushButton::click);
    read();
    review();
}

void DraftChooser::read()
{
    desk()
        .ask([number = m_number, kind = m_kind](Store &store) { return readDrafts(store, number, kind); })
        .then(this, [this](const Reply<std::vector<DocumentRow>> &reply) {
            if (const auto *drafts = readOrTell(reply, *banner(), QStringLiteral("drafts"), [this] { read(); }))
                offer(*drafts);
        });
}

void DraftChooser::offer(const std::vector<DocumentRow> &drafts)
{
    for (const DocumentRow &draft : drafts) {
        auto *item = new QListWidgetItem(wordsFor(draft), m_drafts);
        item->setData(Qt::UserRole, draft.id);
    }
    m_empty->setText(drafts.empty() ? tr("There is no draft of this kind, dated in the number's period, that holds no "
                                         "number yet. Write one first.")
                                    : QString());
    m_empty->setVisible(drafts.empty());
    form().setRowVisible(QStringLiteral("document"), !drafts.empty());
    fitHeight();
    m_drafts->setCurrentRow(0);
    review();
}

QString DraftChooser::obstacle() const
{
    return m_drafts->currentItem() ? QString() : tr("Select a draft.");
}

void DraftChooser::send()
{
    const MoveReservation command{
        {commandId()}, m_number.number, false, m_drafts->currentItem()->data(Qt::UserRole).toString()};
    perform([command](Store &store) { return moveReservation(store, command); },
        [](const NumbersAnswer &answer) { return tr("%1 is on the draft now.").arg(answer.firstNumber); });
}

} // namespace seriatim
