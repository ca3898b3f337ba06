#include <QTest>

#include "log/chain.h"
#include "sql/arrival.h"
#include "support/place.h"

using namespace seriatim;

/// The same events have the same hashes on both engines, whatever they say: each engine is given them without hashes of
/// its own making, keeps them to the byte, and the server reckons each anew.
class TestGoldenVectors : public QObject
{
    Q_OBJECT

private slots:
    void bothEnginesKeepTheSameHashes_data();
    void bothEnginesKeepTheSameHashes();
    void aHashThatDoesNotFitIsNotTaken();
};

namespace {

const QString LogId = QStringLiteral("6f1e0a52-3c0b-4c6e-9d0a-2f9a2d1f7c11");
const QString ArrivalId = QStringLiteral("7d9b2c1e-0a4f-4e7b-8c55-3f0e9a6b1d22");
const QString Party = QStringLiteral("party/0b7c9a3e-5f1d-4a52-8d2e-9c1f00aa77bb");

/// The hashes were reckoned with Python's hashlib, from the text of FORMAT alone.
std::vector<RecordedEvent> goldenEvents()
{
    const auto hash = [](const char *digits) { return QByteArray::fromHex(digits); };
    const QString command = QStringLiteral("99999999-2222-4333-8444-55555555555%1");
    return {
        {1, "company", 1, "CompanyChanged", "2026-01-02T03:04:05.678000Z", "ann", "desk-1",
            "11111111-2222-4333-8444-555555555555",
            R"({"currency":"EUR","dueDays":14,"party":{"name":"Ångström & Søn \"€\" \\ o'clock"},"request":"00"})",
            hash("bc19a9c6f15c6bee08978cd5ee5eb43525299bfd666ae98007e2e081a1f70d25")},
        {2, Party, 1, "PartySaved", "2026-01-02T03:04:06.000001Z", QStringLiteral("Zoë \U0001F600"),
            QStringLiteral("büro"), command.arg(5),
            R"({"dueDays":-1,"isCustomer":true,"isSupplier":false,"note":"tab\tbreak\nend )"
            "\U0010FFFD"
            R"(","party":{"name":"中文 %1 ; -- E'\\x'"},"request":"01"})",
            hash("cdb1af44e4f4964466643fe50275e7a661b7360da8fc824e763f6d5cdf86ae97")},
        {3, Party, 2, "PartyArchived", "2025-12-31T23:59:59.999999Z", "ann", "desk-1", command.arg(6),
            R"({"request":"02"})", hash("42c8ed1a91ac3b0b60c0b80a91bd90151e58c980b5052752b73e15943daee84e")},
        {4, "log", 1, "ClockConfirmed", "2026-01-02T03:04:07.000000Z", "ann", "desk-1", command.arg(7),
            R"({"clock":"2026-01-02T03:04:07.000000Z","head":"2026-01-02T03:04:06.000001Z","request":"03"})",
            hash("4268d9abc5b5105506da942f73b7719a127accca488fb5603e185dd3c6d2896c")},
    };
}

std::unique_ptr<sql::Arrival> arrivalAt(const Place &place)
{
    return std::get<std::unique_ptr<sql::Arrival>>(
        sql::beginArrival(place.address(), LogId, ArrivalId, {"admin", "test"}));
}

} // namespace

void TestGoldenVectors::bothEnginesKeepTheSameHashes_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("sqlite") << "sqlite";
    QTest::newRow("postgresql") << "postgresql";
}

void TestGoldenVectors::bothEnginesKeepTheSameHashes()
{
    QFETCH(QString, kind);
    const auto events = goldenEvents();
    const Place place(kind);
    const auto arrival = arrivalAt(place);
    arrival->take(events);
    const auto kept = arrival->log().read(0, 10);
    QCOMPARE(kept, events);
    QCOMPARE(arrival->log().info().head.hash, events.back().hash);
    QByteArray hash = chain::genesis(LogId);
    for (const RecordedEvent &each : kept) {
        hash = chain::link(hash, each);
        QCOMPARE(hash.toHex(), each.hash.toHex());
    }
    QVERIFY(arrival->upkeep().compare({}).empty());
}

void TestGoldenVectors::aHashThatDoesNotFitIsNotTaken()
{
    const Place server(QStringLiteral("postgresql"));
    const auto arrival = arrivalAt(server);
    auto events = goldenEvents();
    events[1].data.replace("tab", "Tab");
    QVERIFY_EXCEPTION_THROWN(arrival->take(events), LogError);
    QCOMPARE(arrival->log().info().head.position, 0);
}

QTEST_GUILESS_MAIN(TestGoldenVectors)
#include "tst_goldenvectors.moc"
