#include <QBuffer>
#include <QTest>

#include <algorithm>
#include <array>
#include <unistd.h>

#include "cli/descriptor.h"
#include "cli/issuelines.h"

using namespace seriatim;
using namespace seriatim::cli;

/// Lines are read ahead of those who issue them: in their order, and so that nobody waits who need not.
class TestIssueLines : public QObject
{
    Q_OBJECT

private slots:
    void linesComeInTheirOrderHoweverManyAreTaken_data();
    void linesComeInTheirOrderHoweverManyAreTaken();
    void aLineIsGivenAsSoonAsItHasCome();
    void aFeederWhoSaysNothingMoreIsNotWaitedFor();
    void oneWhoTakesNothingIsNotWaitedForEither();
};

namespace {

const QByteArray Typed = R"({"kind":"invoice","date":"2026-11-23"})";

class Pipe
{
public:
    Pipe() : m_hasBegun(::pipe(m_ends.data()) == 0) {}
    ~Pipe()
    {
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;

    int out() const { return m_ends[0]; }
    bool write(const QByteArray &bytes) const
    {
        return m_hasBegun && ::write(m_ends[1], bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size();
    }

private:
    std::array<int, 2> m_ends{-1, -1};
    bool m_hasBegun;
};

} // namespace

void TestIssueLines::linesComeInTheirOrderHoweverManyAreTaken_data()
{
    QTest::addColumn<int>("taken");
    QTest::addColumn<int>("ahead");
    QTest::newRow("one by one") << 1 << 1;
    QTest::newRow("one by one, with many ahead") << 1 << 50;
    QTest::newRow("a batch") << 7 << 7;
    QTest::newRow("more than there are") << 1000 << 1000;
}

void TestIssueLines::linesComeInTheirOrderHoweverManyAreTaken()
{
    QFETCH(int, taken);
    QFETCH(int, ahead);
    QByteArray input = (Typed + '\n').repeated(99) + "{broken\n\n" + (Typed + '\n').repeated(99) + Typed;
    QBuffer device(&input);
    QVERIFY(device.open(QIODevice::ReadOnly));
    IssueLines lines(device, static_cast<std::size_t>(ahead));
    std::vector<qint64> numbers, refused;
    for (auto some = lines.next(std::size_t(taken)); !some.empty(); some = lines.next(std::size_t(taken))) {
        QVERIFY(some.size() <= std::size_t(taken));
        for (const auto &each : some) {
            numbers.push_back(each.line);
            if (isRefused(each.read))
                refused.push_back(each.line);
        }
    }
    QCOMPARE(numbers.size(), 200U);
    QVERIFY(std::ranges::is_sorted(numbers));
    QCOMPARE(numbers.back(), 201);
    QCOMPARE(refused, std::vector<qint64>{100});
    QCOMPARE(lines.lineCount(), 201);
    QVERIFY(lines.fault().isEmpty());
}

void TestIssueLines::aLineIsGivenAsSoonAsItHasCome()
{
    const Pipe pipe;
    Descriptor device(pipe.out(), QIODevice::ReadOnly);
    IssueLines lines(device, 10);
    for (qint64 i = 1; i <= 3; ++i) {
        QVERIFY(pipe.write(Typed + '\n'));
        const auto some = lines.next(1);
        QCOMPARE(some.size(), 1U);
        QCOMPARE(some.front().line, i);
    }
}

void TestIssueLines::aFeederWhoSaysNothingMoreIsNotWaitedFor()
{
    const Pipe pipe;
    Descriptor device(pipe.out(), QIODevice::ReadOnly);
    QVERIFY(pipe.write(Typed + '\n' + Typed));
    IssueLines lines(device, 10);
    QCOMPARE(lines.next(1).size(), 1U);
    // It goes while its thread waits for the rest of the second line.
}

void TestIssueLines::oneWhoTakesNothingIsNotWaitedForEither()
{
    QByteArray input = (Typed + '\n').repeated(100);
    QBuffer device(&input);
    QVERIFY(device.open(QIODevice::ReadOnly));
    const IssueLines lines(device, 10);
}

QTEST_GUILESS_MAIN(TestIssueLines)
#include "tst_issuelines.moc"
