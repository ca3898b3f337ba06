#pragma once

#include "log/codec.h"
#include "store/store.h"
#include "usecases/commands.h"

#include <QJsonObject>

namespace seriatim {

/// A document as loaded from its stream, to decide on.
struct LoadedDocument {
    QString id;
    document::State state;
    Version version = 0;
};

/// A series as loaded from its head and register rows: the rules, and of its periods and numbers those asked for.
struct LoadedSeries {
    series::State state;
    Version version = 0;
};

/// One command at work within a transaction: it loads, decides, and gathers the events that `append` then appends.
/// A refusal on the way leaves nothing behind, for nothing is appended before the end.
class Work
{
public:
    Work(Store &store, Transaction &transaction, const CommandKey &key);

    const Store &store() const { return m_store; }
    const Numbers &numbers() const { return m_store.numbers(); }
    const CommandKey &key() const { return m_key; }
    QString actor() const { return m_store.log().session().actor; }
    QDateTime now() const { return m_store.log().session().clock(); }
    QDate today() const { return now().toLocalTime().date(); }

    LoadedDocument document(const QString &id) const;
    Result<LoadedSeries> series(const QString &code) const;

    /// The series as far as it must be known to reserve and finalize by that date.
    void loadPeriod(LoadedSeries &series, const Period &period) const;
    /// The register's rows of these ordinals.
    void loadNumbers(LoadedSeries &series, const Period &period, qint64 first, qint64 last) const;
    /// The finalized neighbours of the ordinal, for the check of the date order.
    void loadNeighbours(LoadedSeries &series, const Period &period, qint64 ordinal) const;

    /// Decides, gathers the events, and evolves what was loaded by them.
    Result<document::Events> execute(LoadedDocument &document, const document::Command &command);
    Result<series::Events> execute(LoadedSeries &series, const series::Command &command);
    /// For streams without a decider.
    [[nodiscard]] std::optional<Refusal> add(const QString &stream, Version version, const AnyEvent &event);

    /// Appends what was gathered, as one command. The position of the last event; without any, that of the head.
    Position append();

private:
    Store &m_store;
    Transaction &m_transaction;
    CommandKey m_key;
    std::vector<NewEvent> m_events;
};

/// The register row as the decider knows it.
series::Number decidable(const NumberRow &row);
series::PeriodState decidable(const PeriodRow &row);
series::State decidable(const SeriesRow &row);

/// What was done by a command that is sent a second time.
std::vector<RecordedEvent> eventsOf(const EventLog &log, const CommandRecord &record);

/// Carries out one command within a transaction that is already open: decides it, or, if it was done before, answers
/// how things stand now. `decide(Work &)` answers a Result; `repeat(events)` makes the answer of a repeat.
template <typename Decide, typename Repeat>
auto perform(Store &store, Transaction &transaction, const CommandKey &key, Decide decide, Repeat repeat)
    -> std::invoke_result_t<Decide, Work &>
{
    if (const auto done = store.log().command(key.id)) {
        if (done->request != key.request)
            return Refusal{Rule::CommandReused, "command", {{"value", codec::text(key.id)}}};
        return repeat(eventsOf(store.log(), *done));
    }
    Work work(store, transaction, key);
    return decide(work);
}

/// The log's lock; or why nothing can be written: the log is only read, or others hold it for too long.
Result<std::unique_ptr<Transaction>> beginWriting(Store &store);

/// One command, one transaction: lock, load, decide, append, commit.
template <typename Decide, typename Repeat>
auto transact(Store &store, const CommandKey &key, Decide decide, Repeat repeat) -> std::invoke_result_t<Decide, Work &>
{
    const auto begun = beginWriting(store);
    if (isRefused(begun))
        return refusalOf(begun);
    Transaction &transaction = *std::get<std::unique_ptr<Transaction>>(begun);
    auto result = perform(store, transaction, key, decide, repeat);
    if (!isRefused(result))
        transaction.commit();
    return result;
}

/// The key of a command: its id, and a digest of verb and request.
CommandKey keyOf(const CommandBase &command, const char *verb, QJsonObject request);

/// Of a new document, party …: made from the command's id, so that a repeat means the same one.
QString newIdFor(const QUuid &command);

/// Why an id that the sender made cannot name a stream: it is no UUID in the published form. An empty one is none yet.
std::optional<Refusal> idFault(const QString &id, const char *field);

/// Answers of repeats: how things stand now.
Result<DocumentAnswer> repeatedDocument(const Store &store, const std::vector<RecordedEvent> &events);
Result<NumbersAnswer> repeatedNumbers(const Store &store, const std::vector<RecordedEvent> &events);
Result<Answer> repeatedAnswer(const std::vector<RecordedEvent> &events);

/// The answer of a command on a document that was just carried out.
DocumentAnswer answerFor(const Store &store, const LoadedDocument &document, Position position);

/// Why the draft or document that the sender saw is not the one that is there.
std::optional<Refusal> versionFault(const Work &work, const LoadedDocument &document, Version expected);

} // namespace seriatim
