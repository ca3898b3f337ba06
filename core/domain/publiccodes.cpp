#include "domain/publiccodes.h"

#include <QRegularExpression>

#include <string_view>

namespace seriatim {

namespace {

constexpr std::string_view Countries =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW ";

} // namespace

bool isCountryCode(const QString &code)
{
    static const QRegularExpression letters(QStringLiteral("\\A[A-Z]{2}\\z"));
    return letters.match(code).hasMatch() && Countries.find(code.toStdString() + ' ') != std::string_view::npos;
}

bool isLanguageTag(const QString &tag)
{
    // Language, script, region, variants; then what a program may have added. No language has more than three letters.
    static const QRegularExpression form(
        QStringLiteral("\\A[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
                       "(-[a-z0-9](-[a-z0-9]{1,8})+)*\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(tag).hasMatch();
}

bool isBic(const QString &code)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?\\z"));
    return form.match(code).hasMatch();
}

} // namespace seriatim
