#include "domain/masterdata.h"

#include <QRegularExpression>

namespace seriatim {

int dueDaysOf(const Company &company, const PartyCard &party)
{
    return party.dueDays < 0 ? company.dueDays : party.dueDays;
}

QString termsFor(const Company &company, qint64 dueDays)
{
    static const QRegularExpression number(QStringLiteral("\\d+"));
    if (dueDays == company.dueDays)
        return company.terms;
    for (auto match = number.globalMatch(company.terms); match.hasNext();) {
        if (match.next().captured().toInt() == company.dueDays)
            return {};
    }
    return company.terms;
}

} // namespace seriatim
