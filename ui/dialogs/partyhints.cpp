#include "ui/dialogs/partyhints.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/dialogs/fieldform.h"

namespace seriatim {

namespace {

/// A context for translators.
class PartyHints
{
    Q_DECLARE_TR_FUNCTIONS(PartyHints)
};

QString withoutBlanks(const QString &typed)
{
    static const QRegularExpression blanks(QStringLiteral("[\\s.-]"));
    return QString(typed).remove(blanks).toUpper();
}

/// The check of ISO 13616: the country and the check digits behind the rest, letters as 10 to 35, modulo 97.
bool hasRightChecksum(const QString &iban)
{
    int remainder = 0;
    for (const QChar each : iban.mid(4) + iban.left(4)) {
        const int value = each.isDigit() ? each.digitValue() : each.unicode() - u'A' + 10;
        remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
}

} // namespace

QString ibanHint(const QString &typed)
{
    static const QRegularExpression iban(QStringLiteral("^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$"));
    const QString plain = withoutBlanks(typed);
    if (!iban.match(plain).hasMatch() || hasRightChecksum(plain))
        return {};
    return PartyHints::tr("The check digits of this IBAN do not fit the rest: a digit is probably mistyped.");
}

QString emailHint(const QString &typed)
{
    static const QRegularExpression address(QStringLiteral("^[^\\s@]+@[^\\s@]+$"));
    const QString plain = typed.trimmed();
    return plain.isEmpty() || address.match(plain).hasMatch()
        ? QString()
        : PartyHints::tr("An e-mail address has a name, an @ and a domain.");
}

QString vatNumberHint(const QString &typed)
{
    static const QRegularExpression number(QStringLiteral("^[A-Z]{2}[A-Z0-9+*]*[0-9][A-Z0-9+*]*$"));
    const QString plain = withoutBlanks(typed);
    return plain.isEmpty() || number.match(plain).hasMatch()
        ? QString()
        : PartyHints::tr("A VAT number begins with the letters of its country, such as IE1234567T.");
}

void hintWhileTyping(FieldForm &form)
{
    using Hint = QString (*)(const QString &);
    const std::pair<QString, Hint> hints[] = {{QStringLiteral("party.taxId"), vatNumberHint},
        {QStringLiteral("party.email"), emailHint}, {QStringLiteral("paymentMeans.iban"), ibanHint}};
    for (const auto &[field, hint] : hints) {
        QObject::connect(&form, &FieldForm::edited, &form, [&form, field = field, hint = hint](const QString &edited) {
            if (edited == field && form.has(field))
                form.setHint(field, hint(form.value(field)));
        });
    }
}

} // namespace seriatim
