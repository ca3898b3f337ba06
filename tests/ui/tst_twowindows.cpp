#include "ui/windowtest.h"

#include <QElapsedTimer>
#include <QToolButton>

using namespace seriatim;

/// Two windows on one log, each with a desk of its own, in which Issue is pressed in turns and at once.
class TestTwoWindows : public WindowTest
{
    Q_OBJECT

private slots:
    void init() override;
    void cleanup();

    void inTurnsEachGetsTheNextNumber();
    void atOnceEachGetsANumberOfItsOwn();

private:
    struct Seat {
        std::unique_ptr<Desktop> desk;
        EditorPage *editor = nullptr;
        QString id;
    };

    void openDraft(Seat &seat);
    static void pressIssue(Seat &seat);
    static bool isDone(const Seat &seat) { return !seat.editor->draft().isEditable(); }
    static bool lists(Seat &seat, const QString &number);
    qint64 showInBoth(const QStringList &numbers);
    void verifyNumbers(const QStringList &numbers);

    std::array<Seat, 2> m_seats;
};

void TestTwoWindows::init()
{
    WindowTest::init();
    m_seats[0].desk = std::make_unique<Desktop>(shop(), clock(), "anna", std::chrono::seconds(60));
    m_seats[1].desk = std::make_unique<Desktop>(shop(), clock(), "ben", std::chrono::seconds(60));
}

void TestTwoWindows::cleanup()
{
    m_seats = {};
    WindowTest::cleanup();
}

void TestTwoWindows::openDraft(Seat &seat)
{
    seat.id = anna().draft();
    seat.editor = &seat.desk->open(seat.id);
    QTRY_VERIFY(seat.desk->window().commands().verb(Verb::Issue)->isEnabled());
}

/// On the button, as whoever sits there does, whichever window is in front.
void TestTwoWindows::pressIssue(Seat &seat)
{
    QTest::mouseClick(seat.desk->button(seat.desk->window().commands().verb(Verb::Issue)), Qt::LeftButton);
}

bool TestTwoWindows::lists(Seat &seat, const QString &number)
{
    const DocumentsModel &model = *seat.desk->documents().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.row(row).number == number)
            return true;
    }
    return false;
}

/// Goes back to the lists, and waits until both show the numbers; answers how many milliseconds that took.
qint64 TestTwoWindows::showInBoth(const QStringList &numbers)
{
    for (Seat &seat : m_seats)
        seat.desk->window().showPage(&seat.desk->documents());
    QElapsedTimer clock;
    clock.start();
    const auto show = [&] {
        return std::ranges::all_of(m_seats, [&](Seat &seat) {
            return std::ranges::all_of(numbers, [&](const QString &number) { return lists(seat, number); });
        });
    };
    return QTest::qWaitFor(show, Patience) ? clock.elapsed() : Patience;
}

/// 1 to n, each once, in the log's register as in the documents.
void TestTwoWindows::verifyNumbers(const QStringList &numbers)
{
    QStringList expected;
    for (qsizetype i = 1; i <= numbers.size(); ++i)
        expected.append(numberOf(i));
    QStringList sorted = numbers;
    sorted.sort();
    QCOMPARE(sorted, expected);
    const PeriodRow period = anna().numbers().periods("INV").front();
    QCOMPARE(period.next, numbers.size() + 1);
    QCOMPARE(period.finalized, numbers.size());
}

void TestTwoWindows::inTurnsEachGetsTheNextNumber()
{
    constexpr int Rounds = 3;
    QStringList numbers;
    qint64 quickest = Patience;
    for (int round = 0; round < Rounds; ++round) {
        for (Seat &seat : m_seats)
            openDraft(seat);
        for (Seat &seat : m_seats) {
            pressIssue(seat);
            QTRY_VERIFY(isDone(seat));
            numbers.append(seat.editor->numberBanner()->number());
            QCOMPARE(numbers.last(), numberOf(numbers.size()));
        }
        quickest = std::min(quickest, showInBoth(numbers));
    }
    verifyNumbers(numbers);
    QVERIFY2(quickest < 1000, qPrintable(QString::number(quickest)));
}

void TestTwoWindows::atOnceEachGetsANumberOfItsOwn()
{
    constexpr int Rounds = 3;
    QStringList numbers;
    qint64 quickest = Patience;
    for (int round = 0; round < Rounds; ++round) {
        for (Seat &seat : m_seats)
            openDraft(seat);
        auto lock = anna().store().log().begin(); // Both wait for it, and go on at once.
        QVERIFY(lock);
        for (Seat &seat : m_seats)
            pressIssue(seat);
        for (Seat &seat : m_seats)
            QTRY_VERIFY(seat.editor->subject().isBusy);
        lock.reset();
        for (Seat &seat : m_seats) {
            QTRY_VERIFY(isDone(seat));
            numbers.append(seat.editor->numberBanner()->number());
            QCOMPARE(anna().documents().document(seat.id)->number, numbers.last());
            QVERIFY(!seat.editor->banner()->isVisible());
        }
        quickest = std::min(quickest, showInBoth(numbers));
    }
    verifyNumbers(numbers);
    QVERIFY2(quickest < 1000, qPrintable(QString::number(quickest)));
}

QTEST_MAIN(TestTwoWindows)
#include "tst_twowindows.moc"
