#include "ui/editor/partyfield.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QStandardItemModel>

#include "ui/style/icons.h"

namespace seriatim {

namespace {

constexpr int Proposals = 12;
constexpr int Pause = 120;      ///< Milliseconds after a key.
constexpr int Namesakes = 1000; ///< Parties whose data contain a name, among which the one that is called so is.

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
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_isTyped = true;
        m_pause.start();
    });
    connect(this, &QLineEdit::editingFinished, this, qOverload<>(&PartyField::takeNamed));
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
    m_isTyped = false;
    ++m_lookedFor;
    const auto row = static_cast<std::size_t>(index.row());
    if (row < m_parties.size())
        emit chosen(m_parties[row]);
    else
        emit creationWanted(text().trimmed());
}

void PartyField::takeNamed()
{
    const QString name = text().trimmed();
    if (name.isEmpty() || isReadOnly() || !std::exchange(m_isTyped, false))
        return;
    m_desk.ask([name](Store &store) { return store.parties().find(name, false, std::nullopt, Namesakes); })
        .then(this, [this, name, lookedFor = ++m_lookedFor](const Reply<std::vector<PartyRow>> &reply) {
            if (const auto *trouble = std::get_if<Trouble>(&reply))
                return emit failed(*trouble);
            emit loaded();
            if (lookedFor == m_lookedFor && name == text().trimmed())
                takeNamed(name, std::get<std::vector<PartyRow>>(reply));
        });
}

void PartyField::takeNamed(const QString &name, std::vector<PartyRow> found)
{
    std::erase_if(found,
        [&](const PartyRow &row) { return row.card.party.name.trimmed().compare(name, Qt::CaseInsensitive) != 0; });
    if (found.size() == 1)
        emit chosen(found.front());
    else if (found.size() > 1)
        emit ambiguous(name);
}

/// The list would go on taking keys that are meant for what is shown instead.
void PartyField::hideEvent(QHideEvent *event)
{
    m_pause.stop();
    m_completer->popup()->hide();
    QLineEdit::hideEvent(event);
}

} // namespace seriatim
