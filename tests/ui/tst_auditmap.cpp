#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "ui/audit/numbercells.h"
#include "ui/audit/numbermap.h"
#include "ui/bigstore.h"
#include "ui/desk.h"
#include "ui/patience.h"

namespace seriatim {

/// The map on a million numbers.
class TestAuditMap : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theFirstPaintFetchesOnlyWhatIsShown();
    void rowsBeginAtRoundNumbers();
    void arrowsMoveTheCurrentNumber();
    void theEndsOfRowAndPeriodAreOneKeyAway();
    void aClickChoosesTheNumberUnderIt();
    void marksGrowAndShrink();
    void theCurrentNumberIsTold();
    void statesDifferInShapeWithoutColour();

private:
    std::shared_ptr<BigCounts> m_counts;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<NumberMap> m_map;
};

void TestAuditMap::init()
{
    m_counts = std::make_shared<BigCounts>();
    m_desk = std::make_unique<Desk>([counts = m_counts] { return std::make_unique<BigStore>(counts); });
    m_map = std::make_unique<NumberMap>(*m_desk, nullptr);
    m_map->resize(800, 160);
    m_map->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
    BigStore store(std::make_shared<BigCounts>());
    m_map->setPeriod(readAudit(store).periods.front());
}

void TestAuditMap::cleanup()
{
    m_map.reset();
    m_desk.reset();
}

void TestAuditMap::theFirstPaintFetchesOnlyWhatIsShown()
{
    m_map->grab();
    QTRY_VERIFY(m_counts->rows.load() > 0);
    const int shownRows = 160 / m_map->cell() + 2;
    const qint64 shown = static_cast<qint64>(shownRows) * m_map->columns();
    const qint64 chunks = shown / NumberCells::ChunkSize + 2;
    QVERIFY2(
        m_counts->rows.load() <= chunks * NumberCells::ChunkSize, qPrintable(QString::number(m_counts->rows.load())));
}

void TestAuditMap::rowsBeginAtRoundNumbers()
{
    QCOMPARE(m_map->columns(), 50);
    m_map->verticalScrollBar()->setValue(0);
    QCOMPARE(m_map->cellRect(1).top(), 0);
    QCOMPARE(m_map->cellRect(51).top(), m_map->cell());
    QCOMPARE(m_map->cellRect(51).left(), m_map->cellRect(1).left());
}

void TestAuditMap::arrowsMoveTheCurrentNumber()
{
    QSignalSpy told(m_map.get(), &NumberMap::currentChanged);
    m_map->setFocus();
    QTest::keyClick(m_map.get(), Qt::Key_Left);
    QCOMPARE(m_map->current(), BigStore::Size);
    QTest::keyClick(m_map.get(), Qt::Key_Left);
    QCOMPARE(m_map->current(), BigStore::Size - 1);
    QTest::keyClick(m_map.get(), Qt::Key_Up);
    QCOMPARE(m_map->current(), BigStore::Size - 1 - m_map->columns());
    QTest::keyClick(m_map.get(), Qt::Key_Down);
    QTest::keyClick(m_map.get(), Qt::Key_Right);
    QTest::keyClick(m_map.get(), Qt::Key_Right);
    QCOMPARE(m_map->current(), BigStore::Size);
    QCOMPARE(told.size(), 6);
}

void TestAuditMap::theEndsOfRowAndPeriodAreOneKeyAway()
{
    m_map->setFocus();
    QTest::keyClick(m_map.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_map->current(), 1);
    QVERIFY(m_map->viewport()->rect().contains(m_map->cellRect(1)));
    QTest::keyClick(m_map.get(), Qt::Key_End);
    QCOMPARE(m_map->current(), m_map->columns());
    QTest::keyClick(m_map.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_map->current(), BigStore::Size);
    QVERIFY(m_map->viewport()->rect().contains(m_map->cellRect(BigStore::Size)));
}

void TestAuditMap::aClickChoosesTheNumberUnderIt()
{
    m_map->verticalScrollBar()->setValue(10);
    const qint64 wanted = 10 * m_map->columns() + 7;
    QTest::mouseClick(m_map->viewport(), Qt::LeftButton, {}, m_map->cellRect(wanted).center());
    QCOMPARE(m_map->current(), wanted);
    QSignalSpy activated(m_map.get(), &NumberMap::activated);
    QTest::keyClick(m_map.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toLongLong(), wanted);
}

void TestAuditMap::marksGrowAndShrink()
{
    QSignalSpy zoomed(m_map.get(), &NumberMap::zoomed);
    const int before = m_map->cell();
    QTest::keyClick(m_map.get(), Qt::Key_Plus);
    QVERIFY(m_map->cell() > before);
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(m_map.get(), Qt::Key_Minus);
    QVERIFY(m_map->cell() < before);
    QCOMPARE(zoomed.last().at(1).toBool(), false);
    QVERIFY(m_map->columns() > 50);
}

void TestAuditMap::theCurrentNumberIsTold()
{
    m_map->grab();
    QTRY_VERIFY(m_counts->rows.load() > 0);
    m_map->setFocus();
    QTest::keyClick(m_map.get(), Qt::Key_End, Qt::ControlModifier);
    m_map->setCurrent(BigStore::Size - 1);
    QTRY_COMPARE(
        (m_map->setCurrent(BigStore::Size - 2), m_map->setCurrent(BigStore::Size - 1), m_map->accessibleDescription()),
        QStringLiteral("INV-2026-00999999, reserved"));
}

/// In black and white, with nothing but shapes left.
void TestAuditMap::statesDifferInShapeWithoutColour()
{
    QPalette plain(Qt::white, Qt::black);
    plain.setColor(QPalette::Text, Qt::black);
    plain.setColor(QPalette::Base, Qt::white);
    std::vector<QImage> images;
    for (int i = 0; i < MarkCount; ++i) {
        QImage image(16, 16, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintMark(painter, QRectF(0, 0, 16, 16), static_cast<Mark>(i), plain);
        painter.end();
        images.push_back(image.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither));
    }
    for (std::size_t i = 0; i < images.size(); ++i) {
        for (std::size_t j = i + 1; j < images.size(); ++j)
            QVERIFY2(images[i] != images[j], qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
    }
}

} // namespace seriatim

QTEST_MAIN(seriatim::TestAuditMap)
#include "tst_auditmap.moc"
