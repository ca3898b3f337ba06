#include "words/words.h"

#include "words/patterns.h"

/// One row a sentence, as for refusals: the first one whose facts are all there.
namespace seriatim::words {

namespace {

struct Row {
    FindingKind kind;
    const char *sentence;
};

// clang-format off
constexpr Row Rows[] = {
    // The chain and its columns.
    {FindingKind::PositionMissing, QT_TRANSLATE_NOOP("words", "Events are missing: positions <first:count> to <last:count> are not there. They were deleted, or the end was cut off.")},
    {FindingKind::PositionMissing, QT_TRANSLATE_NOOP("words", "Events are missing: they were deleted, or the end was cut off.")},
    {FindingKind::HashWrong, QT_TRANSLATE_NOOP("words", "Event <position:count> (<type>, <stream>) does not fit its hash: it, or one before it, was changed after it was written.")},
    {FindingKind::HashWrong, QT_TRANSLATE_NOOP("words", "An event does not fit its hash: it was changed after it was written.")},
    {FindingKind::VersionWrong, QT_TRANSLATE_NOOP("words", "Event <position:count> is version <found:count> of <stream>, where <expected:count> should follow.")},
    {FindingKind::VersionWrong, QT_TRANSLATE_NOOP("words", "A stream's versions do not follow each other.")},
    {FindingKind::HeadWrong, QT_TRANSLATE_NOOP("words", "The log says that it ends at position <found:count>, but its last event is <expected:count>.")},
    {FindingKind::HeadWrong, QT_TRANSLATE_NOOP("words", "The log states another end than its last event.")},
    {FindingKind::ColumnMalformed, QT_TRANSLATE_NOOP("words", "The column <column> of event <position:count> is not in the published form.")},
    {FindingKind::ColumnMalformed, QT_TRANSLATE_NOOP("words", "A column of an event is not in the published form.")},
    {FindingKind::UnknownType, QT_TRANSLATE_NOOP("words", "Event <position:count> is of the type <type>, which this version does not know.")},
    {FindingKind::UnknownType, QT_TRANSLATE_NOOP("words", "An event is of a type that this version does not know.")},
    {FindingKind::StreamWrong, QT_TRANSLATE_NOOP("words", "Event <position:count> (<type>) stands in <stream>, where such an event does not belong.")},
    {FindingKind::StreamWrong, QT_TRANSLATE_NOOP("words", "An event stands in a stream where it does not belong.")},
    {FindingKind::DataUnreadable, QT_TRANSLATE_NOOP("words", "The data of event <position:count> (<type>) cannot be read: <detail>.")},
    {FindingKind::DataUnreadable, QT_TRANSLATE_NOOP("words", "The data of an event cannot be read.")},
    {FindingKind::DataNotCanonical, QT_TRANSLATE_NOOP("words", "The data of event <position:count> is not in the published form (<what>).")},
    {FindingKind::DataNotCanonical, QT_TRANSLATE_NOOP("words", "The data of an event is not in the published form.")},
    // The numbers' story.
    {FindingKind::RangeMalformed, QT_TRANSLATE_NOOP("words", "Event <position:count> names an impossible range of numbers, <first> to <last>, in series <series>.")},
    {FindingKind::RangeMalformed, QT_TRANSLATE_NOOP("words", "An event names an impossible range of numbers.")},
    {FindingKind::NumberSkipped, QT_TRANSLATE_NOOP("words", "Series <series>, <period:period>: the numbers <first> to <last> were skipped.")},
    {FindingKind::NumberSkipped, QT_TRANSLATE_NOOP("words", "Numbers were skipped.")},
    {FindingKind::NumberGivenTwice, QT_TRANSLATE_NOOP("words", "<number> was given twice: event <position:count> gives it again.")},
    {FindingKind::NumberGivenTwice, QT_TRANSLATE_NOOP("words", "Series <series>, <period:period>: number <ordinal> was given twice; event <position:count> gives it again.")},
    {FindingKind::NumberGivenTwice, QT_TRANSLATE_NOOP("words", "A number was given twice.")},
    {FindingKind::NumberNotOpen, QT_TRANSLATE_NOOP("words", "Event <position:count> (<type>) changes <number>, which was <state> by then.")},
    {FindingKind::NumberNotOpen, QT_TRANSLATE_NOOP("words", "Event <position:count> (<type>) changes number <ordinal> of series <series>, whose state does not allow it.")},
    {FindingKind::NumberNotOpen, QT_TRANSLATE_NOOP("words", "An event changes a number whose state does not allow it.")},
    {FindingKind::ReleaseNotLatest, QT_TRANSLATE_NOOP("words", "Event <position:count> gives <number> back, which was not the latest: that leaves a hole.")},
    {FindingKind::ReleaseNotLatest, QT_TRANSLATE_NOOP("words", "A number was given back that was not the latest: that leaves a hole.")},
    {FindingKind::ReleaseOfShown, QT_TRANSLATE_NOOP("words", "Event <position:count> gives <number> back, which had left the program on a page: the page bears a number that can go out again.")},
    {FindingKind::ReleaseOfShown, QT_TRANSLATE_NOOP("words", "A number was given back that had left the program on a page.")},
    {FindingKind::ReleaseForbidden, QT_TRANSLATE_NOOP("words", "Event <position:count> gives <number> back, which the rules of series <series> do not allow.")},
    {FindingKind::ReleaseForbidden, QT_TRANSLATE_NOOP("words", "A number was given back against the rules of its series.")},
    {FindingKind::PeriodClosed, QT_TRANSLATE_NOOP("words", "Series <series>, <period:period>: it was closed with <reserved:count> open reservations.")},
    {FindingKind::PeriodClosed, QT_TRANSLATE_NOOP("words", "Series <series>, <period:period>: event <position:count> (<type>) changes it after it was closed.")},
    {FindingKind::PeriodClosed, QT_TRANSLATE_NOOP("words", "A period was changed after it was closed.")},
    {FindingKind::PeriodClosedEarly, QT_TRANSLATE_NOOP("words", "Series <series>, <period:period>: it was closed before its end.")},
    {FindingKind::PeriodClosedEarly, QT_TRANSLATE_NOOP("words", "A period was closed before its end.")},
    {FindingKind::TextWrong, QT_TRANSLATE_NOOP("words", "Event <position:count> writes <number> as “<found>”.")},
    {FindingKind::TextWrong, QT_TRANSLATE_NOOP("words", "Event <position:count> writes the numbers of series <series> as “<found>”, which its mask does not.")},
    {FindingKind::TextWrong, QT_TRANSLATE_NOOP("words", "A number is written otherwise than its series' mask does.")},
    {FindingKind::TextClash, QT_TRANSLATE_NOOP("words", "The numbers “<found>” of series <series> can be the same as “<other>” of series <otherSeries>.")},
    {FindingKind::TextClash, QT_TRANSLATE_NOOP("words", "Two series can have the same numbers.")},
    {FindingKind::NumberOfOtherDraft, QT_TRANSLATE_NOOP("words", "Event <position:count> gives <number> to the document <document>, which had not reserved it.")},
    {FindingKind::NumberOfOtherDraft, QT_TRANSLATE_NOOP("words", "A number went to another document than the one that had reserved it.")},
    {FindingKind::NumberOfOtherHolder, QT_TRANSLATE_NOOP("words", "Event <position:count> issues <number> by <by>, although <holder> held its reservation.")},
    {FindingKind::NumberOfOtherHolder, QT_TRANSLATE_NOOP("words", "A number was issued by somebody else than who held its reservation.")},
    {FindingKind::DateOutsidePeriod, QT_TRANSLATE_NOOP("words", "Event <position:count> dates the document with <number> to <date:date>, which is not in <period:period>.")},
    {FindingKind::DateOutsidePeriod, QT_TRANSLATE_NOOP("words", "A document is dated outside the period of its number.")},
    {FindingKind::InversionMistold, QT_TRANSLATE_NOOP("words", "Event <position:count> dates <number> to <date:date>, out of order with <other>, and does not say so: the audit cannot show it.")},
    {FindingKind::InversionMistold, QT_TRANSLATE_NOOP("words", "Event <position:count> says that the date of <number>, <date:date>, is out of order with <found>, which it is not.")},
    {FindingKind::InversionMistold, QT_TRANSLATE_NOOP("words", "What an event says about the order of dates is not so.")},
    {FindingKind::InversionForbidden, QT_TRANSLATE_NOOP("words", "Event <position:count> dates <number> to <date:date>, out of order with <other>, which the rules of series <series> refuse.")},
    {FindingKind::InversionForbidden, QT_TRANSLATE_NOOP("words", "A document is dated out of order, which the rules of its series refuse.")},
    // Documents and numbers.
    {FindingKind::NumberWithoutDocument, QT_TRANSLATE_NOOP("words", "<number> is finalized without its document being issued.")},
    {FindingKind::NumberWithoutDocument, QT_TRANSLATE_NOOP("words", "A number is finalized without its document being issued.")},
    {FindingKind::DocumentWithoutNumber, QT_TRANSLATE_NOOP("words", "A document was issued as <number>, but the series does not know of it.")},
    {FindingKind::DocumentWithoutNumber, QT_TRANSLATE_NOOP("words", "A document was issued without its number being finalized.")},
    {FindingKind::VoidWithoutNumber, QT_TRANSLATE_NOOP("words", "The document <document> was voided, but not its number.")},
    {FindingKind::VoidWithoutNumber, QT_TRANSLATE_NOOP("words", "A document was voided, but not its number.")},
    {FindingKind::VoidWithoutDocument, QT_TRANSLATE_NOOP("words", "Series <series>, <period:period>: number <ordinal> was voided, but not its document.")},
    {FindingKind::VoidWithoutDocument, QT_TRANSLATE_NOOP("words", "A number was voided, but not its document.")},
    {FindingKind::FrozenDocumentChanged, QT_TRANSLATE_NOOP("words", "Event <position:count> (<type>) changes the document <document>, which was frozen by then.")},
    {FindingKind::FrozenDocumentChanged, QT_TRANSLATE_NOOP("words", "An issued document was changed.")},
    {FindingKind::CreditedDocumentVoided, QT_TRANSLATE_NOOP("words", "Event <position:count> voids the document <document>, against which a credit memo stands.")},
    {FindingKind::CreditedDocumentVoided, QT_TRANSLATE_NOOP("words", "A document was voided against which a credit memo stands.")},
    {FindingKind::TotalsWrong, QT_TRANSLATE_NOOP("words", "The totals of <number>, as event <position:count> states them, are not what its lines come to.")},
    {FindingKind::TotalsWrong, QT_TRANSLATE_NOOP("words", "The totals of a document are not what its lines come to.")},
    // Read models.
    {FindingKind::ReadModelDiffers, QT_TRANSLATE_NOOP("words", "The table <table> does not say what the log says since event <changedEvent:count> was changed, at <key>. It may be the table that is right: do not rebuild it, but restore the log from a backup.")},
    {FindingKind::ReadModelDiffers, QT_TRANSLATE_NOOP("words", "The table <table> does not say what the log says, at <key>. “seriatim rebuild” makes it anew.")},
    {FindingKind::ReadModelDiffers, QT_TRANSLATE_NOOP("words", "The table <table> does not say what the log says. “seriatim rebuild” makes it anew.")},
    {FindingKind::ReadModelDiffers, QT_TRANSLATE_NOOP("words", "A table does not say what the log says since event <changedEvent:count> was changed. It may be the table that is right: do not rebuild it, but restore the log from a backup.")},
    {FindingKind::ReadModelDiffers, QT_TRANSLATE_NOOP("words", "A table does not say what the log says. “seriatim rebuild” makes it anew.")},
    {FindingKind::ReadModelsNotMade, QT_TRANSLATE_NOOP("words", "The tables cannot be made anew from the log: <detail>. The log holds events that cannot be.")},
    {FindingKind::ReadModelsNotMade, QT_TRANSLATE_NOOP("words", "The tables cannot be made anew from the log.")},
    {FindingKind::CountersDiffer, QT_TRANSLATE_NOOP("words", "The counters of series <series>, <period:period>, do not say what the log says since event <changedEvent:count> was changed. They may be right: do not rebuild them, but restore the log from a backup.")},
    {FindingKind::CountersDiffer, QT_TRANSLATE_NOOP("words", "The counters of series <series>, <period:period>, do not say what the log says. “seriatim rebuild” makes them anew.")},
    {FindingKind::CountersDiffer, QT_TRANSLATE_NOOP("words", "Counters do not say what the log says since event <changedEvent:count> was changed. They may be right: do not rebuild them, but restore the log from a backup.")},
    {FindingKind::CountersDiffer, QT_TRANSLATE_NOOP("words", "Counters do not say what the log says. “seriatim rebuild” makes them anew.")},
    // The file.
    {FindingKind::TailCut, QT_TRANSLATE_NOOP("words", "The end of the log was cut off: its tables tell of events up to <last:count>, which it does not hold any more, and of the numbers <numbers>. Do not rebuild it, for that destroys the evidence; restore it from a backup.")},
    {FindingKind::TailCut, QT_TRANSLATE_NOOP("words", "The end of the log was cut off: its tables tell of events up to <last:count>, which it does not hold any more. Do not rebuild it, for that destroys the evidence; restore it from a backup.")},
    {FindingKind::TailCut, QT_TRANSLATE_NOOP("words", "The end of the log was cut off: its tables tell of events that it does not hold any more. Do not rebuild it, for that destroys the evidence; restore it from a backup.")},
    {FindingKind::SchemaDiffers, QT_TRANSLATE_NOOP("words", "The log's file lacks the <type> <missing>, which guards the log or keeps its tables, and event <changedEvent:count> was changed. Restore the log from a backup.")},
    {FindingKind::SchemaDiffers, QT_TRANSLATE_NOOP("words", "The <type> <changed> in the log's file is not the one that this version makes, and event <changedEvent:count> was changed. Restore the log from a backup.")},
    {FindingKind::SchemaDiffers, QT_TRANSLATE_NOOP("words", "The <type> <foreign> in the log's file is none of Seriatim's, and may change what is written or found, and event <changedEvent:count> was changed. Restore the log from a backup.")},
    {FindingKind::SchemaDiffers, QT_TRANSLATE_NOOP("words", "The log's file lacks the <type> <missing>, which guards the log or keeps its tables. “seriatim rebuild” puts it back.")},
    {FindingKind::SchemaDiffers, QT_TRANSLATE_NOOP("words", "The <type> <changed> in the log's file is not the one that this version makes. “seriatim rebuild” puts it back.")},
    {FindingKind::SchemaDiffers, QT_TRANSLATE_NOOP("words", "The <type> <foreign> in the log's file is none of Seriatim's, and may change what is written or found. “seriatim rebuild” takes it away.")},
    {FindingKind::SchemaDiffers, QT_TRANSLATE_NOOP("words", "The log's file states <rows:count> heads of the log, where there is one. Restore it from a backup.")},
    {FindingKind::SchemaDiffers, QT_TRANSLATE_NOOP("words", "The log's file is not made as this version makes it, and event <changedEvent:count> was changed. Restore the log from a backup.")},
    {FindingKind::SchemaDiffers, QT_TRANSLATE_NOOP("words", "The log's file is not made as this version makes it. “seriatim rebuild” puts back what guards the log and keeps its tables.")},
    {FindingKind::LiveElsewhere, QT_TRANSLATE_NOOP("words", "Event <position:count> (<type>) was appended here after the log had moved to “<place>”: it may be live there, too, and the same numbers be given twice.")},
    {FindingKind::LiveElsewhere, QT_TRANSLATE_NOOP("words", "The log moved to “<place>”, and can be written here all the same: the same numbers could be given twice. Nothing was written here since; use the one over there.")},
    {FindingKind::LiveElsewhere, QT_TRANSLATE_NOOP("words", "The log was written here after it had moved elsewhere: it may be live there, too, and the same numbers be given twice.")},
    {FindingKind::FileUnsound, QT_TRANSLATE_NOOP("words", "The file is damaged in the table <table>: <key>, and event <changedEvent:count> was changed. Restore the log from a backup.")},
    {FindingKind::FileUnsound, QT_TRANSLATE_NOOP("words", "The file is damaged in the table <table>: <key>. “seriatim rebuild” makes tables and indexes anew; if the table is still damaged then, restore the log from a backup.")},
    {FindingKind::FileUnsound, QT_TRANSLATE_NOOP("words", "The file is damaged, and event <changedEvent:count> was changed. Restore the log from a backup.")},
    {FindingKind::FileUnsound, QT_TRANSLATE_NOOP("words", "The file is damaged. “seriatim rebuild” makes tables and indexes anew; if it is still damaged then, restore the log from a backup.")},
    // The server.
    {FindingKind::ServerDiffers, QT_TRANSLATE_NOOP("words", "“<role>” may do <privilege> on the <type> <object> of the server, past what guards the log. Have its administrator take that back (REVOKE).")},
    {FindingKind::ServerDiffers, QT_TRANSLATE_NOOP("words", "The <type> <object> of the server belongs to “<owner>”, not to “seriatim_owner”. Have its administrator give it back (ALTER … OWNER TO seriatim_owner).")},
    {FindingKind::ServerDiffers, QT_TRANSLATE_NOOP("words", "“<member>” is a clerk or an auditor, and a member of “seriatim_owner” as well, whom nothing guards the log against. Have the server's administrator take that back (REVOKE seriatim_owner).")},
    {FindingKind::ServerDiffers, QT_TRANSLATE_NOOP("words", "The server lacks the <type> <missing>, which guards the log or keeps its tables. “seriatim server-setup” puts it back.")},
    {FindingKind::ServerDiffers, QT_TRANSLATE_NOOP("words", "The <type> <changed> on the server is not the one that this version makes, or is switched off. “seriatim server-setup” puts it back.")},
    {FindingKind::ServerDiffers, QT_TRANSLATE_NOOP("words", "The <type> <foreign> on the server is none of Seriatim's, and may change what is written or found. “seriatim server-setup” takes it away.")},
    {FindingKind::ServerDiffers, QT_TRANSLATE_NOOP("words", "What guards the log on the server is not what this version puts there. “seriatim server-setup” puts it back.")},
};
// clang-format on

} // namespace

QString sentence(const Finding &finding)
{
    QMap<QString, QString> facts = finding.facts;
    facts.insert("position", QString::number(finding.position));
    for (const Row &row : Rows) {
        if (row.kind != finding.kind)
            continue;
        if (const auto text = filled(QCoreApplication::translate("words", row.sentence), {}, facts))
            return *text;
    }
    return findingId(finding.kind); // Never: every kind has a row that needs no fact (tests/words/tst_refusals.cpp).
}

} // namespace seriatim::words
