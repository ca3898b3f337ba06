#include "support/shoptest.h"

namespace seriatim {

Clerk &ShopTest::ben()
{
    if (!m_ben)
        m_ben = std::make_unique<Clerk>(*m_shop, m_clock, QStringLiteral("ben"));
    return *m_ben;
}

void ShopTest::openShop()
{
    QFETCH_GLOBAL(QString, kind);
    m_clock.set(QDate(2026, 3, 16));
    m_shop = makeShop(kind);
}

void ShopTest::init()
{
    openShop();
    m_anna = std::make_unique<Clerk>(*m_shop, m_clock);
    m_anna->setUp();
}

void ShopTest::cleanup()
{
    m_anna.reset();
    m_ben.reset();
    m_shop.reset();
}

} // namespace seriatim
