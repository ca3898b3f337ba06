#include "ui/windowtest.h"

#include "sql/moving.h"
#include "support/place.h"

using namespace seriatim;

/// A window on a log that moves to another place meanwhile.
class TestMovedLog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theWindowSaysWhereItsLogWent();
    void whatIsBeingTypedStays();
    void whatWasLeftIsOfferedWhereTheLogGoesOn();

private:
    void move();

    Clock m_clock{QDate::currentDate()};
    std::unique_ptr<Place> m_from, m_to;
    std::unique_ptr<Clerk> m_anna;
};

void TestMovedLog::init()
{
    beginAtHome();
    m_clock.setNow();
    m_from = std::make_unique<Place>(QStringLiteral("sqlite"));
    m_to = std::make_unique<Place>(QStringLiteral("sqlite"));
    m_from->begin();
    m_anna = std::make_unique<Clerk>(*m_from, m_clock);
    m_anna->setUp();
}

void TestMovedLog::move()
{
    const auto outcome = sql::moveLog({m_from->address(), m_to->address(), {"admin", "server-room"}, {}, {}});
    QVERIFY(std::holds_alternative<sql::Moved>(outcome));
}

void TestMovedLog::theWindowSaysWhereItsLogWent()
{
    const QString id = m_anna->draft();
    Desktop desk(*m_from, m_clock);
    desk.open(id);
    QTRY_VERIFY(desk.window().commands().verb(Verb::Issue)->isEnabled());
    QVERIFY(!desk.window().banner()->isVisible());
    move();
    QTRY_VERIFY(desk.window().banner()->isVisible());
    const QString why = desk.window().banner()->sentence();
    QVERIFY2(why.startsWith("This log was moved to “" + m_to->path()), qPrintable(why));
    QVERIFY(!desk.window().commands().verb(Verb::Issue)->isEnabled());
    QCOMPARE(desk.window().commands().verb(Verb::Issue)->statusTip(), why);
    QVERIFY(desk.window().statusLine()->healthWords().startsWith("read-only"));
}

void TestMovedLog::whatIsBeingTypedStays()
{
    Desktop desk(*m_from, m_clock);
    EditorPage &editor = desk.newInvoice();
    desk.type("Contoso");
    move();
    QTRY_VERIFY(desk.window().banner()->isVisible());
    QVERIFY(editor.isNeeded());
    desk.type(" Ltd");
    QTRY_COMPARE(editor.head()->party()->text(), "Contoso Ltd");
}

/// By whichever way it is reached.
void TestMovedLog::whatWasLeftIsOfferedWhereTheLogGoesOn()
{
    {
        Desktop desk(*m_from, m_clock);
        desk.newInvoice();
        desk.type("Contoso");
        move();
        QTRY_VERIFY(desk.window().banner()->isVisible());
    }
    {
        Desktop stays(*m_from, m_clock);
        QVERIFY(!stays.window().keptBanner()->isVisible()); // Nothing can be done with it there.
    }
    Desktop desk(*m_to, m_clock);
    QVERIFY(desk.window().keptBanner()->isVisible());
    QTest::mouseClick(desk.window().keptBanner()->button(), Qt::LeftButton);
    QTRY_COMPARE(desk.editor().head()->party()->text(), "Contoso");
}

QTEST_MAIN(TestMovedLog)
#include "tst_movedlog.moc"
