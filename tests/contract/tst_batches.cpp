#include <random>

#include "contract/told.h"
#include "support/shoptest.h"

using namespace seriatim;

/// A batch carries on what it knows of a series from one command to the next. The same commands one by one, each
/// loading for itself, are its oracle: every answer, event and row must be equal.
class TestBatches : public ShopTest
{
    Q_OBJECT

private slots:
    void aBatchDecidesAsItsCommandsOneByOne_data();
    void aBatchDecidesAsItsCommandsOneByOne();
    void manyBatchesOfOneDeskGoOnBehindRefusals();

private:
    using Random = std::mt19937;

    /// Ids are drawn, too, so that two rooms of the same seed get the same commands.
    static QUuid id(Random &random) { return QUuid::createUuidV5(QUuid(), QByteArray::number(random())); }
    static auto any(Random &random, const auto &choices)
    {
        auto at = choices.begin();
        std::advance(at, random() % static_cast<Random::result_type>(choices.size()));
        return *at;
    }

    static void furnish(Clerk &clerk, Random &random);
    static DocumentContent content(const Clerk &clerk, Random &random);
    static QStringList drafts(Clerk &clerk, Random &random);
    static std::vector<IssueDocument> commands(const Clerk &clerk, Random &random, const QStringList &drafts);
};

/// Series of each reset and date order, with numbers that are issued, kept for later, and void.
void TestBatches::furnish(Clerk &clerk, Random &random)
{
    const auto issue = [&](const char *code, int day) {
        IssueDocument command;
        command.command = id(random);
        command.content = clerk.contentIn(code, QDate(2026, 3, day));
        done(issueDocument(clerk.store(), command));
    };
    series::Rules monthly{"MON-{YYYY}-{MM}-{###}", Reset::Monthly};
    series::Rules strict = yearly("STRICT-{YYYY}-{##}");
    strict.dateOrder = series::DateOrder::Refuse;
    done(clerk.define("MON", monthly));
    done(clerk.define("STRICT", strict));
    for (const char *code : {"INV", "MON", "STRICT"}) {
        issue(code, 10);
        done(clerk.reserveBlock(2, code));
        issue(code, 12);
    }
    done(clerk.voidNumbers("MON-2026-03-002"));
}

DocumentContent TestBatches::content(const Clerk &clerk, Random &random)
{
    static constexpr std::array codes{"INV", "INV", "MON", "MON", "STRICT", "", "NONE"};
    static constexpr std::array days{0, 0, 0, 0, 0, -1, -2, -5, -20, -80, -500, 1, 400};
    DocumentContent content = clerk.contentIn(any(random, codes), QDate(2026, 3, 16).addDays(any(random, days)));
    if (random() % 8 == 0)
        content.party.name.clear();
    return content;
}

/// Some of them hold a number.
QStringList TestBatches::drafts(Clerk &clerk, Random &random)
{
    QStringList ids;
    while (ids.size() < 8) {
        const auto saved = saveDraft(clerk.store(), {{id(random)}, {}, content(clerk, random), -1, {}});
        if (isRefused(saved))
            continue;
        ids.append(done(saved).document);
        if (random() % 2 == 0)
            reserveForDraft(clerk.store(), {{id(random)}, ids.back(), -1, true});
    }
    return ids;
}

std::vector<IssueDocument> TestBatches::commands(const Clerk &clerk, Random &random, const QStringList &drafts)
{
    std::vector<IssueDocument> commands(100);
    for (IssueDocument &each : commands) {
        each.command = id(random);
        each.accepted = random() % 3 > 0;
        if (random() % 5 == 0)
            each.id = any(random, drafts);
        else
            each.content = content(clerk, random);
    }
    commands.push_back(commands.front()); // Sent twice.
    return commands;
}

void TestBatches::aBatchDecidesAsItsCommandsOneByOne_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestBatches::aBatchDecidesAsItsCommandsOneByOne()
{
    QFETCH_GLOBAL(QString, kind);
    QFETCH(quint32, seed);
    const auto otherShop = makeShop(kind);
    Clerk other(*otherShop, clock());
    other.setUp();

    QStringList together, oneByOne;
    for (Clerk *clerk : {&anna(), &other}) {
        Random random(seed);
        furnish(*clerk, random);
        const auto commands = this->commands(*clerk, random, drafts(*clerk, random));
        if (clerk == &anna()) {
            for (const auto &each : issueDocuments(clerk->store(), commands))
                together.append(told(each));
        } else {
            for (const IssueDocument &each : commands)
                oneByOne.append(told(issueDocument(clerk->store(), each)));
        }
    }
    QVERIFY(together.filter("refused").size() > 5);
    QVERIFY(together.size() - together.filter("refused").size() > 15);
    QCOMPARE(together, oneByOne);
    QCOMPARE(toldNumbers(anna().store()), toldNumbers(other.store()));
    QCOMPARE(toldDocuments(anna().store()), toldDocuments(other.store()));
}

/// An engine may send what was appended on its way, and may know by then what each batch asks: what is refused has to
/// be asked anew all the same.
void TestBatches::manyBatchesOfOneDeskGoOnBehindRefusals()
{
    Store &store = anna().store();
    qint64 issued = 0;
    for (int batch = 0; batch < 6; ++batch) {
        std::vector<IssueDocument> commands(60);
        for (std::size_t i = 0; i < commands.size(); ++i) {
            const bool isRefused = (i + 1) % 26 == 0;
            commands[i].content = anna().content(QDate(2026, 3, 16).addDays(isRefused ? 400 : 0));
        }
        for (const auto &each : issueDocuments(store, commands)) {
            if (isRefused(each))
                QCOMPARE(refusedBy(each), "date-too-far-ahead");
            else
                QCOMPARE(done(each).number, QStringLiteral("INV-2026-%1").arg(++issued, 5, 10, QLatin1Char('0')));
        }
    }
    QCOMPARE(issued, 6 * 58);
}

QTEST_GUILESS_MAIN(TestBatches)
#include "tst_batches.moc"
