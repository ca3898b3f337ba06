#pragma once

#include "domain/content.h"

/// Documents in few words.
namespace seriatim::paper {

inline std::optional<Decimal> decimal(const char *text)
{
    return *text ? Decimal::parse(QString::fromLatin1(text)) : std::nullopt;
}

inline Tax standard(const char *rate)
{
    return {TaxCategory::Standard, *decimal(rate)};
}

inline Line line(const char *quantity, const char *price, const char *rate = "25")
{
    Line line;
    line.text = "Work";
    line.quantity = decimal(quantity);
    line.price = decimal(price);
    line.tax = standard(rate);
    return line;
}

inline Adjustment adjustment(const char *amount, const char *rate = "25")
{
    Adjustment adjustment;
    adjustment.amount = decimal(amount);
    adjustment.tax = standard(rate);
    return adjustment;
}

inline Adjustment share(const char *percent, const char *base, const char *amount)
{
    Adjustment share = adjustment(amount);
    share.percent = decimal(percent);
    share.base = decimal(base);
    return share;
}

inline DocumentContent invoice(const std::vector<Line> &lines, const char *currency = "EUR")
{
    DocumentContent content;
    content.date = QDate(2026, 6, 15);
    content.currency = QString::fromLatin1(currency);
    content.party.name = "Customer";
    content.seller.name = "Company";
    content.lines = lines;
    return content;
}

} // namespace seriatim::paper
