#pragma once

#include <QObject>
#include <QTest>

#include <memory>

#include "support/clerk.h"

namespace seriatim {

/// What tests of stores begin with, in memory and on SQLite alike: a shop, a clock that stands at 16 March 2026, and
/// Anna, who has set up a company with the usual series.
class ShopTest : public QObject
{
    Q_OBJECT

protected:
    Clerk &anna() { return *m_anna; }
    /// A colleague at another desk.
    Clerk &ben();
    Clock &clock() { return m_clock; }
    Shop &shop() { return *m_shop; }

    /// An empty shop, without Anna.
    void openShop();

protected slots:
    void initTestCase_data() { addShops(); }
    virtual void init();
    void cleanup();

private:
    Clock m_clock;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Clerk> m_anna;
    std::unique_ptr<Clerk> m_ben;
};

} // namespace seriatim
