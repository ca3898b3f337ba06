#include "ui/parties/partydocuments.h"

#include <QLocale>
#include <QVBoxLayout>

#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int Shown = 30;

QString wordsFor(const DocumentRow &row)
{
    const QString number = row.number.isEmpty() ? words::kindName(row.kind) : row.number;
    const auto currency = Currency::fromCode(row.currency);
    const QString day = words::date(row.date, QLocale());
    const QString text = QStringLiteral("%1 · %2\n%3").arg(number, words::stateName(row.state), day);
    if (!currency || !row.kind.traits().showsPrices)
        return text;
    return QStringLiteral("%1 · %2").arg(text, words::amountWithCurrency(Money(row.gross, *currency), QLocale()));
}

} // namespace

PartyDocuments::PartyDocuments(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_list(new QListWidget),
      m_empty(style::aside({})),
      m_all(new QPushButton(tr("All its &documents")))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(style::Margin, style::Margin, style::Margin, style::Gap);
    column->setSpacing(style::Gap);
    column->addWidget(style::sectionTitle(tr("Latest documents")));
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addWidget(m_all, 0, Qt::AlignLeft);
    column->addStretch(); // The title stays above where there is no list.
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSpacing(2);
    m_list->setIconSize({16, 16});
    m_list->setAccessibleName(tr("Latest documents"));
    connect(m_list, &QListWidget::itemActivated, this,
        [this](const QListWidgetItem *item) { emit documentActivated(item->data(Qt::UserRole).toString()); });
    connect(m_all, &QPushButton::clicked, this, [this] { emit allWanted(m_party); });
    take({});
}

void PartyDocuments::setParty(const QString &id)
{
    if (id == m_party)
        return;
    m_party = id;
    take({});
    m_empty->setVisible(id.isEmpty()); // Only what was read can be told.
    reload();
}

void PartyDocuments::reload()
{
    if (m_party.isEmpty())
        return;
    DocumentFilter filter;
    filter.partyId = m_party;
    m_desk.ask([filter](Store &store) { return store.documents().page(filter, {}, Shown); })
        .then(this, [this, reading = ++m_reading](const Reply<DocumentPage> &reply) {
            if (reading != m_reading)
                return;
            if (const auto *page = std::get_if<DocumentPage>(&reply)) {
                take(*page);
                emit loaded();
            } else if (const auto *trouble = std::get_if<Trouble>(&reply)) {
                emit failed(*trouble);
            }
        });
}

void PartyDocuments::take(const DocumentPage &page)
{
    const int current = m_list->currentRow();
    m_list->clear();
    for (const DocumentRow &row : page.rows) {
        auto *item = new QListWidgetItem(style::stateIcon(row.state), wordsFor(row), m_list);
        item->setData(Qt::UserRole, row.id);
    }
    m_list->setCurrentRow(std::min(current, m_list->count() - 1));
    m_empty->setText(
        m_party.isEmpty() ? tr("Select a party to see its documents.") : tr("There is no document of this party yet."));
    m_empty->setVisible(page.rows.empty());
    m_list->setVisible(!page.rows.empty());
    m_all->setVisible(!page.rows.empty());
}

} // namespace seriatim
