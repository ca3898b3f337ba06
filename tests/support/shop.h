#pragma once

#include "store/store.h"
#include "support/clock.h"

#include <chrono>
#include <memory>

namespace seriatim {

/// Where one log is kept; opens stores on it, as windows and programs do on one file.
class Shop
{
public:
    using Patience = std::chrono::milliseconds;

    virtual ~Shop() = default;

    /// `patience`: how long this store waits for the log's lock.
    virtual std::unique_ptr<Store> open(const Session &session, Patience patience = std::chrono::seconds(20)) = 0;

    /// The log's file, or its address without a user; empty in memory.
    virtual QString path() const { return {}; }
};

/// `memory`, `sqlite` or `postgresql`: a new, empty log.
std::unique_ptr<Shop> makeShop(const QString &kind);

/// Makes the running test a row for each kind of shop, in the column `kind`.
void addShops();

/// The session of a clerk at a desk.
Session sessionOf(const QString &actor, const Clock &clock);

} // namespace seriatim
