#include "print/pagewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace seriatim::print {

namespace {

struct Unit {
    const char *code;
    const char *name;
};

// clang-format off
/// UN/ECE Recommendation 20 and 21, as far as offices meet them; in the singular, as after a number in a table.
constexpr Unit Units[] = {
    {"C62", QT_TRANSLATE_NOOP("Page", "pcs")},   {"EA",  QT_TRANSLATE_NOOP("Page", "pcs")},
    {"H87", QT_TRANSLATE_NOOP("Page", "pcs")},   {"NAR", QT_TRANSLATE_NOOP("Page", "pcs")},
    {"MIN", QT_TRANSLATE_NOOP("Page", "min")},   {"HUR", QT_TRANSLATE_NOOP("Page", "h")},
    {"DAY", QT_TRANSLATE_NOOP("Page", "day")},   {"WEE", QT_TRANSLATE_NOOP("Page", "week")},
    {"MON", QT_TRANSLATE_NOOP("Page", "month")}, {"ANN", QT_TRANSLATE_NOOP("Page", "year")},
    {"GRM", QT_TRANSLATE_NOOP("Page", "g")},     {"KGM", QT_TRANSLATE_NOOP("Page", "kg")},
    {"TNE", QT_TRANSLATE_NOOP("Page", "t")},     {"MMT", QT_TRANSLATE_NOOP("Page", "mm")},
    {"CMT", QT_TRANSLATE_NOOP("Page", "cm")},    {"MTR", QT_TRANSLATE_NOOP("Page", "m")},
    {"KMT", QT_TRANSLATE_NOOP("Page", "km")},    {"MTK", QT_TRANSLATE_NOOP("Page", "m²")},
    {"MTQ", QT_TRANSLATE_NOOP("Page", "m³")},    {"LTR", QT_TRANSLATE_NOOP("Page", "l")},
    {"KWH", QT_TRANSLATE_NOOP("Page", "kWh")},   {"SET", QT_TRANSLATE_NOOP("Page", "set")},
    {"PR",  QT_TRANSLATE_NOOP("Page", "pair")},  {"LS",  QT_TRANSLATE_NOOP("Page", "lump sum")},
    {"XBX", QT_TRANSLATE_NOOP("Page", "box")},   {"XPK", QT_TRANSLATE_NOOP("Page", "pack")},
    {"XPX", QT_TRANSLATE_NOOP("Page", "pallet")},
};
// clang-format on

} // namespace

PageWords::PageWords(const QLocale &locale)
{
    const bool own =
        m_translator.load(locale, QStringLiteral("seriatim"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    m_asProgram = !own && QLocale().language() == locale.language();
}

QString PageWords::operator()(const char *source) const
{
    return translated("Page", source);
}

QString PageWords::kind(DocumentKind kind) const
{
    return translated("DocumentKind", kind.traits().name);
}

QString PageWords::unit(const QString &unit) const
{
    const auto *known =
        std::ranges::find_if(Units, [&](const Unit &each) { return unit == QLatin1StringView(each.code); });
    return known == std::end(Units) ? unit : translated("Page", known->name);
}

QString PageWords::country(const QString &code) const
{
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

QString PageWords::taxCell(TaxCategory category) const
{
    switch (category) {
    case TaxCategory::Exempt:
        return translated("Page", QT_TRANSLATE_NOOP("Page", "exempt"));
    case TaxCategory::ReverseCharge:
        return translated("Page", QT_TRANSLATE_NOOP("Page", "reverse charge"));
    case TaxCategory::IntraCommunity:
        return translated("Page", QT_TRANSLATE_NOOP("Page", "intra-EU"));
    case TaxCategory::Export:
        return translated("Page", QT_TRANSLATE_NOOP("Page", "export"));
    case TaxCategory::OutsideScope:
        return translated("Page", QT_TRANSLATE_NOOP("Page", "no VAT"));
    default:
        return {};
    }
}

const char *PageWords::taxSum(TaxCategory category)
{
    switch (category) {
    case TaxCategory::Standard:
    case TaxCategory::ZeroRated:
        return QT_TRANSLATE_NOOP("Page", "VAT %1 on %2");
    case TaxCategory::SplitPayment:
        return QT_TRANSLATE_NOOP("Page", "VAT %1 on %2, split payment");
    case TaxCategory::CanaryIslands:
        return QT_TRANSLATE_NOOP("Page", "IGIC %1 on %2");
    case TaxCategory::CeutaMelilla:
        return QT_TRANSLATE_NOOP("Page", "IPSI %1 on %2");
    case TaxCategory::Exempt:
        return QT_TRANSLATE_NOOP("Page", "Exempt from VAT: %1");
    case TaxCategory::ReverseCharge:
        return QT_TRANSLATE_NOOP("Page", "Reverse charge: %1");
    case TaxCategory::IntraCommunity:
        return QT_TRANSLATE_NOOP("Page", "Intra-Community supply: %1");
    case TaxCategory::Export:
        return QT_TRANSLATE_NOOP("Page", "Export, free of VAT: %1");
    case TaxCategory::OutsideScope:
        return QT_TRANSLATE_NOOP("Page", "Not subject to VAT: %1");
    }
    return "";
}

const char *PageWords::due(DocumentKind kind)
{
    switch (kind.traits().dueMeans) {
    case DocumentKind::DueMeans::Payment:
        return word::Due;
    case DocumentKind::DueMeans::Acceptance:
        return word::ValidUntil;
    case DocumentKind::DueMeans::Delivery:
        return word::DeliverBy;
    }
    Q_UNREACHABLE();
}

QString PageWords::translated(const char *context, const char *source) const
{
    if (m_asProgram)
        return QCoreApplication::translate(context, source);
    const QString translation = m_translator.translate(context, source);
    return translation.isEmpty() ? QString::fromUtf8(source) : translation;
}

} // namespace seriatim::print
