#include "ui/dialogs/partyrows.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "ui/dialogs/codecombo.h"
#include "ui/dialogs/fieldform.h"
#include "ui/dialogs/partyhints.h"

namespace seriatim {

namespace {

/// A context for translators: what the rows of a party are called.
class PartyRows
{
    Q_DECLARE_TR_FUNCTIONS(PartyRows)
};

void addLine(FieldForm &form, const char *field, const QString &label, const QString &hint = {})
{
    form.add(QString::fromLatin1(field), label, new QLineEdit, hint);
}

} // namespace

void addNameRows(FieldForm &form)
{
    addLine(form, "party.name", PartyRows::tr("&Name"));
    addLine(form, "party.tradingName", PartyRows::tr("Trading name"));
}

void addAddressRows(FieldForm &form)
{
    addLine(form, "party.address.street", PartyRows::tr("&Street"));
    addLine(form, "party.address.street2", PartyRows::tr("Second line"));
    addLine(form, "party.address.postcode", PartyRows::tr("&Postcode"));
    addLine(form, "party.address.city", PartyRows::tr("&City"));
    addLine(form, "party.address.region", PartyRows::tr("Region"));
    form.add(QStringLiteral("party.address.country"), PartyRows::tr("C&ountry"), new CodeCombo(countryCodes(), {}));
}

void addIdentifierRows(FieldForm &form)
{
    addLine(form, "party.taxId", PartyRows::tr("&VAT number"));
    addLine(form, "party.localTaxId", PartyRows::tr("Local tax number"));
    addLine(form, "party.registrationId", PartyRows::tr("Registration number"));
}

void addContactRows(FieldForm &form)
{
    addLine(form, "party.contact", PartyRows::tr("Contact"));
    addLine(form, "party.phone", PartyRows::tr("Telephone"));
    addLine(form, "party.email", PartyRows::tr("&E-mail"));
    addLine(form, "party.electronicAddress", PartyRows::tr("Electronic address"));
    hintWhileTyping(form);
}

void addPartyCardRows(FieldForm &form)
{
    addNameRows(form);
    form.addPlain(QStringLiteral("isCustomer"), new QCheckBox(PartyRows::tr("Custo&mer")));
    form.addPlain(QStringLiteral("isSupplier"), new QCheckBox(PartyRows::tr("S&upplier")));
    form.addSection(PartyRows::tr("Address"));
    addAddressRows(form);
    form.addSection(PartyRows::tr("Identifiers"));
    addIdentifierRows(form);
    form.addSection(PartyRows::tr("Contact"));
    addContactRows(form);
    form.addSection(PartyRows::tr("Its documents"));
    const QString asCompany = PartyRows::tr("as the company");
    form.add(QStringLiteral("currency"), PartyRows::tr("Currency"), new CodeCombo(currencyCodes(), asCompany));
    form.add(QStringLiteral("language"), PartyRows::tr("Language"), new CodeCombo(languageCodes(), asCompany));
    auto *days = new QSpinBox;
    days->setRange(-1, 366);
    days->setSpecialValueText(asCompany);
    days->setSuffix(PartyRows::tr(" days"));
    form.add(QStringLiteral("dueDays"), PartyRows::tr("Due after"), days);
    auto *note = new QPlainTextEdit;
    note->setTabChangesFocus(true);
    note->setFixedHeight(3 * note->fontMetrics().lineSpacing() + 12);
    form.add(QStringLiteral("note"), PartyRows::tr("No&te"), note, PartyRows::tr("For the desk only: never printed."));
}

} // namespace seriatim
