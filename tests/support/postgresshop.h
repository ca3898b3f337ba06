#pragma once

#include "support/shop.h"

namespace seriatim {

/// A new, empty log on the test's PostgreSQL server. Whoever opens it is let in as a clerk; the server's clock is the
/// session's.
std::unique_ptr<Shop> makePostgresShop();

} // namespace seriatim
