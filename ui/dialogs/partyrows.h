#pragma once

namespace seriatim {

class FieldForm;

/// The rows for a party's name, address, identifiers and contact, in the order in which they are usually typed. The
/// fields are named as the core does: `party.name`, `party.address.city`.
void addNameRows(FieldForm &form);
void addAddressRows(FieldForm &form);
void addIdentifierRows(FieldForm &form);
void addContactRows(FieldForm &form);

/// All rows of a party card, for the dialog and the page alike.
void addPartyCardRows(FieldForm &form);

} // namespace seriatim
