#include "audit/verify.h"

#include <functional>

#include "audit/eventcheck.h"
#include "audit/notebook.h"
#include "audit/numbercheck.h"
#include "audit/storycheck.h"
#include "log/chain.h"
#include "readmodel/givingway.h"

namespace seriatim {

namespace {

constexpr int PageSize = 1000;

class Verification
{
public:
    Verification(const EventLog &log, const Numbers &numbers, Upkeep &upkeep, const VerifyOptions &options)
        : m_log(log),
          m_numbers(numbers),
          m_upkeep(upkeep),
          m_options(options),
          m_givingWay(options.progress),
          m_fromStart(options.verified.position == 0),
          m_register(m_notebook),
          m_story(m_notebook, m_register, m_fromStart)
    {
        m_head = m_fromStart ? Head{0, chain::genesis(log.info().id)} : options.verified;
    }

    VerifyReport run()
    {
        bool complete = readOn();
        if (complete) {
            m_story.finish();
            checkHead();
            complete = compareReadModels();
        }
        return {m_events, m_head, m_notebook.findings(), complete, m_notebook.isTruncated()};
    }

private:
    /// Reads what there is behind the last event that was read. False: cancelled.
    bool readOn() { return readOn(std::ref(m_givingWay)); }

    bool readOn(const Progress &progress)
    {
        for (;;) {
            const auto page = m_log.read(m_head.position, PageSize);
            for (const RecordedEvent &event : page)
                check(event);
            if (progress && !progress(m_head.position, m_log.info().head.position))
                return false;
            if (page.empty())
                return true;
        }
    }

    void check(const RecordedEvent &event)
    {
        ++m_events;
        if (event.position != m_head.position + 1)
            m_notebook.note(m_head.position + 1, FindingKind::PositionMissing,
                {{"first", QString::number(m_head.position + 1)}, {"last", QString::number(event.position - 1)}});
        if (chain::link(m_head.hash, event) != event.hash) {
            m_notebook.note(event.position, FindingKind::HashWrong, {{"stream", event.stream}, {"type", event.type}});
            m_changed = m_changed.value_or(event.position);
        }
        // By what is stored, so that one edited event is one finding.
        m_head = {event.position, event.hash};

        const auto known = checkEvent(event, m_notebook);
        m_story.take(event, known);
        if (known && m_fromStart)
            m_register.take(event, *known);
    }

    void checkHead()
    {
        const LogInfo info = m_log.info();
        const Head &stored = info.head;
        const bool isChanged = stored.position == m_head.position && stored.hash != m_head.hash;
        if (isChanged)
            m_changed = m_changed.value_or(m_head.position);
        if (isChanged || stored.position < m_head.position)
            m_notebook.note(0, FindingKind::HeadWrong,
                {{"expected", QString::number(m_head.position)}, {"found", QString::number(stored.position)}});
        if (const auto &moved = m_story.endsWithMove(); moved && info.role == LogRole::Live)
            m_notebook.note(0, FindingKind::LiveElsewhere, {{"place", moved->to}});
        // Others may append meanwhile: then there is an event to read behind ours.
        if (stored.position > m_head.position && m_log.read(m_head.position, 1).empty())
            m_notebook.note(m_head.position + 1, FindingKind::PositionMissing,
                {{"first", QString::number(m_head.position + 1)}, {"last", QString::number(stored.position)}});
    }

    bool compareReadModels()
    {
        if (!m_options.readModels)
            return true;
        bool goOn = true;
        const Progress progress = [&](qint64 done, qint64 total) {
            goOn = goOn && (!m_options.progress || m_options.progress(done, total));
            return goOn;
        };
        try {
            for (const Difference &difference : m_upkeep.compare(progress))
                take(difference);
        } catch (const LogError &error) {
            // Events that cannot be are refused by the keys and guards of the fresh tables.
            m_notebook.note(0, FindingKind::ReadModelsNotMade, {{"detail", error.detail()}});
        }
        // Of what was cut off there are still counters: that is told already.
        return goOn && (!m_fromStart || m_isCut || compareCounters());
    }

    void take(const Difference &difference)
    {
        auto facts = difference.facts;
        facts.insert("table", difference.table);
        facts.insert("key", difference.key);
        m_isCut = m_isCut || difference.kind == FindingKind::TailCut;
        noteOfTables(difference.kind, facts);
    }

    /// Where an event was changed, what is made from the log cannot be made anew: the sentence must not tell one to.
    void noteOfTables(FindingKind kind, QMap<QString, QString> facts)
    {
        if (m_changed)
            facts.insert("changedEvent", QString::number(*m_changed));
        m_notebook.note(0, kind, facts);
    }

    /// The register of the read models against the one made here, at one and the same position: what others append
    /// meanwhile is in neither.
    bool compareCounters()
    {
        // Most of what was appended since is read before the snapshot, so that it lives for a moment only.
        if (!readOn())
            return false;
        const auto moment = m_numbers.snapshot();
        if (!readOn(m_options.progress)) // In a snapshot nobody rests.
            return false;
        m_story.finish();
        try {
            for (const Finding &each : counterDifferences())
                noteOfTables(each.kind, each.facts);
        } catch (const LogError &error) {
            if (error.kind() != LogError::Kind::Damaged)
                throw;
            noteOfTables(FindingKind::CountersDiffer, {}); // No counter has such a name.
        }
        return true;
    }

    Findings counterDifferences() const
    {
        Findings found;
        for (const auto &[key, book] : m_register.books()) {
            const PeriodRow &expected = book.counters();
            auto stored = m_numbers.period(key.first, key.second).value_or(PeriodRow());
            // A period without numbers begins wherever its rules say.
            if (expected.next == expected.first && stored.next == stored.first)
                stored.first = stored.next = expected.first;
            if (stored != expected)
                found.push_back(
                    {0, FindingKind::CountersDiffer, {{"series", key.first}, {"period", key.second.key()}}});
        }
        for (const SeriesRow &series : m_numbers.allSeries()) {
            for (const PeriodRow &row : m_numbers.periods(series.definition.code)) {
                if (!m_register.books().contains({row.series, row.period}))
                    found.push_back(
                        {0, FindingKind::CountersDiffer, {{"series", row.series}, {"period", row.period.key()}}});
            }
        }
        return found;
    }

    const EventLog &m_log;
    const Numbers &m_numbers;
    Upkeep &m_upkeep;
    const VerifyOptions &m_options;
    GivingWay m_givingWay;
    const bool m_fromStart;
    Notebook m_notebook;
    NumberCheck m_register;
    StoryCheck m_story;
    Head m_head;
    qint64 m_events = 0;
    std::optional<Position> m_changed; ///< The first event that is not what was written.
    bool m_isCut = false;              ///< The read models tell of events behind the head.
};

} // namespace

VerifyReport verify(const EventLog &log, const Numbers &numbers, Upkeep &upkeep, const VerifyOptions &options)
{
    VerifyReport report = Verification(log, numbers, upkeep, options).run();
    log.settle();
    return report;
}

} // namespace seriatim
