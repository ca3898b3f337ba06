#include "domain/masterdata.h"

#include <QRegularExpression>

namespace seriatim {

int dueDaysOf(const Company &company, const PartyCard &party)
{
    return party.dueDays < 0 ? company.dueDays : party.dueDays;
}

QString termsFor(const Company &company, qint64 dueDays)
{
    const bool nameOthers = dueDays != company.dueDays && nameDays(company.terms, company.dueDays);
    return nameOthers ? QString() : company.terms;
}

bool nameDays(const QString &terms, qint64 days)
{
    static const QRegularExpression number(QStringLiteral("\\d+"));
    for (auto match = number.globalMatch(terms); match.hasNext();) {
        if (match.next().captured().toLongLong() == days)
            return true;
    }
    return false;
}

} // namespace seriatim
