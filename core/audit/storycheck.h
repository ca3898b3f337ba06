#pragma once

#include "audit/notebook.h"
#include "audit/numbercheck.h"
#include "log/codec.h"

#include <QHash>
#include <QSet>

#include <set>

namespace seriatim {

/// Holds streams and documents against each other: versions without gap; a document that is issued once and then
/// frozen; no number without its document, nor a document without its number, within one command, and so for voiding
/// both; and nothing behind the end of a log that moved but its arrival.
class StoryCheck
{
public:
    /// `fromStart`: the first event taken is the first of the log, so that what is not known was not there.
    StoryCheck(Notebook &notebook, const NumberCheck &numbers, bool fromStart)
        : m_notebook(notebook), m_numbers(numbers), m_fromStart(fromStart)
    {
    }

    /// `event` is empty if it cannot be told what the event says. Taken before the register takes it.
    void take(const RecordedEvent &recorded, const std::optional<AnyEvent> &event);
    /// There is no further event.
    void finish() { endCommand(); }
    /// Whether the last event says that the log moved away, and where to.
    const std::optional<LogMoved> &endsWithMove() const { return m_moved; }

private:
    enum Status : quint8 { Unknown, Draft, Discarded, Issued, Voided };
    struct Trace {
        quint32 version = 0;
        Status status = Unknown;
        const std::pair<QString, Period> *period = nullptr; ///< Series and period of its number, once issued.
        qint64 ordinal = 0;
    };

    struct Bond {
        qint64 position = 0;
        QString document;
        QString number;
        QString series;
        Period period;
        qint64 ordinal = 0; ///< 0: of no number that is known.

        QMap<QString, QString> facts() const;
        bool isOfNumber(const Bond &other) const
        {
            return series == other.series && period == other.period && ordinal == other.ordinal;
        }
        bool isOf(const Bond &other) const
        {
            return document == other.document && number == other.number && isOfNumber(other);
        }
    };

    /// What the events of the command at hand claim.
    struct Claims {
        QString command;
        std::vector<Bond> finalized, issued, voidedNumbers, voidedDocuments;
    };

    Trace &traceOf(const QString &stream);
    void checkVersion(const RecordedEvent &recorded, Trace &trace);
    void checkStatus(const RecordedEvent &recorded, const AnyEvent &event, Trace &trace);
    void bind(Trace &trace, const document::DocumentIssued &issued);
    void checkCredits(const RecordedEvent &recorded, const AnyEvent &event);
    void checkPlace(const RecordedEvent &recorded, const std::optional<AnyEvent> &event);
    void claim(const RecordedEvent &recorded, const AnyEvent &event);
    void endCommand();
    void noteUnmatched(const std::vector<Bond> &ones, const std::vector<Bond> &others,
        bool (Bond::*match)(const Bond &) const, FindingKind kind);

    Notebook &m_notebook;
    const NumberCheck &m_numbers;
    const bool m_fromStart;
    QHash<QUuid, Trace> m_documents;                ///< By UUID: a million of them take some fifty megabytes.
    std::set<std::pair<QString, Period>> m_periods; ///< That have issued documents: each is kept once.
    QHash<QString, Trace> m_streams;                ///< All others.
    QHash<QString, QSet<QString>> m_credits;        ///< The memos that stand against a document, where there are any.
    std::optional<LogMoved> m_moved;                ///< The event before, if it is one.
    Claims m_claims;
};

} // namespace seriatim
