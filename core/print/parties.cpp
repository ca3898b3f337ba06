#include "print/parties.h"

#include <algorithm>
#include <array>

namespace seriatim::print {

namespace {

/// Where the postcode is written behind the town, after the region.
bool writesPostcodeLast(const QString &country)
{
    static constexpr std::array Countries{"AU", "CA", "GB", "US"};
    return std::ranges::any_of(Countries, [&](const char *each) { return country == QLatin1StringView(each); });
}

QString townLine(const Address &address)
{
    if (writesPostcodeLast(address.country)) {
        const QString town = joined({address.city, address.region}, QStringLiteral(", "));
        return joined({town, address.postcode}, QStringLiteral(" "));
    }
    return joined({address.postcode, address.city}, QStringLiteral(" "));
}

} // namespace

QString joined(const QStringList &parts, const QString &separator)
{
    QStringList present = parts;
    present.removeAll(QString());
    return present.join(separator);
}

QStringList addressLines(const Address &address, const PageWords &words, const QString &home)
{
    const bool abroad = address.country != home;
    QStringList lines{address.street, address.street2, address.street3, townLine(address),
        writesPostcodeLast(address.country) ? QString() : address.region,
        abroad ? words.country(address.country) : QString()};
    lines.removeAll(QString());
    return lines;
}

QStringList recipientLines(const Party &party, const PageWords &words, const QString &home)
{
    const bool tradesOtherwise = party.tradingName != party.name;
    QStringList lines{party.name, tradesOtherwise ? party.tradingName : QString(), party.contact};
    lines.removeAll(QString());
    return lines + addressLines(party.address, words, home);
}

QString inGroupsOfFour(const QString &text)
{
    QString grouped;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            grouped += u' ';
        grouped += text[i];
    }
    return grouped;
}

QString shortHash(const QByteArray &hash)
{
    constexpr qsizetype Digits = 12;
    return inGroupsOfFour(QString::fromLatin1(hash.toHex().left(Digits)));
}

} // namespace seriatim::print
