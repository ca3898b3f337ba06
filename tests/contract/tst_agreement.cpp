#include <rapidcheck.h>

#include <QTest>

#include "audit/verify.h"
#include "contract/randomclerk.h"
#include "contract/told.h"

using namespace seriatim;

// The same commands, at the same times and with the same ids, on a log in memory and on one in SQLite, or on a server:
// every answer and every reading must be equal. The read models in memory fold events with the domain's own `evolve`;
// those in SQLite are triggers over the event row, on a server functions. So each is the other's oracle. And whatever
// was done, `verify` finds nothing wrong with either log.

namespace {

/// Two people at two desks, over one log.
class House
{
public:
    House(const QString &kind, const Clock &clock)
        : m_shop(makeShop(kind)), m_anna(*m_shop, clock), m_ben(*m_shop, clock, "ben")
    {
        m_anna.setUp();
        series::Rules rules = yearly("X1-{YYYY}-{###}");
        rules.stepBack = true;
        done(m_anna.define("X1", rules));
    }

    Store &anna() { return m_anna.store(); }
    Store &ben() { return m_ben.store(); }

private:
    std::unique_ptr<Shop> m_shop;
    Clerk m_anna;
    Clerk m_ben;
};

/// By weight: most verbs need something to act upon.
rc::Gen<int> anyVerb()
{
    return rc::gen::weightedElement<int>(
        {{2, 0}, {5, 1}, {3, 3}, {1, 4}, {1, 5}, {6, 6}, {6, 8}, {3, 9}, {3, 10}, {4, 11}, {6, 12}, {4, 13}, {5, 14},
            {4, 15}, {3, 16}, {6, 17}, {2, 18}, {2, 19}, {2, 20}, {4, 21}, {2, 22}, {3, 23}});
}

rc::Gen<Step> anyStep()
{
    const auto anyDay = rc::gen::weightedElement<int>({{8, 0}, {3, -1}, {2, -6}, {2, -80}, {1, 2}, {1, 300}, {1, 400}});
    return rc::gen::map(rc::gen::tuple(anyVerb(), rc::gen::inRange(0, 12), rc::gen::inRange(0, 8), anyDay,
                            rc::gen::weightedElement<bool>({{2, true}, {1, false}})),
        [](const auto &drawn) { return std::make_from_tuple<Step>(drawn); });
}

void compare(const QStringList &expected, const QStringList &found)
{
    for (qsizetype i = 0; i < std::min(expected.size(), found.size()); ++i)
        RC_ASSERT(expected[i].toStdString() == found[i].toStdString());
    RC_ASSERT(expected.size() == found.size());
}

void compareReadings(Store &memory, Store &other)
{
    constexpr Position SetUp = 7; // Whose commands have ids of their own.
    compare(toldEvents(memory, SetUp), toldEvents(other, SetUp));
    compare(toldNumbers(memory), toldNumbers(other));
    compare(toldDocuments(memory), toldDocuments(other));
    compare(toldParties(memory), toldParties(other));
}

void findNothing(Store &store)
{
    const VerifyReport report = verify(store.log(), store.numbers(), store.upkeep());
    for (const Finding &finding : report.findings) {
        RC_LOG() << findingId(finding.kind).toStdString() << " at " << finding.position << std::endl;
        for (auto at = finding.facts.begin(); at != finding.facts.end(); ++at)
            RC_LOG() << "  " << at.key().toStdString() << ": " << at.value().toStdString() << std::endl;
    }
    RC_ASSERT(report.intact());
    RC_ASSERT(report.verified == store.log().info().head);
}

void agree(const std::vector<Step> &steps, const QString &kind)
{
    Clock clock;
    House memory("memory", clock);
    House other(kind, clock);
    RandomClerk clerks[] = {{memory.anna(), clock}, {other.anna(), clock}, {memory.ben(), clock}, {other.ben(), clock}};
    for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
        const Step &step = steps[static_cast<std::size_t>(i)];
        const int who = step.day == -1 ? 2 : 0;
        clock.pass(step.day == 400 ? 300 * 24 * 3600 : step.day == 2 ? -400 : 61);
        const QString expected = clerks[who].perform(step, i);
        RC_LOG() << expected.toStdString() << std::endl;
        RC_ASSERT(clerks[who + 1].perform(step, i).toStdString() == expected.toStdString());
    }
    compareReadings(memory.anna(), other.ben());
    findNothing(memory.anna());
    findNothing(other.anna());
}

} // namespace

namespace seriatim {

void showValue(const Step &step, std::ostream &out)
{
    out << "{" << step.verb << ", " << step.one << ", " << step.other << ", " << step.day << ", "
        << (step.yes ? "true" : "false") << "}";
}

} // namespace seriatim

class TestAgreement : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theyAgreeOnEverything_data();
    void theyAgreeOnEverything();
};

void TestAgreement::initTestCase()
{
    // Shrinking takes minutes; take `noshrink` away to find the fewest steps that disagree.
    qputenv("RC_PARAMS", "seed=20260316 max_success=30 noshrink=1");
}

void TestAgreement::theyAgreeOnEverything_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("memory and SQLite") << "sqlite";
    QTest::newRow("memory and PostgreSQL") << "postgresql";
}

void TestAgreement::theyAgreeOnEverything()
{
    QFETCH(QString, kind);
    QVERIFY(rc::check([&] { agree(*rc::gen::resize(100, rc::gen::container<std::vector<Step>>(anyStep())), kind); }));
}

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
