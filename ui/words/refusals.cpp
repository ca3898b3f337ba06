#include "words/words.h"

#include <algorithm>

#include "words/patterns.h"

/// One row a sentence: the first one counts whose rule matches, whose field matches (if it names one), and whose facts
/// are all there (see `patterns.h`). So a rule's rows go from the exact to the general, and the last needs no fact.
namespace seriatim::words {

namespace {

struct Row {
    Rule rule;
    const char *field; ///< Last part of the field's path; null for any.
    const char *sentence;
};

// clang-format off
constexpr Row Rows[] = {
    // What was typed.
    {Rule::Missing, "lines", QT_TRANSLATE_NOOP("words", "There are no lines yet. Add at least one.")},
    {Rule::Missing, nullptr, QT_TRANSLATE_NOOP("words", "<field> is missing. Please fill it in.")},
    {Rule::Missing, nullptr, QT_TRANSLATE_NOOP("words", "Something that is needed is missing.")},
    {Rule::TooLong, "line", QT_TRANSLATE_NOOP("words", "This line is too long: at most <limit:count> bytes are read. Split the document.")},
    {Rule::TooLong, "mask", QT_TRANSLATE_NOOP("words", "The mask “<mask>” makes numbers that are too long: at most <limit:count> characters are possible.")},
    {Rule::TooLong, "logo", QT_TRANSLATE_NOOP("words", "The logo is too large: at most <limit:count> bytes are possible. Use a smaller picture.")},
    {Rule::TooLong, nullptr, QT_TRANSLATE_NOOP("words", "<field> is too long: at most <limit:count> bytes of text are possible. Please shorten it.")},
    {Rule::TooLong, nullptr, QT_TRANSLATE_NOOP("words", "The whole is too large: at most <limit:count> bytes fit into one event. Split the document.")},
    {Rule::TooLong, nullptr, QT_TRANSLATE_NOOP("words", "The text is too long. Please shorten it.")},
    {Rule::ForbiddenCharacter, "line", QT_TRANSLATE_NOOP("words", "This line is not UTF-8 text, so it cannot be read. Save the file as UTF-8.")},
    {Rule::ForbiddenCharacter, "file", QT_TRANSLATE_NOOP("words", "The file is not UTF-8 text, so it cannot be read. Save it as UTF-8.")},
    {Rule::ForbiddenCharacter, nullptr, QT_TRANSLATE_NOOP("words", "<field> holds <character:character>, which cannot be kept or printed. Delete it, or type the text anew.")},
    {Rule::ForbiddenCharacter, nullptr, QT_TRANSLATE_NOOP("words", "The text holds a character that cannot be kept or printed. Type it anew.")},
    {Rule::NotADecimal, "priceBase", QT_TRANSLATE_NOOP("words", "<field> cannot be “<value>”: it says for how many units the price is, so a number above 0 is needed.")},
    {Rule::NotADecimal, nullptr, QT_TRANSLATE_NOOP("words", "<field> cannot be “<value>”: a decimal number such as “12.90” is needed, of at most 18 digits, 9 of them behind the point.")},
    {Rule::NotADecimal, nullptr, QT_TRANSLATE_NOOP("words", "<field> must be a decimal number such as “12.90”, of at most 18 digits, 9 of them behind the point.")},
    {Rule::NotADecimal, nullptr, QT_TRANSLATE_NOOP("words", "A decimal number such as “12.90” is needed here.")},
    {Rule::NotADate, "fiscalYearStart", QT_TRANSLATE_NOOP("words", "A year begins in a month from 1 to 12, not in “<value>”.")},
    {Rule::NotADate, nullptr, QT_TRANSLATE_NOOP("words", "<field> cannot be “<value>”: a date such as <example:date> is needed.")},
    {Rule::NotADate, nullptr, QT_TRANSLATE_NOOP("words", "<field> cannot be “<value>”: a date of the calendar such as 2026-11-23 is needed.")},
    {Rule::NotADate, nullptr, QT_TRANSLATE_NOOP("words", "<field> must be a date of the calendar such as 2026-11-23.")},
    {Rule::NotADate, nullptr, QT_TRANSLATE_NOOP("words", "A date of the calendar such as 2026-11-23 is needed here.")},
    {Rule::NotAnObject, "line", QT_TRANSLATE_NOOP("words", "This line is no JSON object: <detail> (at byte <offset:count>).")},
    {Rule::NotAnObject, "line", QT_TRANSLATE_NOOP("words", "This line is no JSON object: <detail>.")},
    {Rule::NotAnObject, "file", QT_TRANSLATE_NOOP("words", "The file is no JSON object: <detail> (at byte <offset:count>).")},
    {Rule::NotAnObject, "file", QT_TRANSLATE_NOOP("words", "The file is no JSON object: <detail>.")},
    {Rule::NotAnObject, nullptr, QT_TRANSLATE_NOOP("words", "<field> must be a JSON object, with its keys in braces.")},
    {Rule::NotAnObject, nullptr, QT_TRANSLATE_NOOP("words", "A JSON object is needed here, with its keys in braces.")},
    {Rule::WrongType, nullptr, QT_TRANSLATE_NOOP("words", "<field> is of the wrong type: <expected> is needed.")},
    {Rule::WrongType, nullptr, QT_TRANSLATE_NOOP("words", "<field> is of the wrong type.")},
    {Rule::WrongType, nullptr, QT_TRANSLATE_NOOP("words", "A value of another type is needed here.")},
    {Rule::UnknownKey, nullptr, QT_TRANSLATE_NOOP("words", "The key “<value>” is not known, and was left out. Check how it is spelt.")},
    {Rule::UnknownKey, nullptr, QT_TRANSLATE_NOOP("words", "A key is not known, and was left out. Check how it is spelt.")},
    {Rule::UnknownKind, nullptr, QT_TRANSLATE_NOOP("words", "“<value>” is no kind of document. There are: <kinds>.")},
    {Rule::UnknownKind, nullptr, QT_TRANSLATE_NOOP("words", "That is no kind of document. There are: <kinds>.")},
    {Rule::UnknownCurrency, nullptr, QT_TRANSLATE_NOOP("words", "There is no currency “<value>”. Use its code of three letters, such as EUR.")},
    {Rule::UnknownCurrency, nullptr, QT_TRANSLATE_NOOP("words", "There is no such currency. Use its code of three letters, such as EUR.")},
    {Rule::UnknownCountry, nullptr, QT_TRANSLATE_NOOP("words", "There is no country “<value>”. Use its code of two letters, such as IE.")},
    {Rule::UnknownCountry, nullptr, QT_TRANSLATE_NOOP("words", "There is no such country. Use its code of two letters, such as IE.")},
    {Rule::NotALanguage, nullptr, QT_TRANSLATE_NOOP("words", "“<value>” is no code of a language. Use one such as en, or en-IE for English as it is written in Ireland.")},
    {Rule::NotALanguage, nullptr, QT_TRANSLATE_NOOP("words", "That is no code of a language. Use one such as en, or en-IE for English as it is written in Ireland.")},
    {Rule::NotABic, nullptr, QT_TRANSLATE_NOOP("words", "“<value>” is no BIC: that has 8 or 11 letters and digits, such as AIBKIE2D.")},
    {Rule::NotABic, nullptr, QT_TRANSLATE_NOOP("words", "That is no BIC: it has 8 or 11 letters and digits, such as AIBKIE2D.")},
    {Rule::UnknownTaxCategory, nullptr, QT_TRANSLATE_NOOP("words", "<field>: “<code>” needs a rate. Type it as well, such as “<code> 19 %”.")},
    {Rule::UnknownTaxCategory, nullptr, QT_TRANSLATE_NOOP("words", "<field> cannot be “<value>”. There are: <categories>.")},
    {Rule::UnknownTaxCategory, nullptr, QT_TRANSLATE_NOOP("words", "That is no tax category. There are: <categories>.")},
    {Rule::TaxRateOutOfRange, nullptr, QT_TRANSLATE_NOOP("words", "<field>: a rate of <value> % is not possible. It lies from 0 to 100, with at most four decimals.")},
    {Rule::TaxRateOutOfRange, nullptr, QT_TRANSLATE_NOOP("words", "A tax rate lies from 0 to 100, with at most four decimals.")},
    {Rule::TaxRateNotAllowed, nullptr, QT_TRANSLATE_NOOP("words", "<field>: category <category> bears no tax, so its rate is 0, not <value> %. Choose another category, or the rate 0.")},
    {Rule::TaxRateNotAllowed, nullptr, QT_TRANSLATE_NOOP("words", "This tax category bears no tax, so its rate is 0.")},
    {Rule::TooManyDigits, nullptr, QT_TRANSLATE_NOOP("words", "<field> cannot be <value>: amounts in <currency> have at most <digits> digits behind the point.")},
    {Rule::TooManyDigits, nullptr, QT_TRANSLATE_NOOP("words", "The amount has more digits behind the point than its currency.")},
    {Rule::AmountTooLarge, "lines", QT_TRANSLATE_NOOP("words", "The lines come to more than can be reckoned with. Check quantities and prices.")},
    {Rule::AmountTooLarge, nullptr, QT_TRANSLATE_NOOP("words", "<field> comes to more than can be reckoned with. Check the amounts.")},
    {Rule::AmountTooLarge, nullptr, QT_TRANSLATE_NOOP("words", "The document comes to more than can be reckoned with. Check the amounts.")},
    {Rule::TooManyLines, nullptr, QT_TRANSLATE_NOOP("words", "<field>: there are <value:count>, and at most <limit:count> fit into a document. Split the document.")},
    {Rule::TooManyLines, nullptr, QT_TRANSLATE_NOOP("words", "There are more lines than fit into a document. Split it.")},
    {Rule::NotAnIdentifier, nullptr, QT_TRANSLATE_NOOP("words", "<field> cannot be “<value>”: a UUID such as 2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11 is needed.")},
    {Rule::NotAnIdentifier, nullptr, QT_TRANSLATE_NOOP("words", "A UUID such as 2f1c7c0e-5f0a-4f39-9d6b-0c9f6e3b8a11 is needed here.")},
    {Rule::DueBeforeDate, nullptr, QT_TRANSLATE_NOOP("words", "<field>, <value:date>, lies before the document's date, <other:date>. Change one of them.")},
    {Rule::DueBeforeDate, nullptr, QT_TRANSLATE_NOOP("words", "The due date lies before the document's date. Change one of them.")},
    {Rule::PeriodReversed, nullptr, QT_TRANSLATE_NOOP("words", "<field> ends on <value:date>, before it begins on <other:date>. Exchange its days.")},
    {Rule::PeriodReversed, nullptr, QT_TRANSLATE_NOOP("words", "<field> ends before it begins. Exchange its days.")},
    {Rule::PeriodReversed, nullptr, QT_TRANSLATE_NOOP("words", "The period ends before it begins. Exchange its days.")},
    {Rule::ShareDisagrees, nullptr, QT_TRANSLATE_NOOP("words", "<field> cannot be <value>: <percent> % of <base> is <other>. Change the amount, or leave the percentage out.")},
    {Rule::ShareDisagrees, nullptr, QT_TRANSLATE_NOOP("words", "The amount is not the percentage that stands beside it. Change one of them.")},

    // Masks and series.
    {Rule::MaskMalformed, nullptr, QT_TRANSLATE_NOOP("words", "“<value>” in the mask “<mask>” is no token, or the place of the number itself, such as {#####}, is not there exactly once. Tokens are {YYYY}, {YY}, {MM} and one of {#} to {############}.")},
    {Rule::MaskMalformed, nullptr, QT_TRANSLATE_NOOP("words", "The mask is not well formed. Tokens are {YYYY}, {YY}, {MM} and, exactly once, one of {#} to {############}.")},
    {Rule::MaskForbiddenCharacter, nullptr, QT_TRANSLATE_NOOP("words", "The mask “<mask>” holds “<value>”. Beside its tokens it may hold capital letters, digits and . / _ - only.")},
    {Rule::MaskForbiddenCharacter, nullptr, QT_TRANSLATE_NOOP("words", "Beside its tokens a mask may hold capital letters, digits and . / _ - only.")},
    {Rule::MaskDigitBesideOrdinal, nullptr, QT_TRANSLATE_NOOP("words", "In the mask “<mask>” a digit or a date stands right beside the number, so that nobody could tell them apart. Put a sign such as - between them.")},
    {Rule::MaskDigitBesideOrdinal, nullptr, QT_TRANSLATE_NOOP("words", "A digit or a date stands right beside the number. Put a sign such as - between them.")},
    {Rule::MaskLacksPeriod, nullptr, QT_TRANSLATE_NOOP("words", "The mask “<mask>” lacks <value>: without it two periods would have the same numbers.")},
    {Rule::MaskLacksPeriod, nullptr, QT_TRANSLATE_NOOP("words", "The mask does not tell its periods apart, so that two would have the same numbers.")},
    {Rule::MaskBeyondPeriod, nullptr, QT_TRANSLATE_NOOP("words", "The mask “<mask>” holds <value>, which the period of the series does not fix. Take it out, or let the series begin anew more often.")},
    {Rule::MaskBeyondPeriod, nullptr, QT_TRANSLATE_NOOP("words", "The mask holds a token that the period of the series does not fix. Take it out.")},
    {Rule::MaskClash, nullptr, QT_TRANSLATE_NOOP("words", "The mask “<mask>” could make a number that “<other>” of series <series> makes, too. Choose another prefix.")},
    {Rule::MaskClash, nullptr, QT_TRANSLATE_NOOP("words", "The mask could make the numbers of another series. Choose another prefix.")},
    {Rule::UnknownSeries, nullptr, QT_TRANSLATE_NOOP("words", "There is no series “<series>”. Check its code, or define it first.")},
    {Rule::UnknownSeries, nullptr, QT_TRANSLATE_NOOP("words", "There is no such series. Check its code, or define it first.")},
    {Rule::SeriesExists, nullptr, QT_TRANSLATE_NOOP("words", "There is a series <series> already. Choose another code.")},
    {Rule::SeriesExists, nullptr, QT_TRANSLATE_NOOP("words", "There is such a series already. Choose another code.")},
    {Rule::SeriesKindDiffers, nullptr, QT_TRANSLATE_NOOP("words", "Series <series> numbers documents of the kind “<kind:kind>” only. Choose another series.")},
    {Rule::SeriesKindDiffers, nullptr, QT_TRANSLATE_NOOP("words", "The series numbers documents of another kind. Choose another series.")},
    {Rule::SeriesCodeMalformed, nullptr, QT_TRANSLATE_NOOP("words", "“<value>” cannot be the code of a series: 1 to 16 capital letters, digits and - are possible, the first no -.")},
    {Rule::SeriesCodeMalformed, nullptr, QT_TRANSLATE_NOOP("words", "The code of a series has 1 to 16 capital letters, digits and -, the first no -.")},
    {Rule::SeriesExhausted, nullptr, QT_TRANSLATE_NOOP("words", "Series <series> has no room left in this period: its mask ends at <limit:count>. Define a series with more digits as its successor.")},
    {Rule::SeriesExhausted, nullptr, QT_TRANSLATE_NOOP("words", "The series has no room left in this period. Define one with more digits as its successor.")},
    {Rule::SeriesRetired, nullptr, QT_TRANSLATE_NOOP("words", "Series <series> is retired and gives no more numbers. Choose another series.")},
    {Rule::SeriesRetired, nullptr, QT_TRANSLATE_NOOP("words", "The series is retired and gives no more numbers. Choose another series.")},
    {Rule::NoSeriesForKind, nullptr, QT_TRANSLATE_NOOP("words", "There is no usual series for documents of the kind “<kind:kind>”. Name one, or define it first.")},
    {Rule::NoSeriesForKind, nullptr, QT_TRANSLATE_NOOP("words", "There is no usual series for this kind of document. Name one, or define it first.")},
    {Rule::RulesFrozen, nullptr, QT_TRANSLATE_NOOP("words", "Series <series> never begins anew and has numbers already, so its rules stay as they are. Define a new series as its successor.")},
    {Rule::RulesFrozen, nullptr, QT_TRANSLATE_NOOP("words", "The series has numbers already, so its rules stay as they are. Define a new series as its successor.")},
    {Rule::StartOutOfRange, nullptr, QT_TRANSLATE_NOOP("words", "The first number lies from 1 to <limit:count>, the largest that the mask can show.")},
    {Rule::StartOutOfRange, nullptr, QT_TRANSLATE_NOOP("words", "The first number is not one that the mask can show.")},

    // Numbers.
    {Rule::UnknownNumber, nullptr, QT_TRANSLATE_NOOP("words", "There is no number “<number>” in the register. Check how it is spelt.")},
    {Rule::UnknownNumber, nullptr, QT_TRANSLATE_NOOP("words", "There is no such number in the register. Check how it is spelt.")},
    {Rule::NumberNotReserved, nullptr, QT_TRANSLATE_NOOP("words", "<number> is not reserved, so nothing can be done with it.")},
    {Rule::NumberNotReserved, nullptr, QT_TRANSLATE_NOOP("words", "The number is not reserved, so nothing can be done with it.")},
    {Rule::NumberAlreadyVoided, nullptr, QT_TRANSLATE_NOOP("words", "<number> is void already. A voided number is never used again.")},
    {Rule::NumberAlreadyVoided, nullptr, QT_TRANSLATE_NOOP("words", "The number is void already. A voided number is never used again.")},
    {Rule::NumberFinalized, nullptr, QT_TRANSLATE_NOOP("words", "<number> belongs to an issued document. To take it back, void that document by itself, or write a credit memo.")},
    {Rule::NumberFinalized, nullptr, QT_TRANSLATE_NOOP("words", "The number belongs to an issued document. Void that document, or write a credit memo.")},
    {Rule::NumberNotLatest, nullptr, QT_TRANSLATE_NOOP("words", "<number> is not the latest number of its series, so it cannot go back: that would leave a hole. Void it instead.")},
    {Rule::NumberNotLatest, nullptr, QT_TRANSLATE_NOOP("words", "Only the latest number of a series can go back. Void this one instead.")},
    {Rule::NumberShown, nullptr, QT_TRANSLATE_NOOP("words", "<number> was printed or exported, so somebody may have seen it, and it cannot go back. Void it instead.")},
    {Rule::NumberShown, nullptr, QT_TRANSLATE_NOOP("words", "The number was printed or exported, so it cannot go back. Void it instead.")},
    {Rule::StepBackNotAllowed, nullptr, QT_TRANSLATE_NOOP("words", "Series <series> does not allow stepping back. Void <number> instead.")},
    {Rule::StepBackNotAllowed, nullptr, QT_TRANSLATE_NOOP("words", "The series does not allow stepping back. Void the number instead.")},
    {Rule::ReservedByOther, nullptr, QT_TRANSLATE_NOOP("words", "<number> is reserved by <holder>. Take it over first, or ask <holder> to issue it.")},
    {Rule::ReservedByOther, nullptr, QT_TRANSLATE_NOOP("words", "The number is reserved by somebody else. Take it over first.")},
    {Rule::ReservationGone, nullptr, QT_TRANSLATE_NOOP("words", "<number> is no longer reserved for this document: somebody voided it, gave it back or put it elsewhere. Issue again to give the document the number that it shows now.")},
    {Rule::ReservationGone, nullptr, QT_TRANSLATE_NOOP("words", "The number is no longer reserved for this document. Issue again to give the document the number that it shows now.")},
    {Rule::DraftHoldsNumber, "reason", QT_TRANSLATE_NOOP("words", "This draft holds <number>, which becomes void when the draft is discarded. Please say why.")},
    {Rule::DraftHoldsNumber, "date", QT_TRANSLATE_NOOP("words", "This draft holds <number>, which belongs to another period than the new date. Keep the date, or say why <number> becomes void.")},
    {Rule::DraftHoldsNumber, "series", QT_TRANSLATE_NOOP("words", "This draft holds <number> of another series. Keep the series, or say why <number> becomes void.")},
    {Rule::DraftHoldsNumber, nullptr, QT_TRANSLATE_NOOP("words", "This draft holds <number> already.")},
    {Rule::DraftHoldsNumber, nullptr, QT_TRANSLATE_NOOP("words", "This draft holds a number already.")},
    {Rule::DraftHoldsNoNumber, nullptr, QT_TRANSLATE_NOOP("words", "This draft holds no number. Reserve one first.")},
    {Rule::NumberOnDraft, nullptr, QT_TRANSLATE_NOOP("words", "<number> is on another draft already. Use that draft, or discard it first.")},
    {Rule::NumberOnDraft, nullptr, QT_TRANSLATE_NOOP("words", "The number is on another draft already. Use that draft, or discard it first.")},
    {Rule::CountOutOfRange, "dueDays", QT_TRANSLATE_NOOP("words", "Days until due lie from 0 to <limit:count>.")},
    {Rule::CountOutOfRange, "number", QT_TRANSLATE_NOOP("words", "At most <limit:count> numbers can be voided at once. Choose a smaller range.")},
    {Rule::CountOutOfRange, nullptr, QT_TRANSLATE_NOOP("words", "From 1 to <limit:count> numbers can be reserved at once.")},
    {Rule::CountOutOfRange, nullptr, QT_TRANSLATE_NOOP("words", "That count is not possible.")},
    {Rule::RangeReversed, nullptr, QT_TRANSLATE_NOOP("words", "The range ends before it begins: <other> is lower than <number>. Name the lower number first.")},
    {Rule::RangeReversed, nullptr, QT_TRANSLATE_NOOP("words", "The range ends before it begins. Name the lower number first.")},
    {Rule::PeriodClosed, nullptr, QT_TRANSLATE_NOOP("words", "Series <series> is closed for <period:period>: it gives no numbers there and voids none. Choose a date in an open period, or write a credit memo.")},
    {Rule::PeriodClosed, nullptr, QT_TRANSLATE_NOOP("words", "That period is closed. Choose a date in an open one, or write a credit memo.")},
    {Rule::PeriodHasReservations, nullptr, QT_TRANSLATE_NOOP("words", "Series <series> has open reservations in <period:period>, the first of them <number>, reserved by <holder>. Issue or void them first.")},
    {Rule::PeriodHasReservations, nullptr, QT_TRANSLATE_NOOP("words", "Series <series> has open reservations in <period:period>. Issue or void them first.")},
    {Rule::PeriodHasReservations, nullptr, QT_TRANSLATE_NOOP("words", "There are open reservations. Issue or void them first.")},
    {Rule::PeriodNotOver, nullptr, QT_TRANSLATE_NOOP("words", "For series <series>, <period:period> is not over yet: it can be closed from <from:date> on.")},
    {Rule::PeriodNotOver, nullptr, QT_TRANSLATE_NOOP("words", "Series <series> never begins anew, so its period does not end and cannot be closed.")},
    {Rule::PeriodNotOver, nullptr, QT_TRANSLATE_NOOP("words", "The period is not over yet, so it cannot be closed.")},
    {Rule::DateTooFarAhead, nullptr, QT_TRANSLATE_NOOP("words", "The date, <value:date>, lies more than a year ahead. Check the year.")},
    {Rule::DateTooFarAhead, nullptr, QT_TRANSLATE_NOOP("words", "The date lies more than a year ahead. Check the year.")},
    {Rule::DateLongPast, nullptr, QT_TRANSLATE_NOOP("words", "The date, <value:date>, lies far back: the document would be numbered <number>. Check the year.")},
    {Rule::DateLongPast, nullptr, QT_TRANSLATE_NOOP("words", "The date lies far back. Check the year.")},
    {Rule::DateOutOfOrder, nullptr, QT_TRANSLATE_NOOP("words", "<number> would be dated <value:date>, but <other> is dated <otherDate:date>: number order and date order disagree.")},
    {Rule::DateOutOfOrder, nullptr, QT_TRANSLATE_NOOP("words", "The date is out of order with the neighbouring numbers of the series.")},
    {Rule::DateOutsideMask, nullptr, QT_TRANSLATE_NOOP("words", "The mask “<mask>” cannot write the year of <value:date>. Check the year.")},
    {Rule::DateOutsideMask, nullptr, QT_TRANSLATE_NOOP("words", "The mask of the series cannot write this year. Check the year.")},
    {Rule::NumberOfOtherPeriod, "last", QT_TRANSLATE_NOOP("words", "<number> is a number of series <series> in <period:period>, and <other> is not: a range lies within one series and period. Void each part by itself.")},
    {Rule::NumberOfOtherPeriod, nullptr, QT_TRANSLATE_NOOP("words", "<number> belongs to <period:period>, and the document's date does not. Choose a date there, or another number.")},
    {Rule::NumberOfOtherPeriod, nullptr, QT_TRANSLATE_NOOP("words", "The number belongs to another period than the document's date.")},
    {Rule::ReasonNeeded, "purpose", QT_TRANSLATE_NOOP("words", "Please say what the numbers are reserved for.")},
    {Rule::ReasonNeeded, nullptr, QT_TRANSLATE_NOOP("words", "Please give a reason: it is kept with the number for good.")},
    {Rule::ReasonLength, nullptr, QT_TRANSLATE_NOOP("words", "A reason has <least> to <most> characters.")},
    {Rule::ReasonLength, nullptr, QT_TRANSLATE_NOOP("words", "The reason is too short or too long.")},

    // Documents and parties.
    {Rule::UnknownDocument, "number", QT_TRANSLATE_NOOP("words", "There is no document that bears the number <number>.")},
    {Rule::UnknownDocument, nullptr, QT_TRANSLATE_NOOP("words", "There is no document <document>.")},
    {Rule::UnknownDocument, nullptr, QT_TRANSLATE_NOOP("words", "There is no such document.")},
    {Rule::NotADraft, nullptr, QT_TRANSLATE_NOOP("words", "<number> is issued, and an issued document never changes. Write a credit memo, or void it.")},
    {Rule::NotADraft, nullptr, QT_TRANSLATE_NOOP("words", "The document is no draft any more, so it cannot be changed.")},
    {Rule::NotIssued, nullptr, QT_TRANSLATE_NOOP("words", "<number> is not issued yet.")},
    {Rule::NotIssued, nullptr, QT_TRANSLATE_NOOP("words", "The document is not issued yet.")},
    {Rule::AlreadyVoid, nullptr, QT_TRANSLATE_NOOP("words", "<number> is void already.")},
    {Rule::AlreadyVoid, nullptr, QT_TRANSLATE_NOOP("words", "The document is void already.")},
    {Rule::Credited, nullptr, QT_TRANSLATE_NOOP("words", "<number> was credited by <other>, so it cannot be voided as well. Void <other> first, if it is wrong.")},
    {Rule::Credited, nullptr, QT_TRANSLATE_NOOP("words", "The document was credited, so it cannot be voided as well.")},
    {Rule::CreditExceeds, nullptr, QT_TRANSLATE_NOOP("words", "<number> comes to <limit:money>, and <other> takes back <before:money> of it already. <value:money> more is more than is left.")},
    {Rule::CreditExceeds, nullptr, QT_TRANSLATE_NOOP("words", "<number> comes to <limit:money>, and this document takes back <value:money>: more than there is.")},
    {Rule::CreditExceeds, nullptr, QT_TRANSLATE_NOOP("words", "The document takes back more than is left.")},
    {Rule::CreditsNothing, nullptr, QT_TRANSLATE_NOOP("words", "This document does not say which invoice it takes back, so nobody can see whether too much of that is taken back. Its number belongs into the field “Corrects”.")},
    {Rule::AmountNotPositive, nullptr, QT_TRANSLATE_NOOP("words", "The total is <value:money>, and usually it is more than nothing. Check whether a price or a quantity is missing, or has the wrong sign.")},
    {Rule::AmountNotPositive, nullptr, QT_TRANSLATE_NOOP("words", "The document comes to nothing, or to less. Check prices and quantities.")},
    {Rule::NotCreditable, nullptr, QT_TRANSLATE_NOOP("words", "<number> is a document of the kind “<kind:kind>”, and no credit memo takes that back. Void it instead.")},
    {Rule::NotCreditable, nullptr, QT_TRANSLATE_NOOP("words", "No credit memo takes back a document of this kind. Void it instead.")},
    {Rule::NoSuchFollowUp, nullptr, QT_TRANSLATE_NOOP("words", "No document of the kind “<kind:kind>” is made from one of the kind “<from:kind>”.")},
    {Rule::NoSuchFollowUp, nullptr, QT_TRANSLATE_NOOP("words", "No document of that kind is made from this one.")},
    {Rule::VersionChanged, nullptr, QT_TRANSLATE_NOOP("words", "<by> changed it on <at:time>, after you opened it. Look at the change before you send yours again.")},
    {Rule::VersionChanged, nullptr, QT_TRANSLATE_NOOP("words", "It was changed after you opened it. Look at the change before you send yours again.")},
    {Rule::KindFixed, nullptr, QT_TRANSLATE_NOOP("words", "This draft is of the kind “<kind:kind>”, and stays so. Begin a new document of the other kind.")},
    {Rule::KindFixed, nullptr, QT_TRANSLATE_NOOP("words", "The kind of a draft stays as it is. Begin a new document of the other kind.")},
    {Rule::UnknownParty, nullptr, QT_TRANSLATE_NOOP("words", "There is no party <value> in the address book.")},
    {Rule::UnknownParty, nullptr, QT_TRANSLATE_NOOP("words", "There is no such party in the address book.")},
    {Rule::PrintedMeanwhile, nullptr, QT_TRANSLATE_NOOP("words", "<number> was printed meanwhile (<copies:count> in all). Print again, so that the copy gets its right number.")},
    {Rule::PrintedMeanwhile, nullptr, QT_TRANSLATE_NOOP("words", "The document was printed meanwhile. Print again, so that the copy gets its right number.")},

    // The log.
    {Rule::CommandReused, nullptr, QT_TRANSLATE_NOOP("words", "The command <value> was used before for something else. Give each command an id of its own.")},
    {Rule::CommandReused, nullptr, QT_TRANSLATE_NOOP("words", "The command's id was used before for something else. Give each command an id of its own.")},
    {Rule::ClockBehind, nullptr, QT_TRANSLATE_NOOP("words", "This computer's clock says <clock:time>, but the log was written to at <head:time>. Set the clock right, or confirm that it is.")},
    {Rule::ClockBehind, nullptr, QT_TRANSLATE_NOOP("words", "This computer's clock is behind the log. Set it right, or confirm that it is.")},
    {Rule::LogBusy, nullptr, QT_TRANSLATE_NOOP("words", "Somebody else is writing to the log and has not finished. Nothing was changed; please try again.")},
    {Rule::LogMoved, nullptr, QT_TRANSLATE_NOOP("words", "This log was moved to “<place>” already, and goes on there and nowhere else. Nothing was changed.")},
    {Rule::LogMoved, nullptr, QT_TRANSLATE_NOOP("words", "This log was moved elsewhere already, and goes on there and nowhere else. Nothing was changed.")},
    {Rule::LogEmpty, nullptr, QT_TRANSLATE_NOOP("words", "The log in “<place>” holds nothing yet that could be moved. Begin a new one at the other place.")},
    {Rule::LogEmpty, nullptr, QT_TRANSLATE_NOOP("words", "The log holds nothing yet that could be moved. Begin a new one at the other place.")},
    {Rule::ChainBroken, nullptr, QT_TRANSLATE_NOOP("words", "The log in “<place>” is damaged at event <position:count>, and a damaged log is not moved. “seriatim verify” tells more; restore it from a backup.")},
    {Rule::ChainBroken, nullptr, QT_TRANSLATE_NOOP("words", "The log is damaged, and a damaged log is not moved. “seriatim verify” tells more; restore it from a backup.")},
    {Rule::PlaceTaken, nullptr, QT_TRANSLATE_NOOP("words", "“<place>” holds another log, or another story of this one, and stays as it is. Name a place where there is none.")},
    {Rule::PlaceTaken, nullptr, QT_TRANSLATE_NOOP("words", "There is another log already, and it stays as it is. Name a place where there is none.")},
    {Rule::SamePlace, nullptr, QT_TRANSLATE_NOOP("words", "“<place>” is this log itself, or another copy of it. Name a place where there is no log.")},
    {Rule::SamePlace, nullptr, QT_TRANSLATE_NOOP("words", "That is this log itself, or another copy of it. Name a place where there is no log.")},
    {Rule::NotAdministrator, nullptr, QT_TRANSLATE_NOOP("words", "That is for the administrator of a log on a server only: log in to “<place>” as whoever ran “seriatim server-setup” there.")},
    {Rule::NotAdministrator, nullptr, QT_TRANSLATE_NOOP("words", "That is for the administrator of a log on a server only: log in as whoever ran “seriatim server-setup” there.")},
    {Rule::CopyDiffers, nullptr, QT_TRANSLATE_NOOP("words", "The copy in “<place>” differs from what its events say, in the table <table> at <key>, so the log was not moved: it goes on where it is. Remove the copy, and begin anew.")},
    {Rule::CopyDiffers, nullptr, QT_TRANSLATE_NOOP("words", "The copy differs from what its events say, so the log was not moved: it goes on where it is. Remove the copy, and begin anew.")},
    {Rule::LogReadOnly, nullptr, QT_TRANSLATE_NOOP("words", "<reason:readonly>")},
    {Rule::LogReadOnly, nullptr, QT_TRANSLATE_NOOP("words", "The log can be read, but not written.")},
};
// clang-format on

bool matches(const Row &row, const Refusal &refusal)
{
    return row.rule == refusal.rule && (!row.field || leafOf(refusal.field) == QLatin1StringView(row.field));
}

} // namespace

QString sentence(const Refusal &refusal)
{
    for (const Row &row : Rows) {
        if (!matches(row, refusal))
            continue;
        if (const auto text = filled(QCoreApplication::translate("words", row.sentence), refusal.field, refusal.facts))
            return *text;
    }
    return ruleId(refusal.rule); // Never: every rule has a row that needs no fact (tests/words/tst_refusals.cpp).
}

} // namespace seriatim::words
