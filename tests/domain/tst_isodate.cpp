#include "domain/isodate.h"

#include <QTest>

using namespace seriatim;

class TestIsoDate : public QObject
{
    Q_OBJECT

private slots:
    void aDayIsWrittenAsQtWritesIt();
    void whatIsNoDayIsNoText();
};

void TestIsoDate::aDayIsWrittenAsQtWritesIt()
{
    for (QDate day(1999, 12, 28); day < QDate(2001, 1, 5); day = day.addDays(1))
        QCOMPARE(isoText(day), day.toString(Qt::ISODate));
    for (const QDate &day : {QDate(1, 1, 1), QDate(987, 6, 5), QDate(9999, 12, 31)})
        QCOMPARE(isoText(day), day.toString(Qt::ISODate));
}

void TestIsoDate::whatIsNoDayIsNoText()
{
    for (const QDate &day : {QDate(), QDate(10'000, 1, 1), QDate(-1, 1, 1)}) {
        QVERIFY(isoText(day).isEmpty());
        QVERIFY(day.toString(Qt::ISODate).isEmpty());
    }
}

QTEST_APPLESS_MAIN(TestIsoDate)
#include "tst_isodate.moc"
