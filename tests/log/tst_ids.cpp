#include <QDateTime>
#include <QTest>

#include <algorithm>
#include <set>
#include <vector>

#include "log/codec.h"
#include "log/ids.h"

using namespace seriatim;

namespace {

std::vector<QString> someIds(int count)
{
    std::vector<QString> made;
    for (int i = 0; i < count; ++i)
        made.push_back(codec::text(ids::next()));
    return made;
}

/// In the order of the keys of a log, which are texts.
QString prefix(const QString &id)
{
    return id.left(18);
}

} // namespace

class TestIds : public QObject
{
    Q_OBJECT

private slots:
    void theirTextsAreInTheOrderOfTime()
    {
        std::vector<QString> made = someIds(5000);
        std::ranges::transform(made, made.begin(), prefix);
        QVERIFY(std::ranges::is_sorted(made));
        QVERIFY(made.front() != made.back());
    }

    void theySayTheTimeInMilliseconds()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const QString id = codec::text(ids::next()).remove(u'-');
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        const qint64 said = id.left(12).toLongLong(nullptr, 16);
        QVERIFY(before <= said && said <= after);
    }

    void theyAreOfVersion7AndOfTheUsualVariant()
    {
        for (const QString &each : someIds(100)) {
            QCOMPARE(each[14], u'7');
            QVERIFY2(QStringLiteral("89ab").contains(each[19]), qPrintable(each));
            QCOMPARE(codec::text(QUuid::fromString(each)), each);
        }
    }

    /// Two desks that make them in the same instant: all but the time is chance.
    void theyDifferWhereTheTimeDoesNot()
    {
        std::set<QString> chances;
        for (const QString &each : someIds(20'000))
            chances.insert(each.mid(19));
        QCOMPARE(chances.size(), 20'000u);
    }

    void whatFollowsIsAlwaysTheSame()
    {
        const QUuid command = ids::next();
        QCOMPARE(ids::following(command, "new"), ids::following(command, "new"));
        QVERIFY(ids::following(command, "new") != ids::following(command, "again"));
        QVERIFY(ids::following(command, "new") != ids::following(ids::next(), "new"));
    }

    void whatFollowsLiesBesideItsOriginAndSaysThatItIsMade()
    {
        const QUuid command = ids::next();
        const QString made = codec::text(ids::following(command, "again"));
        QString like = prefix(codec::text(command));
        like[14] = u'8';
        QCOMPARE(prefix(made), like);
        QVERIFY2(QStringLiteral("89ab").contains(made[19]), qPrintable(made));
        QCOMPARE(prefix(codec::text(ids::following(QUuid(made), "again"))), like);
    }

    /// Else a command that was sent before, by an earlier version, would make another document when it is sent again.
    void whatFollowsFromAnyOtherIdIsOfVersion5()
    {
        const QUuid command("5c0f9a3e-0c6e-4d0b-8a0e-1f2d3c4b5a69");
        QCOMPARE(ids::following(command, "new"), QUuid::createUuidV5(command, QByteArrayLiteral("new")));
    }
};

QTEST_APPLESS_MAIN(TestIds)
#include "tst_ids.moc"
