#include "sql/forecasttest.h"

#include <QTest>

#include "audit/verify.h"
#include "support/postgresshop.h"

namespace seriatim {

void ForecastTest::init()
{
    m_clock = Clock();
    m_shop = makePostgresShop(m_clock.reading());
    m_anna = std::make_unique<Clerk>(*m_shop, m_clock);
    m_ben = std::make_unique<Clerk>(*m_shop, m_clock, QStringLiteral("ben"));
    m_watched = std::make_unique<Watched>(m_anna->store());
    m_anna->setUp();
    done(issue(m_anna->content()));
}

void ForecastTest::cleanup()
{
    const auto store = m_shop->open(sessionOf("vera", m_clock));
    QVERIFY(verify(store->log(), store->numbers(), store->upkeep()).intact());
    m_watched.reset();
    m_anna.reset();
    m_ben.reset();
}

Result<DocumentAnswer> ForecastTest::issue(const DocumentContent &content)
{
    m_watched->latest = "locked";
    IssueDocument command;
    command.command = QUuid::createUuid();
    command.content = content;
    return issueDocument(*m_watched, command);
}

} // namespace seriatim
