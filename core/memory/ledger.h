#pragma once

#include "memory/documenttable.h"
#include "memory/numbertable.h"
#include "memory/partytable.h"

namespace seriatim {

/// The whole log at one moment, and all that is read from it: a plain value. A transaction works on a copy, and its
/// commit puts the copy in the place of the original: slow for a million numbers, but plainly right, which is what
/// tests and an oracle want.
class Ledger
{
public:
    explicit Ledger(const LogInfo &info) : m_info(info) {}

    /// Appends the events of one command and folds them. Throws `LogError` for versions that are not the next, for
    /// columns that the format forbids, and for a number given twice, as a database's keys do.
    std::vector<RecordedEvent> append(
        const CommandKey &command, const std::vector<NewEvent> &events, const Session &session);

    /// The same log, folded anew from its first event.
    Ledger rebuilt() const;
    /// The tables by name that differ.
    QStringList differencesFrom(const Ledger &other) const;

    const LogInfo &info() const { return m_info; }
    const std::vector<RecordedEvent> &events() const { return m_events; }
    std::vector<RecordedEvent> stream(const QString &name) const;
    Version versionOf(const QString &stream) const;
    std::optional<CommandRecord> command(const QString &id) const;

    const NumberTable &numbers() const { return m_numbers; }
    const DocumentTable &documents() const { return m_documents; }
    const PartyTable &parties() const { return m_parties; }

private:
    RecordedEvent record(
        const QString &commandId, const NewEvent &event, const QString &time, const Session &session) const;
    void take(const RecordedEvent &recorded);
    void fold(const RecordedEvent &recorded);
    void claimNumbers(const RecordedEvent &recorded, const AnyEvent &event);

    LogInfo m_info;
    std::vector<RecordedEvent> m_events;
    std::map<QString, std::vector<std::size_t>> m_streams; ///< Indices into `m_events`.
    std::map<QString, CommandRecord> m_commands;
    std::map<QString, qint64> m_texts; ///< Numbers that are given, and the position that gave each.

    NumberTable m_numbers;
    DocumentTable m_documents;
    PartyTable m_parties;
};

} // namespace seriatim
