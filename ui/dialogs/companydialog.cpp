#include "ui/dialogs/companydialog.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "domain/currency.h"
#include "ui/dialogs/codecombo.h"
#include "ui/dialogs/formbinding.h"
#include "ui/dialogs/logochooser.h"
#include "ui/dialogs/partyrows.h"
#include "ui/reading.h"

namespace seriatim {

CompanyDialog::CompanyDialog(Desk &desk, QWidget *parent) : CommandDialog(desk, parent), m_logo(new LogoChooser)
{
    introduce(tr("Your company"),
        tr("This stands at the head of documents that are issued from now on. Issued ones stay as they are."));
    setVerb(tr("Save"));
    addRows();
    scrollForm();
    form().editor(QStringLiteral("party.name"))->setFocus();
    read();
    review();
}

void CompanyDialog::addRows()
{
    addNameRows(form());
    form().addSection(tr("Address"));
    addAddressRows(form());
    form().addSection(tr("Identifiers"));
    addIdentifierRows(form());
    form().add(QStringLiteral("party.legalForm"), tr("Legal information"), new QLineEdit,
        tr("What the law wants at the foot of the page: directors, capital, court."));
    form().addSection(tr("Contact"));
    addContactRows(form());
    form().addSection(tr("New documents"));
    form().add(QStringLiteral("currency"), tr("C&urrency"), new CodeCombo(currencyCodes(), {}));
    form().add(
        QStringLiteral("language"), tr("Lan&guage"), new CodeCombo(languageCodes(), {}), tr("Of the printed page."));
    auto *days = new QSpinBox;
    days->setRange(0, 366);
    days->setSuffix(tr(" days"));
    form().add(QStringLiteral("dueDays"), tr("&Due after"), days);
    auto *terms = new QPlainTextEdit;
    terms->setTabChangesFocus(true);
    terms->setFixedHeight(4 * terms->fontMetrics().lineSpacing() + 12);
    form().add(QStringLiteral("terms"), tr("&Terms of payment"), terms);
    form().addSection(tr("How you want to be paid"));
    form().add(QStringLiteral("paymentMeans.code"), tr("&Means"), new CodeCombo(paymentCodes(), tr("not stated")));
    form().add(QStringLiteral("paymentMeans.iban"), tr("&IBAN or account"), new QLineEdit);
    form().add(QStringLiteral("paymentMeans.bic"), tr("&BIC"), new QLineEdit);
    form().add(QStringLiteral("paymentMeans.accountName"), tr("Account &holder"), new QLineEdit);
    form().addSection(tr("Logo"));
    form().add(QStringLiteral("logo"), tr("Picture"), m_logo, tr("PNG or JPEG, at most 256 KiB."));
}

void CompanyDialog::read()
{
    form().setEnabled(false);
    desk().ask([](Store &store) { return viewCompany(store); }).then(this, [this](const Reply<CompanyView> &reply) {
        form().setEnabled(true);
        if (const auto *company = readOrTell(reply, *banner(), QStringLiteral("company"), [this] { read(); }))
            take(*company);
    });
}

void CompanyDialog::take(const CompanyView &view)
{
    m_company = view.company;
    m_version = view.version;
    m_isRead = true;
    if (m_company.currency.isEmpty())
        m_company.currency = Currency().code(); // As new documents have it until somebody says otherwise.
    fillForm(form(), m_company);
    m_logo->setLogo(view.company.logo);
    form().editor(QStringLiteral("party.name"))->setFocus();
    review();
}

QString CompanyDialog::obstacle() const
{
    if (!m_isRead)
        return tr("The company is being read.");
    if (form().value(QStringLiteral("party.name")).trimmed().isEmpty())
        return tr("The company needs a name.");
    if (form().value(QStringLiteral("currency")).trimmed().isEmpty())
        return tr("The company needs a currency, which new documents have.");
    return {};
}

void CompanyDialog::send()
{
    ChangeCompany command{{commandId()}, takenFrom(form(), m_company), m_version};
    command.company.logo = m_logo->logo();
    perform([command](Store &store) { return changeCompany(store, command); },
        [](const Answer &) { return tr("The company's data were saved."); });
}

} // namespace seriatim
