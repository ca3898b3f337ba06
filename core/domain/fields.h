#pragma once

#include "domain/content.h"
#include "domain/masterdata.h"
#include "domain/text.h"

#include <concepts>
#include <type_traits>

/// Every field of the document form, named once. Reading, writing and checking JSON, and whatever else goes over all
/// fields, is a visitor with one overload per type; `visit(key, member)` is called in the order below.
///
/// A text that may have several lines is visited as `visit(key, member, TextShape::Paragraphs)`.
namespace seriatim {

template <typename Self, typename Value>
concept Of = std::same_as<std::remove_const_t<Self>, Value>;

void fields(Of<Address> auto &self, auto &&visit)
{
    visit("street", self.street);
    visit("street2", self.street2);
    visit("street3", self.street3);
    visit("postcode", self.postcode);
    visit("city", self.city);
    visit("region", self.region);
    visit("country", self.country);
}

void fields(Of<Party> auto &self, auto &&visit)
{
    visit("id", self.id);
    visit("name", self.name);
    visit("tradingName", self.tradingName);
    visit("taxId", self.taxId);
    visit("localTaxId", self.localTaxId);
    visit("registrationId", self.registrationId);
    visit("legalForm", self.legalForm);
    visit("electronicAddress", self.electronicAddress);
    visit("contact", self.contact);
    visit("phone", self.phone);
    visit("email", self.email);
    visit("address", self.address);
}

void fields(Of<PaymentMeans> auto &self, auto &&visit)
{
    visit("code", self.code);
    visit("iban", self.iban);
    visit("bic", self.bic);
    visit("accountName", self.accountName);
    visit("remittance", self.remittance);
    visit("cardNumber", self.cardNumber);
    visit("mandate", self.mandate);
}

void fields(Of<Adjustment> auto &self, auto &&visit)
{
    visit("amount", self.amount);
    visit("reason", self.reason);
    visit("reasonCode", self.reasonCode);
    visit("percent", self.percent);
    visit("base", self.base);
    visit("tax", self.tax);
}

void fields(Of<DateRange> auto &self, auto &&visit)
{
    visit("from", self.from);
    visit("to", self.to);
}

void fields(Of<Line> auto &self, auto &&visit)
{
    visit("text", self.text);
    visit("description", self.description, TextShape::Paragraphs);
    visit("quantity", self.quantity);
    visit("unit", self.unit);
    visit("price", self.price);
    visit("priceBase", self.priceBase);
    visit("tax", self.tax);
    visit("allowances", self.allowances);
    visit("charges", self.charges);
    visit("note", self.note, TextShape::Paragraphs);
    visit("period", self.period);
    visit("orderLine", self.orderLine);
    visit("objectId", self.objectId);
    visit("accounting", self.accounting);
    visit("sellersItem", self.sellersItem);
    visit("buyersItem", self.buyersItem);
    visit("standardItem", self.standardItem);
    visit("classification", self.classification);
    visit("originCountry", self.originCountry);
}

void fields(Of<Precedent> auto &self, auto &&visit)
{
    visit("document", self.document);
    visit("kind", self.kind);
    visit("number", self.number);
}

void fields(Of<Exemption> auto &self, auto &&visit)
{
    visit("category", self.category);
    visit("reason", self.reason);
    visit("reasonCode", self.reasonCode);
}

void fields(Of<DocumentContent> auto &self, auto &&visit)
{
    visit("kind", self.kind);
    visit("series", self.series);
    visit("date", self.date);
    visit("due", self.due);
    visit("currency", self.currency);
    visit("language", self.language);
    visit("party", self.party);
    visit("seller", self.seller);
    visit("reference", self.reference);
    visit("orderReference", self.orderReference);
    visit("contractReference", self.contractReference);
    visit("projectReference", self.projectReference);
    visit("despatchReference", self.despatchReference);
    visit("receivingReference", self.receivingReference);
    visit("tenderReference", self.tenderReference);
    visit("objectReference", self.objectReference);
    visit("accounting", self.accounting);
    visit("precedes", self.precedes);
    visit("precedesDate", self.precedesDate);
    visit("follows", self.follows);
    visit("delivered", self.delivered);
    visit("period", self.period);
    visit("taxPoint", self.taxPoint);
    visit("deliverTo", self.deliverTo);
    visit("payee", self.payee);
    visit("taxRepresentative", self.taxRepresentative);
    visit("lines", self.lines);
    visit("allowances", self.allowances);
    visit("charges", self.charges);
    visit("prepaid", self.prepaid);
    visit("rounding", self.rounding);
    visit("exemptions", self.exemptions);
    visit("note", self.note, TextShape::Paragraphs);
    visit("terms", self.terms, TextShape::Paragraphs);
    visit("paymentMeans", self.paymentMeans);
}

void fields(Of<Company> auto &self, auto &&visit)
{
    visit("party", self.party);
    visit("currency", self.currency);
    visit("language", self.language);
    visit("dueDays", self.dueDays);
    visit("terms", self.terms, TextShape::Paragraphs);
    visit("paymentMeans", self.paymentMeans);
    visit("logo", self.logo);
}

void fields(Of<PartyCard> auto &self, auto &&visit)
{
    visit("party", self.party);
    visit("isCustomer", self.isCustomer);
    visit("isSupplier", self.isSupplier);
    visit("currency", self.currency);
    visit("language", self.language);
    visit("dueDays", self.dueDays);
    visit("note", self.note, TextShape::Paragraphs);
}

/// The tax of a line or an adjustment is a value of its own, read and written as `{category, rate}`.
// clang-format off
template <typename Value>
concept HasFields = requires(Value &value) { fields(value, [](const char *, auto &, auto...) {}); };
// clang-format on

} // namespace seriatim
