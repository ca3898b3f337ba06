#include "domain/accept.h"
#include "domain/currency.h"
#include "domain/publiccodes.h"
#include "log/jsonform.h"
#include "usecases/transact.h"
#include "usecases/usecases.h"
#include "usecases/within.h"

namespace seriatim {

namespace {

std::optional<Refusal> currencyFault(const QString &currency, bool isNeeded)
{
    if (currency.isEmpty() && !isNeeded)
        return std::nullopt;
    if (Currency::fromCode(currency))
        return std::nullopt;
    return Refusal{
        currency.isEmpty() ? Rule::Missing : Rule::UnknownCurrency, "currency", {{"value", currency.left(40)}}};
}

/// As they are meant when they are typed: `ie` is IE, a BIC in groups is one word. What is no code stays as it is.
void tidyCodes(Party &party)
{
    if (const QString code = party.address.country.toUpper(); isCountryCode(code))
        party.address.country = code;
}

void tidyCodes(PaymentMeans &means)
{
    if (const QString code = means.bic.toUpper().remove(u' '); isBic(code))
        means.bic = code;
}

std::optional<Refusal> codeFault(bool (*isOne)(const QString &), const QString &code, Rule rule, const QString &field)
{
    if (code.isEmpty() || isOne(code))
        return std::nullopt;
    return Refusal{rule, field, {{"value", code.left(40)}}};
}

std::optional<Refusal> countryFault(const Party &party)
{
    return codeFault(&isCountryCode, party.address.country, Rule::UnknownCountry, "party.address.country");
}

std::optional<Refusal> languageFault(const QString &language)
{
    return codeFault(&isLanguageTag, language, Rule::NotALanguage, "language");
}

std::optional<Refusal> bicFault(const PaymentMeans &means)
{
    return codeFault(&isBic, means.bic, Rule::NotABic, "paymentMeans.bic");
}

std::optional<Refusal> dueDaysFault(int days, int least)
{
    if (days >= least && days <= 366)
        return std::nullopt;
    return Refusal{Rule::CountOutOfRange, "dueDays", {{"limit", QStringLiteral("366")}}};
}

/// Whether a file begins as PNG or JPEG files do.
bool isPicture(const QByteArray &file)
{
    return file.startsWith("\x89PNG\r\n\x1a\n") || file.startsWith("\xff\xd8\xff");
}

Result<Answer> change(Work &work, const ChangeCompany &command)
{
    Company company = command.company;
    const auto text = acceptTexts(company);
    tidyCodes(company.party);
    tidyCodes(company.paymentMeans);
    for (const auto &fault : {text, currencyFault(company.currency, true), countryFault(company.party),
             languageFault(company.language), bicFault(company.paymentMeans), dueDaysFault(company.dueDays, 0)}) {
        if (fault)
            return *fault;
    }
    if (!company.logo.isEmpty() && !isPicture(company.logo))
        return Refusal{Rule::WrongType, "logo", {{"expected", "a PNG or JPEG picture"}}};
    if (company.logo.size() > MaxLogoBytes)
        return Refusal{Rule::TooLong, "logo", {{"limit", QString::number(MaxLogoBytes)}}};
    const Version version = work.store().log().versionOf(codec::CompanyStream);
    if (command.version >= 0 && command.version != version)
        return changedMeanwhile(work.store(), codec::CompanyStream);
    if (const auto refusal = work.add(codec::CompanyStream, version + 1, CompanyChanged{company}))
        return *refusal;
    return Answer{codec::CompanyStream, work.append(), false};
}

CommandKey keyOf(const ChangeCompany &command)
{
    return keyOf(command, "company", {{"company", json::textOf(command.company)}});
}

Refusal unknownParty(const QString &id)
{
    return {Rule::UnknownParty, "id", {{"value", id.left(60)}}};
}

Result<Answer> save(Work &work, const SaveParty &command)
{
    PartyCard card = command.card;
    const auto text = acceptTexts(card);
    tidyCodes(card.party);
    for (const auto &fault : {idFault(command.id, "id"), text, currencyFault(card.currency, false),
             countryFault(card.party), languageFault(card.language), dueDaysFault(card.dueDays, -1)}) {
        if (fault)
            return *fault;
    }
    if (card.party.name.isEmpty())
        return Refusal{Rule::Missing, "party.name", {}};
    const QString id = command.id.isEmpty() ? newIdFor(command.command) : command.id;
    card.party.id = id;
    const auto known = work.store().parties().party(id);
    const Version version = work.store().log().versionOf(codec::partyStream(id));
    if (command.version >= 0 && command.version != version)
        return version == 0 ? unknownParty(id) : changedMeanwhile(work.store(), codec::partyStream(id));
    if (known && known->card == card && !known->archived)
        return Answer{id, work.append(), false};
    if (const auto refusal = work.add(codec::partyStream(id), version + 1, PartySaved{card}))
        return *refusal;
    return Answer{id, work.append(), false};
}

Result<Answer> archive(Work &work, const ArchiveParty &command)
{
    const auto known = work.store().parties().party(command.id);
    if (!known)
        return unknownParty(command.id);
    if (known->archived)
        return Answer{command.id, work.append(), false};
    const Version version = work.store().log().versionOf(codec::partyStream(command.id));
    if (const auto refusal = work.add(codec::partyStream(command.id), version + 1, PartyArchived{}))
        return *refusal;
    return Answer{command.id, work.append(), false};
}

} // namespace

Result<Answer> changeCompany(Store &store, const ChangeCompany &command)
{
    return transact(
        store, keyOf(command), [&](Work &work) { return change(work, command); },
        [](const auto &events) { return repeatedAnswer(events); });
}

Result<Answer> changeCompany(Store &store, Transaction &transaction, const ChangeCompany &command)
{
    Carried nothing;
    return perform(
        store, transaction, nothing, keyOf(command), [&](Work &work) { return change(work, command); },
        [](const auto &events) { return repeatedAnswer(events); });
}

Result<Answer> saveParty(Store &store, const SaveParty &command)
{
    return transact(
        store, keyOf(command, "party", {{"id", command.id}, {"card", json::textOf(command.card)}}),
        [&](Work &work) { return save(work, command); }, [](const auto &events) { return repeatedAnswer(events); });
}

Result<Answer> archiveParty(Store &store, const ArchiveParty &command)
{
    return transact(
        store, keyOf(command, "archive", {{"id", command.id}}), [&](Work &work) { return archive(work, command); },
        [](const auto &events) { return repeatedAnswer(events); });
}

/// Of the log, not of the read model, which keeps no logo.
CompanyView viewCompany(const Store &store)
{
    const auto event = store.log().latest(codec::CompanyStream);
    if (!event)
        return {};
    return {std::get<CompanyChanged>(*codec::decode(*event)).company, event->version};
}

Company readCompany(const Store &store)
{
    return viewCompany(store).company;
}

} // namespace seriatim
