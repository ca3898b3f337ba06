#include "audit/storytest.h"

namespace seriatim {

using namespace series;
using namespace document;

Rules yearlyRules(const QString &mask)
{
    Rules rules;
    rules.mask = mask;
    rules.stepBack = true;
    return rules;
}

NumberFinalized finalized(qint64 ordinal)
{
    const QString number = QStringLiteral("INV-2026-%1").arg(ordinal, 5, 10, QLatin1Char('0'));
    return {Year, ordinal, ordinal, Document, number, QDate(2026, 3, 16), {}};
}

DocumentIssued issued(qint64 ordinal)
{
    DocumentContent content;
    content.date = finalized(ordinal).date;
    return {content, {}, "INV", Year, ordinal, finalized(ordinal).number};
}

void StoryTest::init()
{
    m_notebook = std::make_unique<Notebook>();
    m_numbers = std::make_unique<NumberCheck>(*m_notebook);
    m_story = std::make_unique<StoryCheck>(*m_notebook, *m_numbers, true);
    m_versions.clear();
    m_recorded = {};
    m_recorded.commandId = QStringLiteral("one");
    m_recorded.actor = QStringLiteral("anna");
    define("INV", yearlyRules("INV-{YYYY}-{#####}"));
}

void StoryTest::tell(const AnyEvent &event, const QString &stream)
{
    ++m_recorded.position;
    m_recorded.stream = stream;
    m_recorded.version = ++m_versions[stream];
    m_recorded.type = codec::typeOf(event);
    m_story->take(m_recorded, event);
    m_numbers->take(m_recorded, event);
}

void StoryTest::reserve(qint64 first, qint64 last, const QString &pattern)
{
    const auto text = [&](qint64 ordinal) {
        const qsizetype digits = pattern.count(u'#');
        return QString(pattern).replace(
            u'{' + QString(digits, u'#') + u'}', QString::number(ordinal).rightJustified(digits, u'0'));
    };
    tell(NumberReserved{Year, first, last, text(first), text(last), pattern, {}, "paper pad", "anna"});
}

void StoryTest::reserveFor(const QString &document, qint64 ordinal)
{
    const QString number = finalized(ordinal).number;
    tell(NumberReserved{Year, ordinal, ordinal, number, number, "INV-2026-{#####}", document, {}, "anna"});
}

void StoryTest::issue(const QString &document, qint64 ordinal)
{
    reserveFor(document, ordinal);
    tell(issued(ordinal), codec::documentStream(document));
    NumberFinalized number = finalized(ordinal);
    number.document = document;
    tell(number);
}

void StoryTest::issueReserved(qint64 ordinal, const QDate &date, const QString &inversion)
{
    const QString document = QStringLiteral("0b7e3f0e-7f3c-4d0a-9d41-%1").arg(ordinal, 12, 10, QLatin1Char('0'));
    tell(ReservationMoved{Year, ordinal, ordinal, document, {}});
    DocumentIssued paper = issued(ordinal);
    paper.content.date = date;
    tell(paper, codec::documentStream(document));
    tell(NumberFinalized{Year, ordinal, ordinal, document, finalized(ordinal).number, date, inversion});
}

void StoryTest::changeRules(const QDate &from, const Rules &rules)
{
    tell(SeriesRulesChanged{{from, Period::of(from, rules.reset, rules.fiscalYearStart), rules}});
}

void StoryTest::define(const QString &code, const Rules &rules)
{
    tell(SeriesDefined{{code, {}, code, {}, false}, {{}, Year, rules}}, codec::seriesStream(code));
}

QStringList StoryTest::findings()
{
    m_story->finish();
    QStringList ids;
    for (const Finding &finding : m_notebook->findings())
        ids.append(findingId(finding.kind));
    return ids;
}

} // namespace seriatim
