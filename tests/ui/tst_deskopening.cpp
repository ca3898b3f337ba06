#include <QMutex>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

#include "support/clerk.h"
#include "ui/desk.h"
#include "ui/patience.h"
#include "ui/shell/lognews.h"
#include "ui/shell/logplace.h"
#include "ui/shell/sender.h"

using namespace seriatim;

/// A desk whose log cannot be opened says why, and what can be done about it.
class TestDeskOpening : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whyItCannotBeReachedIsSaidAsItIs();
    void anotherCauseIsToldAgain();
    void itIsTriedAgainByItself();
    void whatWhoeverWorksThereIsToKnowIsToldAgainAfterIt();
    void aRefusedLoginIsNotTriedAgainByItself();
    void aRefusedLoginCanBeGivenAnew();
    void aCommandThatDoesNotReachItLosesNothing();
    void aLogThatIsGoneIsNotMadeAnew();

private:
    using Cause = OpenFailure::Cause;

    void fail(std::optional<Cause> cause)
    {
        const QMutexLocker lock(&m_mutex);
        m_cause = cause;
    }
    std::unique_ptr<Desk> newDesk();

    Clock m_clock;
    std::unique_ptr<Shop> m_shop;
    QMutex m_mutex;
    std::optional<Cause> m_cause; ///< Why it cannot be opened.
    std::atomic<int> m_tries = 0;
    std::unique_ptr<style::Banner> m_banner;
};

void TestDeskOpening::init()
{
    m_shop = makeShop(QStringLiteral("memory"));
    Clerk(*m_shop, m_clock).setUp();
    m_cause.reset();
    m_tries = 0;
    m_banner = std::make_unique<style::Banner>();
}

void TestDeskOpening::cleanup()
{
    m_banner.reset();
    m_shop.reset();
}

std::unique_ptr<Desk> TestDeskOpening::newDesk()
{
    return std::make_unique<Desk>([this]() -> std::variant<std::unique_ptr<Store>, OpenFailure> {
        const QMutexLocker lock(&m_mutex);
        ++m_tries;
        if (m_cause)
            return OpenFailure{*m_cause, QStringLiteral("office"), {}};
        return m_shop->open(sessionOf(QStringLiteral("anna"), m_clock));
    });
}

void TestDeskOpening::whyItCannotBeReachedIsSaidAsItIs()
{
    fail(Cause::Unreachable);
    const auto desk = newDesk();
    tellLogNews(*desk, {}, *m_banner, {});
    QTRY_VERIFY(m_banner->isVisible());
    QVERIFY2(m_banner->sentence().contains("it is tried again by itself. “office” does not answer. "),
        qPrintable(m_banner->sentence()));
}

void TestDeskOpening::anotherCauseIsToldAgain()
{
    fail(Cause::Unreachable);
    const auto desk = newDesk();
    const QSignalSpy blind(desk.get(), &Desk::wentBlind);
    QTRY_COMPARE(blind.size(), 1);
    QTRY_VERIFY(m_tries > 2);
    QCOMPARE(blind.size(), 1); // The same is told once.
    fail(Cause::NotReady);
    QTRY_COMPARE(blind.size(), 2);
    desk->refresh(); // Whoever asks is told.
    QTRY_COMPARE(blind.size(), 3);
}

void TestDeskOpening::itIsTriedAgainByItself()
{
    fail(Cause::NotReady);
    const auto desk = newDesk();
    const QSignalSpy sees(desk.get(), &Desk::seesAgain), grew(desk.get(), &Desk::logGrew);
    tellLogNews(*desk, {}, *m_banner, {});
    QTRY_VERIFY(m_banner->isVisible());
    fail({});
    QTRY_COMPARE(sees.size(), 1);
    QCOMPARE(grew.size(), 1);
    QVERIFY(!m_banner->isVisible());
}

void TestDeskOpening::whatWhoeverWorksThereIsToKnowIsToldAgainAfterIt()
{
    fail(Cause::NotReady);
    const auto desk = newDesk();
    LogPlace place;
    place.caution = "Take care.";
    tellLogNews(*desk, place, *m_banner, {});
    QCOMPARE(m_banner->sentence(), place.caution);
    QTRY_VERIFY(m_banner->sentence() != place.caution);
    fail({});
    QTRY_COMPARE(m_banner->sentence(), place.caution);
    QVERIFY(m_banner->isVisible());
}

/// A server may lock out who tries again and again.
void TestDeskOpening::aRefusedLoginIsNotTriedAgainByItself()
{
    fail(Cause::NotLetIn);
    const auto desk = newDesk();
    const QSignalSpy blind(desk.get(), &Desk::wentBlind), grew(desk.get(), &Desk::logGrew);
    QTRY_COMPARE(blind.size(), 1);
    const int before = m_tries;
    std::atomic<int> meanwhile = 0;
    const Desk other([&meanwhile] {
        ++meanwhile;
        return OpenFailure{Cause::NotReady, QStringLiteral("office"), {}};
    });
    QTRY_VERIFY(meanwhile > 2);
    QCOMPARE(m_tries, before);
    fail({});
    desk->refresh();
    QTRY_COMPARE(grew.size(), 1);
    Clerk(*m_shop, m_clock).draft();
    QTRY_COMPARE(grew.size(), 2); // From then on it is looked at by itself.
}

void TestDeskOpening::aRefusedLoginCanBeGivenAnew()
{
    fail(Cause::NotLetIn);
    const auto desk = newDesk();
    int asked = 0;
    tellLogNews(*desk, {}, *m_banner, [&asked] { ++asked; });
    QTRY_VERIFY(m_banner->isVisible());
    m_banner->button()->click();
    QCOMPARE(asked, 1);
}

void TestDeskOpening::aCommandThatDoesNotReachItLosesNothing()
{
    fail(Cause::NotReady);
    const auto desk = newDesk();
    Sender sender(*desk, *m_banner, nullptr);
    bool isDone = false;
    sender.send<DocumentAnswer>(&saveDraft, SaveDraft{}, [&isDone](const DocumentAnswer &) { isDone = true; });
    QTRY_VERIFY(m_banner->isVisible());
    QVERIFY2(m_banner->sentence().startsWith("“office” cannot be used just now")
            && m_banner->sentence().endsWith("Nothing was lost and no number was used."),
        qPrintable(m_banner->sentence()));
    QVERIFY(!isDone);
    QVERIFY(sender.isSettled());
}

/// Whoever made a new one in its place would give its numbers again.
void TestDeskOpening::aLogThatIsGoneIsNotMadeAnew()
{
    fail(Cause::NotFound);
    const auto desk = newDesk();
    Sender sender(*desk, *m_banner, nullptr);
    sender.send<DocumentAnswer>(&saveDraft, SaveDraft{}, [](const DocumentAnswer &) {});
    QTRY_VERIFY(m_banner->isVisible());
    QVERIFY2(m_banner->sentence().startsWith("The log is not at its place any more"), qPrintable(m_banner->sentence()));
    QVERIFY(!m_banner->sentence().contains("init"));
}

QTEST_MAIN(TestDeskOpening)
#include "tst_deskopening.moc"
