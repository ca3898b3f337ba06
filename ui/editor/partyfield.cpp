#include "ui/editor/partyfield.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStandardItemModel>

#include "ui/style/icons.h"

namespace seriatim {

namespace {

constexpr int Proposals = 12;
constexpr int Pause = 120; ///< Milliseconds after a key.

} // namespace

QString partyInShort(const Party &party)
{
    const QString city = QStringLiteral("%1 %2").arg(party.address.postcode, party.address.city).trimmed();
    QStringList place{party.address.street, city, party.address.country};
    place.removeAll(QString());
    QStringList parts{place.join(QStringLiteral(", ")), party.taxId};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

PartyField::PartyField(Desk &desk, QWidget *parent)
    : QLineEdit(parent), m_desk(desk), m_completer(new QCompleter(this)), m_proposals(new QStandardItemModel(this))
{
    m_completer->setModel(m_proposals);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->setMaxVisibleItems(Proposals + 1);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &PartyField::take);
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(this, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &PartyField::ask);
    setPlaceholderText(tr("Type a name"));
}

void PartyField::ask()
{
    const QString typed = text().trimmed();
    if (typed.isEmpty() || isReadOnly()) {
        m_completer->popup()->hide();
        return;
    }
    m_desk.ask([typed](Store &store) { return store.parties().find(typed, false, std::nullopt, Proposals); })
        .then(this, [this, typed](const Reply<std::vector<PartyRow>> &reply) {
            if (const auto *trouble = std::get_if<Trouble>(&reply))
                return emit failed(*trouble);
            emit loaded();
            if (hasFocus() && typed == text().trimmed())
                propose(typed, std::get<std::vector<PartyRow>>(reply));
        });
}

void PartyField::propose(const QString &typed, const std::vector<PartyRow> &parties)
{
    m_parties = parties;
    m_proposals->clear();
    for (const PartyRow &row : parties) {
        const QString more = partyInShort(row.card.party);
        m_proposals->appendRow(new QStandardItem(style::icon(QStringLiteral("parties"), style::Tone::Muted),
            more.isEmpty() ? row.card.party.name : QStringLiteral("%1 · %2").arg(row.card.party.name, more)));
    }
    m_proposals->appendRow(
        new QStandardItem(style::icon(QStringLiteral("new")), tr("Add “%1” to the address book…").arg(typed)));
    m_completer->complete();
}

void PartyField::take(const QModelIndex &index)
{
    const auto row = static_cast<std::size_t>(index.row());
    if (row < m_parties.size())
        emit chosen(m_parties[row]);
    else
        emit creationWanted(text().trimmed());
}

} // namespace seriatim
