#include "ui/dialogs/reserveblockdialog.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>

#include "ui/reading.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

ReserveBlockDialog::ReserveBlockDialog(Desk &desk, const QString &series, const QDate &date, QWidget *parent)
    : CommandDialog(desk, parent),
      m_series(new QComboBox),
      m_date(new QDateEdit(date)),
      m_count(new QSpinBox),
      m_purpose(new QLineEdit),
      m_preview(style::label({}))
{
    introduce(tr("Reserve a block of numbers"),
        tr("The numbers become yours now. Each must later be put on a draft and issued, or be voided with a reason; "
           "none goes back by itself."));
    setVerb(tr("Reserve"));
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(words::dateFormat(QLocale()));
    m_count->setRange(1, static_cast<int>(series::MaxBlock));
    m_count->setGroupSeparatorShown(true);
    m_purpose->setPlaceholderText(tr("paper pad 7, branch Cork, quoted on the phone …"));
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_preview->setWordWrap(true);
    form().add(QStringLiteral("series"), tr("&Series"), m_series);
    form().add(QStringLiteral("date"), tr("&Date"), m_date, tr("It decides the period that the numbers belong to."));
    form().add(QStringLiteral("count"), tr("&How many"), m_count);
    form().addNote(m_preview);
    form().add(QStringLiteral("purpose"), tr("&Purpose"), m_purpose);
    connect(&form(), &FieldForm::edited, this, [this](const QString &field) {
        if (field != u"purpose")
            lookAhead();
    });
    fillSeries(series);
    m_count->setFocus();
    m_count->selectAll();
    review();
}

void ReserveBlockDialog::fillSeries(const QString &suggested)
{
    desk()
        .ask([](Store &store) { return store.numbers().allSeries(); })
        .then(this, [this, suggested](const Reply<std::vector<SeriesRow>> &reply) {
            const auto again = [this, suggested] { fillSeries(suggested); };
            if (const auto *rows = readOrTell(reply, *banner(), QStringLiteral("series"), again))
                offerSeries(*rows, suggested);
        });
}

void ReserveBlockDialog::offerSeries(const std::vector<SeriesRow> &rows, const QString &suggested)
{
    for (const SeriesRow &row : rows) {
        if (!row.retired)
            m_series->addItem(
                QStringLiteral("%1  %2").arg(row.definition.code, row.definition.name), row.definition.code);
    }
    m_series->setCurrentIndex(std::max(0, m_series->findData(suggested)));
    lookAhead();
}

void ReserveBlockDialog::lookAhead()
{
    m_isPossible = false;
    review();
    desk()
        .ask([series = m_series->currentData().toString(), date = m_date->date(), count = m_count->value()](
                 Store &store) { return previewBlock(store, series, date, count); })
        .then(this, [this, looking = ++m_looking](const Reply<BlockPreview> &reply) {
            if (looking == m_looking)
                showPreview(reply);
        });
}

void ReserveBlockDialog::showPreview(const Reply<BlockPreview> &reply)
{
    form().clearFaults();
    m_preview->clear();
    const auto *preview = readOrTell(reply, *banner(), QStringLiteral("preview"), [this] { lookAhead(); });
    if (const auto *refusal = std::get_if<Refusal>(&reply)) {
        const QString field = form().has(refusal->field) ? refusal->field : QStringLiteral("series");
        form().markFault(field, words::sentence(*refusal));
    } else if (preview) {
        m_isPossible = true;
        m_preview->setText(preview->firstNumber == preview->lastNumber
                ? tr("next: %1, not reserved").arg(preview->firstNumber)
                : tr("next: %1 … %2, not reserved").arg(preview->firstNumber, preview->lastNumber));
    }
    review();
}

QString ReserveBlockDialog::obstacle() const
{
    if (m_purpose->text().trimmed().isEmpty())
        return tr("Say what the numbers are for.");
    return m_isPossible ? QString() : tr("No such numbers can be reserved.");
}

void ReserveBlockDialog::send()
{
    const ReserveBlock command{{commandId()}, m_series->currentData().toString(), m_date->date(), m_count->value(),
        m_purpose->text().trimmed()};
    perform([command](Store &store) { return reserveBlock(store, command); },
        [](const NumbersAnswer &answer) {
            return answer.first == answer.last ? tr("%1 is reserved.").arg(answer.firstNumber)
                                               : tr("%1 … %2 are reserved.").arg(answer.firstNumber, answer.lastNumber);
        });
}

} // namespace seriatim
