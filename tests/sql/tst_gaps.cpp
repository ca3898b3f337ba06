#include <QTest>

#include "support/clerk.h"
#include "support/place.h"

using namespace seriatim;

/// What a damaged register leaves out, on both engines: that a period is whole is told from a count, so the count must
/// not hide what is missing.
class TestGaps : public QObject
{
    Q_OBJECT

private slots:
    void whatIsLeftOutIsFound_data();
    void whatIsLeftOutIsFound();
};

using Gaps = QList<std::pair<qint64, qint64>>;

void TestGaps::whatIsLeftOutIsFound_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("damage");
    QTest::addColumn<Gaps>("gaps");
    const auto row = [](const char *what, const QString &damage, const Gaps &gaps) {
        for (const char *engine : {"sqlite", "postgresql"})
            QTest::addRow("%s: %s", engine, what) << QString(engine) << damage << gaps;
    };
    row("nothing", "UPDATE period SET lost = 0", {});
    row("one between", "DELETE FROM register WHERE ordinal = 3", {{3, 3}});
    row("the first", "DELETE FROM register WHERE ordinal = 1", {{1, 1}});
    row("the last", "DELETE FROM register WHERE ordinal = 5", {{5, 5}});
    row("all", "DELETE FROM register", {{1, 5}});
    row("one that lies behind the end", "UPDATE register SET ordinal = 9 WHERE ordinal = 3", {{3, 3}, {7, 8}});
    row("one that lies before the beginning", "UPDATE register SET ordinal = 0 WHERE ordinal = 3", {{3, 3}});
}

void TestGaps::whatIsLeftOutIsFound()
{
    QFETCH(QString, engine);
    QFETCH(QString, damage);
    QFETCH(Gaps, gaps);
    Clock clock(QDate::currentDate());
    Place place(engine);
    place.begin();
    {
        Clerk anna(place, clock);
        anna.setUp();
        for (int i = 0; i < 5; ++i)
            done(anna.issue(anna.content(QDate::currentDate())));
    }
    for (const char *guard : {"number_keeps_its_text", "number_steps_back_only_as_the_latest"}) {
        if (engine == u"sqlite")
            place.tamper(QStringLiteral("DROP TRIGGER %1").arg(QLatin1StringView(guard)));
    }
    place.tamper(damage);
    const auto store = place.look();
    const auto period = store->numbers().periods("INV").front().period;
    Gaps found;
    for (const Gap &gap : store->numbers().gaps("INV", period))
        found.append({gap.first, gap.last});
    QCOMPARE(found, gaps);
}

QTEST_GUILESS_MAIN(TestGaps)
#include "tst_gaps.moc"
