#include "words/words.h"

#include <algorithm>

namespace seriatim::words {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("words", text);
}

// clang-format off
constexpr std::pair<DocumentState, const char *> DocumentStates[] = {
    {DocumentState::Draft,     QT_TRANSLATE_NOOP("words", "draft")},
    {DocumentState::Reserved,  QT_TRANSLATE_NOOP("words", "reserved")},
    {DocumentState::Issued,    QT_TRANSLATE_NOOP("words", "issued")},
    {DocumentState::Credited,  QT_TRANSLATE_NOOP("words", "credited")},
    {DocumentState::Voided,    QT_TRANSLATE_NOOP("words", "void")},
    {DocumentState::Discarded, QT_TRANSLATE_NOOP("words", "discarded")},
};

constexpr std::pair<series::NumberState, const char *> NumberStates[] = {
    {series::NumberState::Reserved,  QT_TRANSLATE_NOOP("words", "reserved")},
    {series::NumberState::Finalized, QT_TRANSLATE_NOOP("words", "finalized")},
    {series::NumberState::Voided,    QT_TRANSLATE_NOOP("words", "voided")},
    {series::NumberState::Lost,      QT_TRANSLATE_NOOP("words", "lost")},
};

constexpr std::pair<const char *, const char *> Events[] = {
    {"SeriesDefined",       QT_TRANSLATE_NOOP("words", "Series defined")},
    {"SeriesRulesChanged",  QT_TRANSLATE_NOOP("words", "Rules of the series changed")},
    {"SeriesRetired",       QT_TRANSLATE_NOOP("words", "Series retired")},
    {"NumberReserved",      QT_TRANSLATE_NOOP("words", "Number reserved")},
    {"ReservationMoved",    QT_TRANSLATE_NOOP("words", "Reservation moved")},
    {"NumberFinalized",     QT_TRANSLATE_NOOP("words", "Number finalized")},
    {"NumberVoided",        QT_TRANSLATE_NOOP("words", "Number voided")},
    {"NumberReleased",      QT_TRANSLATE_NOOP("words", "Stepped back")},
    {"NumberLost",          QT_TRANSLATE_NOOP("words", "Number recorded as lost")},
    {"PeriodClosed",        QT_TRANSLATE_NOOP("words", "Period closed")},
    {"DraftSaved",          QT_TRANSLATE_NOOP("words", "Draft saved")},
    {"DraftDiscarded",      QT_TRANSLATE_NOOP("words", "Draft discarded")},
    {"DocumentIssued",      QT_TRANSLATE_NOOP("words", "Document issued")},
    {"DocumentVoided",      QT_TRANSLATE_NOOP("words", "Document voided")},
    {"DocumentPrinted",     QT_TRANSLATE_NOOP("words", "Printed or exported")},
    {"DocumentPrintFailed", QT_TRANSLATE_NOOP("words", "Print or export failed")},
    {"DocumentCredited",    QT_TRANSLATE_NOOP("words", "Credit memo issued against it")},
    {"CreditWithdrawn",     QT_TRANSLATE_NOOP("words", "Credit memo withdrawn")},
    {"CompanyChanged",      QT_TRANSLATE_NOOP("words", "Company's data changed")},
    {"PartySaved",          QT_TRANSLATE_NOOP("words", "Party saved")},
    {"PartyArchived",       QT_TRANSLATE_NOOP("words", "Party archived")},
    {"ClockConfirmed",      QT_TRANSLATE_NOOP("words", "Clock confirmed")},
    {"LogMoved",            QT_TRANSLATE_NOOP("words", "Log moved to another place")},
    {"LogArrived",          QT_TRANSLATE_NOOP("words", "Log brought from another place")},
};

/// `%1` is the rate. Where the category bears none, the name says all.
constexpr std::pair<TaxCategory, const char *> Taxes[] = {
    {TaxCategory::Standard,       QT_TRANSLATE_NOOP("words", "VAT %1 %")},
    {TaxCategory::ZeroRated,      QT_TRANSLATE_NOOP("words", "VAT 0 %")},
    {TaxCategory::Exempt,         QT_TRANSLATE_NOOP("words", "exempt from VAT")},
    {TaxCategory::ReverseCharge,  QT_TRANSLATE_NOOP("words", "reverse charge")},
    {TaxCategory::IntraCommunity, QT_TRANSLATE_NOOP("words", "intra-Community supply")},
    {TaxCategory::Export,         QT_TRANSLATE_NOOP("words", "export, free of VAT")},
    {TaxCategory::OutsideScope,   QT_TRANSLATE_NOOP("words", "outside the scope of VAT")},
    {TaxCategory::CanaryIslands,  QT_TRANSLATE_NOOP("words", "IGIC %1 %")},
    {TaxCategory::CeutaMelilla,   QT_TRANSLATE_NOOP("words", "IPSI %1 %")},
    {TaxCategory::SplitPayment,   QT_TRANSLATE_NOOP("words", "VAT %1 %, split payment")},
};
// clang-format on

template <typename Key, std::size_t Size>
QString nameIn(const std::pair<Key, const char *> (&names)[Size], Key key)
{
    return translated(std::ranges::find(names, key, &std::pair<Key, const char *>::first)->second);
}

} // namespace

QString kindName(DocumentKind kind)
{
    return QCoreApplication::translate("DocumentKind", kind.traits().name);
}

QString kindPlural(DocumentKind kind)
{
    return QCoreApplication::translate("DocumentKind", kind.traits().plural);
}

QString stateName(DocumentState state)
{
    return nameIn(DocumentStates, state);
}

QString stateName(series::NumberState state)
{
    return nameIn(NumberStates, state);
}

QString taxName(const Tax &tax)
{
    const QString name = nameIn(Taxes, tax.category);
    return name.contains(u"%1") ? name.arg(decimal(tax.rate.trimmed(), QLocale())) : name;
}

QString eventName(const QString &type)
{
    const auto *found =
        std::ranges::find_if(Events, [&](const auto &each) { return type == QLatin1StringView(each.first); });
    return found == std::end(Events) ? type : translated(found->second);
}

} // namespace seriatim::words
