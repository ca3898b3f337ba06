#pragma once

#include <QTest>

#include <memory>

#include "support/clerk.h"
#include "ui/desk.h"
#include "ui/opendialog.h"
#include "ui/patience.h"

namespace seriatim {

/// A desk on a shop of its own, where Anna has set up a company with the usual series; it is 16 March 2026.
struct DeskFixture {
    explicit DeskFixture(Shop::Patience patience = std::chrono::seconds(20))
        : shop(makeShop(QStringLiteral("memory"))), anna(*shop, clock), ben(*shop, clock, QStringLiteral("ben"))
    {
        anna.setUp();
        desk = std::make_unique<Desk>(
            [this, patience] { return shop->open(sessionOf(QStringLiteral("anna"), clock), patience); });
    }

    Clock clock;
    std::unique_ptr<Shop> shop;
    Clerk anna;
    Clerk ben;
    std::unique_ptr<Desk> desk; ///< Anna's.
};

} // namespace seriatim
