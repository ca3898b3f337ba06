#pragma once

#include "log/codec.h"
#include "log/plainissue.h"
#include "store/store.h"
#include "usecases/commands.h"

namespace seriatim {

/// One command at work within a transaction: it loads, decides, and gathers the events that `append` then appends.
/// A refusal on the way leaves nothing behind, for nothing is appended before the end.
class Work
{
public:
    Work(Store &store, Transaction &transaction, const CommandKey &key, Carried &carried);

    const Store &store() const { return m_store; }
    const Numbers &numbers() const { return m_store.numbers(); }
    const CommandKey &key() const { return m_key; }
    QString actor() const { return m_store.log().session().actor; }
    QDateTime now() const { return m_store.log().now(); }
    /// The day of the command, where it is given. The same for all of it.
    QDate today() const
    {
        if (m_today.isNull())
            m_today = now().toLocalTime().date();
        return m_today;
    }

    /// As `seriatim::clockFault` finds it, looked at once.
    const std::optional<Refusal> &clockFault();

    LoadedDocument document(const QString &id) const;
    /// The series as it was carried here, with the periods and numbers known of it; or loaded.
    Result<LoadedSeries> series(const QString &code);
    const Company &company();
    /// The code of the series that usually numbers documents of the kind; empty if there is none.
    QString usualSeries(DocumentKind kind);
    /// For the commands that follow: its events were appended, and of the periods that were loaded the latest finalized
    /// numbers are known.
    void carry(LoadedSeries series);

    /// The series as far as it must be known to reserve and finalize by that date: the period's counters, or, if it has
    /// none yet, the latest period that has. What is known already is not read again.
    void loadPeriod(LoadedSeries &series, const Period &period) const;
    /// The register's rows of these ordinals.
    void loadNumbers(LoadedSeries &series, const Period &period, qint64 first, qint64 last) const;
    /// The open reservations of the series, in the periods that are loaded.
    void loadReservations(LoadedSeries &series) const;
    /// The finalized neighbours of the ordinal, for the check of the date order.
    void loadNeighbours(LoadedSeries &series, const Period &period, qint64 ordinal) const;

    /// The finalized neighbour of an ordinal that is the latest: there is none above it.
    void loadLatest(LoadedSeries &series, const Period &period, qint64 ordinal) const;

    /// Decides, gathers the events, and evolves what was loaded by them.
    Result<document::Events> execute(LoadedDocument &document, const document::Command &command);
    Result<series::Events> execute(LoadedSeries &series, const series::Command &command);
    /// For streams without a decider.
    [[nodiscard]] std::optional<Refusal> add(const QString &stream, Version version, const AnyEvent &event);

    /// Appends what was gathered, as one command. The position of the last event; without any, that of the head.
    /// `issue`: what they say, if a document was issued under the next number of its period.
    Position append(const std::optional<PlainIssue> &issue = {});

private:
    Store &m_store;
    Transaction &m_transaction;
    CommandKey m_key;
    Carried &m_carried;
    mutable QDate m_today; ///< Looked at once: each time the system looks for the zone's file.
    std::vector<NewEvent> m_events;
};

/// The series as the log and the register have it, for a command or for what a screen says ahead of one.
Result<LoadedSeries> loadSeries(const Store &store, const QString &code);
/// The same with the counters of all its periods, which what is decided about the series itself depends on.
Result<LoadedSeries> loadWholeSeries(const Store &store, const QString &code);
void loadPeriodOf(const Numbers &numbers, series::State &series, const Period &period);
void loadNumbersOf(const Numbers &numbers, series::State &series, const Period &period, qint64 first, qint64 last);

/// The register row as the decider knows it.
series::Number decidable(const NumberRow &row);
series::PeriodState decidable(const PeriodRow &row);
series::State decidable(const SeriesRow &row);
/// With the one of its periods that is decided about.
series::State decidable(const SeriesRow &row, const PeriodRow &period);

/// Of a new document, party …: made from the command's id, so that a repeat means the same one.
QString newIdFor(const QUuid &command);

/// Why an id that the sender made cannot name a stream: it is no UUID in the published form. An empty one is none yet.
std::optional<Refusal> idFault(const QString &id, const char *field);

/// The answer of a command on a document that was just carried out.
DocumentAnswer answerFor(const Store &store, const LoadedDocument &document, Position position);

/// Why the draft or document that the sender saw is not the one that is there.
std::optional<Refusal> versionFault(const Work &work, const LoadedDocument &document, Version expected);
/// Who changed the stream last, for a sender that saw an earlier version; with a `type`, by an event of that type.
Refusal changedMeanwhile(const Store &store, const QString &stream, const QString &type = {});

/// The refusal with the document's id among its facts.
Refusal about(const LoadedDocument &document, Refusal refusal);

/// What was accepted with the number: that its date is out of order with a neighbour's.
Refusals warningsOf(const Store &store, const series::NumberFinalized &finalized);

} // namespace seriatim
