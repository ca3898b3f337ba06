#pragma once

#include "support/shop.h"

namespace seriatim {

/// A new, empty log on the test's PostgreSQL server. Whoever opens it is let in as a clerk; the server's clock is the
/// session's, unless one of its own is given.
std::unique_ptr<Shop> makePostgresShop(std::function<QDateTime()> serversClock = {});

} // namespace seriatim
