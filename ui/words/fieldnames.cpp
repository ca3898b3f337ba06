#include "words/words.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

#include "words/patterns.h"

namespace seriatim::words {

namespace {

struct Name {
    const char *key;
    const char *alone;  ///< At the beginning of a sentence: "Price".
    const char *within; ///< As what something belongs to: "line %1"; null if nothing belongs to it.
};

// clang-format off
constexpr Name Names[] = {
    // A document.
    {"kind",              QT_TRANSLATE_NOOP("words", "Kind of document"), nullptr},
    {"series",            QT_TRANSLATE_NOOP("words", "Series"), nullptr},
    {"date",              QT_TRANSLATE_NOOP("words", "Date"), nullptr},
    {"due",               QT_TRANSLATE_NOOP("words", "Due date"), nullptr},
    {"currency",          QT_TRANSLATE_NOOP("words", "Currency"), nullptr},
    {"language",          QT_TRANSLATE_NOOP("words", "Language"), nullptr},
    {"party",             QT_TRANSLATE_NOOP("words", "Party"), QT_TRANSLATE_NOOP("words", "the party")},
    {"seller",            QT_TRANSLATE_NOOP("words", "Company"), QT_TRANSLATE_NOOP("words", "the company")},
    {"reference",         QT_TRANSLATE_NOOP("words", "Your reference"), nullptr},
    {"orderReference",    QT_TRANSLATE_NOOP("words", "Order number"), nullptr},
    {"contractReference", QT_TRANSLATE_NOOP("words", "Contract number"), nullptr},
    {"projectReference",  QT_TRANSLATE_NOOP("words", "Project"), nullptr},
    {"despatchReference", QT_TRANSLATE_NOOP("words", "Despatch advice"), nullptr},
    {"receivingReference",QT_TRANSLATE_NOOP("words", "Receiving advice"), nullptr},
    {"tenderReference",   QT_TRANSLATE_NOOP("words", "Tender or lot"), nullptr},
    {"objectReference",   QT_TRANSLATE_NOOP("words", "Invoiced object"), nullptr},
    {"accounting",        QT_TRANSLATE_NOOP("words", "Buyer's account"), nullptr},
    {"precedes",          QT_TRANSLATE_NOOP("words", "Number of the invoice"), nullptr},
    {"precedesDate",      QT_TRANSLATE_NOOP("words", "Date of the invoice"), nullptr},
    {"follows",           QT_TRANSLATE_NOOP("words", "Preceding document"), QT_TRANSLATE_NOOP("words", "the preceding document")},
    {"delivered",         QT_TRANSLATE_NOOP("words", "Date of delivery"), nullptr},
    {"period",            QT_TRANSLATE_NOOP("words", "Period"), QT_TRANSLATE_NOOP("words", "the period")},
    {"taxPoint",          QT_TRANSLATE_NOOP("words", "Tax point"), nullptr},
    {"deliverTo",         QT_TRANSLATE_NOOP("words", "Delivery address"), QT_TRANSLATE_NOOP("words", "the delivery address")},
    {"payee",             QT_TRANSLATE_NOOP("words", "Payee"), QT_TRANSLATE_NOOP("words", "the payee")},
    {"taxRepresentative", QT_TRANSLATE_NOOP("words", "Tax representative"), QT_TRANSLATE_NOOP("words", "the tax representative")},
    {"lines",             QT_TRANSLATE_NOOP("words", "Lines"), QT_TRANSLATE_NOOP("words", "line %1")},
    {"allowances",        QT_TRANSLATE_NOOP("words", "Allowances"), QT_TRANSLATE_NOOP("words", "allowance %1")},
    {"charges",           QT_TRANSLATE_NOOP("words", "Charges"), QT_TRANSLATE_NOOP("words", "charge %1")},
    {"prepaid",           QT_TRANSLATE_NOOP("words", "Amount paid before"), nullptr},
    {"rounding",          QT_TRANSLATE_NOOP("words", "Rounding"), nullptr},
    {"exemptions",        QT_TRANSLATE_NOOP("words", "Reasons for exemption"), QT_TRANSLATE_NOOP("words", "exemption %1")},
    {"note",              QT_TRANSLATE_NOOP("words", "Note"), nullptr},
    {"terms",             QT_TRANSLATE_NOOP("words", "Terms of payment"), nullptr},
    {"paymentMeans",      QT_TRANSLATE_NOOP("words", "Means of payment"), QT_TRANSLATE_NOOP("words", "the means of payment")},
    // A party and its address.
    {"id",                QT_TRANSLATE_NOOP("words", "Identifier"), nullptr},
    {"name",              QT_TRANSLATE_NOOP("words", "Name"), nullptr},
    {"tradingName",       QT_TRANSLATE_NOOP("words", "Trading name"), nullptr},
    {"taxId",             QT_TRANSLATE_NOOP("words", "VAT number"), nullptr},
    {"localTaxId",        QT_TRANSLATE_NOOP("words", "Local tax number"), nullptr},
    {"registrationId",    QT_TRANSLATE_NOOP("words", "Registration number"), nullptr},
    {"legalForm",         QT_TRANSLATE_NOOP("words", "Legal information"), nullptr},
    {"electronicAddress", QT_TRANSLATE_NOOP("words", "Electronic address"), nullptr},
    {"contact",           QT_TRANSLATE_NOOP("words", "Contact"), nullptr},
    {"phone",             QT_TRANSLATE_NOOP("words", "Telephone"), nullptr},
    {"email",             QT_TRANSLATE_NOOP("words", "E-mail"), nullptr},
    {"address",           QT_TRANSLATE_NOOP("words", "Address"), QT_TRANSLATE_NOOP("words", "the address")},
    {"street",            QT_TRANSLATE_NOOP("words", "Street"), nullptr},
    {"street2",           QT_TRANSLATE_NOOP("words", "Second address line"), nullptr},
    {"street3",           QT_TRANSLATE_NOOP("words", "Third address line"), nullptr},
    {"postcode",          QT_TRANSLATE_NOOP("words", "Postcode"), nullptr},
    {"city",              QT_TRANSLATE_NOOP("words", "City"), nullptr},
    {"region",            QT_TRANSLATE_NOOP("words", "Region"), nullptr},
    {"country",           QT_TRANSLATE_NOOP("words", "Country"), nullptr},
    // Payment.
    {"code",              QT_TRANSLATE_NOOP("words", "Code"), nullptr},
    {"iban",              QT_TRANSLATE_NOOP("words", "IBAN or account"), nullptr},
    {"bic",               QT_TRANSLATE_NOOP("words", "BIC"), nullptr},
    {"accountName",       QT_TRANSLATE_NOOP("words", "Account holder"), nullptr},
    {"remittance",        QT_TRANSLATE_NOOP("words", "Payment reference"), nullptr},
    {"cardNumber",        QT_TRANSLATE_NOOP("words", "Card number"), nullptr},
    {"mandate",           QT_TRANSLATE_NOOP("words", "Direct debit mandate"), nullptr},
    // A line, its allowances and its tax.
    {"text",              QT_TRANSLATE_NOOP("words", "Text"), nullptr},
    {"description",       QT_TRANSLATE_NOOP("words", "Description"), nullptr},
    {"quantity",          QT_TRANSLATE_NOOP("words", "Quantity"), nullptr},
    {"unit",              QT_TRANSLATE_NOOP("words", "Unit"), nullptr},
    {"price",             QT_TRANSLATE_NOOP("words", "Price"), nullptr},
    {"priceBase",         QT_TRANSLATE_NOOP("words", "Price base"), nullptr},
    {"tax",               QT_TRANSLATE_NOOP("words", "Tax"), QT_TRANSLATE_NOOP("words", "the tax")},
    {"category",          QT_TRANSLATE_NOOP("words", "Tax category"), nullptr},
    {"rate",              QT_TRANSLATE_NOOP("words", "Tax rate"), nullptr},
    {"orderLine",         QT_TRANSLATE_NOOP("words", "Order line"), nullptr},
    {"objectId",          QT_TRANSLATE_NOOP("words", "Object"), nullptr},
    {"sellersItem",       QT_TRANSLATE_NOOP("words", "Our item number"), nullptr},
    {"buyersItem",        QT_TRANSLATE_NOOP("words", "Buyer's item number"), nullptr},
    {"standardItem",      QT_TRANSLATE_NOOP("words", "Standard item number"), nullptr},
    {"classification",    QT_TRANSLATE_NOOP("words", "Classification"), nullptr},
    {"originCountry",     QT_TRANSLATE_NOOP("words", "Country of origin"), nullptr},
    {"amount",            QT_TRANSLATE_NOOP("words", "Amount"), nullptr},
    {"reason",            QT_TRANSLATE_NOOP("words", "Reason"), nullptr},
    {"reasonCode",        QT_TRANSLATE_NOOP("words", "Reason code"), nullptr},
    {"percent",           QT_TRANSLATE_NOOP("words", "Percentage"), nullptr},
    {"base",              QT_TRANSLATE_NOOP("words", "Base"), nullptr},
    {"from",              QT_TRANSLATE_NOOP("words", "First day"), nullptr},
    {"to",                QT_TRANSLATE_NOOP("words", "Last day"), nullptr},
    // Company and address book.
    {"dueDays",           QT_TRANSLATE_NOOP("words", "Days until due"), nullptr},
    {"logo",              QT_TRANSLATE_NOOP("words", "Logo"), nullptr},
    {"isCustomer",        QT_TRANSLATE_NOOP("words", "Customer"), nullptr},
    {"isSupplier",        QT_TRANSLATE_NOOP("words", "Supplier"), nullptr},
    // Series and numbers.
    {"mask",              QT_TRANSLATE_NOOP("words", "Mask"), nullptr},
    {"reset",             QT_TRANSLATE_NOOP("words", "Begins anew"), nullptr},
    {"start",             QT_TRANSLATE_NOOP("words", "First number"), nullptr},
    {"fiscalYearStart",   QT_TRANSLATE_NOOP("words", "First month of the year"), nullptr},
    {"dateOrder",         QT_TRANSLATE_NOOP("words", "Date order"), nullptr},
    {"stepBack",          QT_TRANSLATE_NOOP("words", "Step back"), nullptr},
    {"reserveAt",         QT_TRANSLATE_NOOP("words", "Number is reserved"), nullptr},
    {"justification",     QT_TRANSLATE_NOOP("words", "Why the series exists"), nullptr},
    {"isDefault",         QT_TRANSLATE_NOOP("words", "Usual series of its kind"), nullptr},
    {"startsIn",          QT_TRANSLATE_NOOP("words", "First period"), nullptr},
    {"number",            QT_TRANSLATE_NOOP("words", "Number"), nullptr},
    {"count",             QT_TRANSLATE_NOOP("words", "Count"), nullptr},
    {"purpose",           QT_TRANSLATE_NOOP("words", "Purpose"), nullptr},
    {"document",          QT_TRANSLATE_NOOP("words", "Document"), nullptr},
    {"command",           QT_TRANSLATE_NOOP("words", "Command"), nullptr},
    {"line",              QT_TRANSLATE_NOOP("words", "Input line"), nullptr},
};
// clang-format on

/// One step of a path: `lines[2]`.
struct Step {
    QString key;
    int index = -1;
};

Step stepFrom(const QString &text)
{
    static const QRegularExpression indexed(QStringLiteral("^(.*)\\[(\\d+)\\]$"));
    const QRegularExpressionMatch match = indexed.match(text);
    return match.hasMatch() ? Step{match.captured(1), match.captured(2).toInt()} : Step{text, -1};
}

const Name *nameOf(const Step &step)
{
    const auto *found =
        std::ranges::find_if(Names, [&](const Name &each) { return step.key == QLatin1StringView(each.key); });
    return found == std::end(Names) ? nullptr : found;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("words", text);
}

/// "line 3", "the party".
QString within(const Step &step)
{
    const Name *name = nameOf(step);
    if (!name || !name->within)
        return shown(step.key);
    const QString text = translated(name->within);
    return step.index < 0 ? text : text.arg(step.index + 1);
}

/// "Price"; "Line 3" where the path ends with the line itself.
QString alone(const Step &step)
{
    const Name *name = nameOf(step);
    if (!name)
        return shown(step.key);
    if (step.index < 0)
        return translated(name->alone);
    QString text = within(step);
    return text.replace(0, 1, text.front().toUpper());
}

/// Parts whose name is clear without them: the city, not the city of the address.
bool goesWithoutSaying(const Step &step)
{
    return step.key == u"address" || step.key == u"tax" || step.key == u"paymentMeans";
}

} // namespace

QString fieldName(const QString &field)
{
    if (field.isEmpty())
        return {};
    const QStringList parts = field.split(u'.');
    QString name = alone(stepFrom(parts.back()));
    for (qsizetype i = parts.size() - 2; i >= 0; --i) {
        const Step step = stepFrom(parts[i]);
        if (!goesWithoutSaying(step))
            name = translated(QT_TRANSLATE_NOOP("words", "%1 of %2")).arg(name, within(step));
    }
    return name;
}

QString fieldName(const QString &field, DocumentKind kind)
{
    const auto means = kind.traits().dueMeans;
    if (field == u"due" && means == DocumentKind::DueMeans::Acceptance)
        return translated(QT_TRANSLATE_NOOP("words", "Valid until"));
    if (field == u"due" && means == DocumentKind::DueMeans::Delivery)
        return translated(QT_TRANSLATE_NOOP("words", "Deliver by"));
    return fieldName(field);
}

} // namespace seriatim::words
