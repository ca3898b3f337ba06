#pragma once

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QString>

#include "domain/money.h"

namespace seriatim::print {

/// The locale of a BCP 47 tag; British English if there is none such.
QLocale localeFor(const QString &tag);

/// Numbers and dates as a locale writes them: its digits, separators and order. Amounts are made
/// from whole minor units and never pass through floating point.
class PageFormat
{
public:
    explicit PageFormat(const QLocale &locale);

    /// With the currency's digits, without its name: "1,821.50".
    QString amount(Money money) const;
    /// "1,821.50 EUR", kept on one line.
    QString amountWithCode(Money money) const;
    /// Without zeros at the end: "6.5".
    QString decimal(const Decimal &value) const;
    /// At least the currency's digits, more if it has more.
    QString price(const Decimal &value, Currency currency) const;
    /// "19 %", kept on one line.
    QString percent(const Decimal &value) const;

    QString date(const QDate &date) const;     ///< "23 Nov 2026"
    QString longDate(const QDate &date) const; ///< "23 November 2026"
    QString time(const QDateTime &time) const; ///< "23 Nov 2026 16:42"
    /// "1 Nov 2026 – 30 Nov 2026"; one of them may be null.
    QString dates(const QDate &from, const QDate &to) const;

private:
    QString digits(const Decimal &value, int leastDigits) const;

    QLocale m_locale;
    QString m_longDate;
    QString m_shortDate;
};

} // namespace seriatim::print
