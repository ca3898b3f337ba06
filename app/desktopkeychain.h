#pragma once

#include <memory>

#include "ui/shell/keychain.h"

namespace seriatim {

/// The keychain of this desktop (Secret Service, KWallet); null if the program was built without one.
std::unique_ptr<Keychain> desktopKeychain();

} // namespace seriatim
