#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include "domain/document.h"
#include "domain/money.h"
#include "domain/refusal.h"
#include "log/eventlog.h"
#include "log/openfailure.h"
#include "readmodel/documents.h"
#include "readmodel/finding.h"
#include "readmodel/numbers.h"

/// What the program says to people: translated sentences and amounts. Qt Core only, so that the command line can speak,
/// too.
namespace seriatim::words {

/// The refusal as one sentence that names the rule, the field and the clash, and what can be done about it.
QString sentence(const Refusal &refusal);
QString sentence(LogError::Kind kind, const QString &detail);
QString sentence(const OpenFailure &failure);
/// What `verify` found, and where.
QString sentence(const Finding &finding);
/// Why a log cannot be written, from `Store::readOnlyReason`: what is wrong and what can be done. `moved:` is followed
/// by the place where the log goes on.
QString readOnlySentence(const QString &reason);
/// To whoever is above the log's rules (`Store::isAboveItsRules`).
QString aboveRulesSentence(const QString &actor);
/// Why nothing is written to `path`, where a log lies.
QString belongsToLog(const QString &path);

QString kindName(DocumentKind kind);
QString kindPlural(DocumentKind kind);
QString stateName(DocumentState state);
QString stateName(series::NumberState state);
/// A field as the form labels it: `lines[2].price` is "Price of line 3".
QString fieldName(const QString &field);
/// The same on a form of that kind: when a quotation is `due` is "Valid until" there.
QString fieldName(const QString &field, DocumentKind kind);
/// `2026-01-01` as "2026", `2026-04-01` of a monthly series as "April 2026", `all` as "all time".
QString periodName(const Period &period, Reset reset);
QString taxName(const Tax &tax); ///< "VAT 19 %", "reverse charge" …

/// Digits and separators of `locale`, digits behind the point of the currency: "1.234,50".
QString amount(Money money, const QLocale &locale);
/// With the currency's sign: "1.234,50 €".
QString amountWithCurrency(Money money, const QLocale &locale);
QString decimal(const Decimal &value, const QLocale &locale);
/// Reads what a clerk types, in the locale's form or the plain one; empty if it is neither, or could be either with
/// different meanings.
std::optional<Decimal> parseDecimal(const QString &text, const QLocale &locale);
/// The same of an amount as it is shown, with the currency's sign or code on either side: "2.252,35 €".
std::optional<Decimal> parseAmount(const QString &text, const QLocale &locale);
QString date(const QDate &date, const QLocale &locale); ///< Four-digit year: "23 Nov 2026".
QString dateFormat(const QLocale &locale);              ///< The same as Qt's format: "d MMM yyyy".
/// Reads what `date` writes, whatever the locale; empty if the text is anything else.
std::optional<QDate> parseWrittenDate(const QString &text, const QLocale &locale);
QString localTime(const QString &timestamp, const QLocale &locale); ///< FORMAT's time as local date and time.
/// The same in short: the day and the time of this year, else the date: "23 Nov 09:06".
QString shortTime(const QString &timestamp, const QLocale &locale);

/// An event as one line of a history: "Number reserved".
QString eventName(const QString &type);

} // namespace seriatim::words
