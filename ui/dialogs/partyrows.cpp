#include "ui/dialogs/partyrows.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "ui/dialogs/codecombo.h"
#include "ui/dialogs/fieldform.h"

namespace seriatim {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PartyForm", text);
}

void addLine(FieldForm &form, const char *field, const QString &label, const QString &hint = {})
{
    form.add(QString::fromLatin1(field), label, new QLineEdit, hint);
}

} // namespace

void addNameRows(FieldForm &form)
{
    addLine(form, "party.name", tr("&Name"));
    addLine(form, "party.tradingName", tr("Trading name"));
}

void addAddressRows(FieldForm &form)
{
    addLine(form, "party.address.street", tr("&Street"));
    addLine(form, "party.address.street2", tr("Second line"));
    addLine(form, "party.address.postcode", tr("&Postcode"));
    addLine(form, "party.address.city", tr("&City"));
    addLine(form, "party.address.region", tr("Region"));
    form.add(QStringLiteral("party.address.country"), tr("C&ountry"), new CodeCombo(countryCodes(), {}));
}

void addIdentifierRows(FieldForm &form)
{
    addLine(form, "party.taxId", tr("&VAT number"));
    addLine(form, "party.localTaxId", tr("Local tax number"));
    addLine(form, "party.registrationId", tr("Registration number"));
}

void addContactRows(FieldForm &form)
{
    addLine(form, "party.contact", tr("Contact"));
    addLine(form, "party.phone", tr("Telephone"));
    addLine(form, "party.email", tr("&E-mail"));
    addLine(form, "party.electronicAddress", tr("Electronic address"));
}

void addPartyCardRows(FieldForm &form)
{
    addNameRows(form);
    form.addPlain(QStringLiteral("isCustomer"), new QCheckBox(tr("Custo&mer")));
    form.addPlain(QStringLiteral("isSupplier"), new QCheckBox(tr("S&upplier")));
    form.addSection(tr("Address"));
    addAddressRows(form);
    form.addSection(tr("Identifiers"));
    addIdentifierRows(form);
    form.addSection(tr("Contact"));
    addContactRows(form);
    form.addSection(tr("Its documents"));
    const QString asCompany = tr("as the company");
    form.add(QStringLiteral("currency"), tr("Currency"), new CodeCombo(currencyCodes(), asCompany));
    form.add(QStringLiteral("language"), tr("Language"), new CodeCombo(languageCodes(), asCompany));
    auto *days = new QSpinBox;
    days->setRange(-1, 366);
    days->setSpecialValueText(asCompany);
    days->setSuffix(tr(" days"));
    form.add(QStringLiteral("dueDays"), tr("Due after"), days);
    auto *note = new QPlainTextEdit;
    note->setTabChangesFocus(true);
    note->setFixedHeight(3 * note->fontMetrics().lineSpacing() + 12);
    form.add(QStringLiteral("note"), tr("No&te"), note, tr("For the desk only: never printed."));
}

} // namespace seriatim
