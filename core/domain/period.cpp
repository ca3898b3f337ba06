#include "domain/period.h"

#include "domain/isodate.h"

namespace seriatim {

QString resetId(Reset reset)
{
    switch (reset) {
    case Reset::Never:
        return QStringLiteral("never");
    case Reset::Yearly:
        return QStringLiteral("yearly");
    case Reset::Monthly:
        return QStringLiteral("monthly");
    }
    Q_UNREACHABLE();
}

std::optional<Reset> resetFromId(QStringView id)
{
    for (const Reset reset : {Reset::Never, Reset::Yearly, Reset::Monthly}) {
        if (id == resetId(reset))
            return reset;
    }
    return std::nullopt;
}

Period Period::of(const QDate &date, Reset reset, int fiscalYearStart)
{
    switch (reset) {
    case Reset::Never:
        return {};
    case Reset::Yearly:
        return Period(QDate(date.month() >= fiscalYearStart ? date.year() : date.year() - 1, fiscalYearStart, 1));
    case Reset::Monthly:
        return Period(QDate(date.year(), date.month(), 1));
    }
    Q_UNREACHABLE();
}

std::optional<Period> Period::fromKey(QStringView key)
{
    if (key == u"all")
        return Period();
    const QDate day = QDate::fromString(key.toString(), Qt::ISODate);
    if (!day.isValid() || day.day() != 1 || isoText(day) != key)
        return std::nullopt;
    return Period(day);
}

QString Period::key() const
{
    return isAllTime() ? QStringLiteral("all") : isoText(m_firstDay);
}

QDate Period::endsBefore(Reset reset) const
{
    switch (reset) {
    case Reset::Never:
        return {};
    case Reset::Yearly:
        return m_firstDay.addYears(1);
    case Reset::Monthly:
        return m_firstDay.addMonths(1);
    }
    Q_UNREACHABLE();
}

} // namespace seriatim
