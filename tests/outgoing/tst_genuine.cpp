#include <QTemporaryDir>
#include <QTest>

#include "outgoing/outgoing.h"
#include "support/clerk.h"
#include "support/rawfile.h"

using namespace seriatim;

/// A page vouches with the hash at its foot, so no page goes out of a document whose events are not what was hashed.
class TestGenuine : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsGenuineGoesOut();
    void whatWasChangedBehindTheProgramDoesNotGoOut_data();
    void whatWasChangedBehindTheProgramDoesNotGoOut();

private:
    outgoing::Export wanted(document::Medium medium) const
    {
        return {m_document, m_folder->filePath("out"), print::Existing::Keep, QUuid::createUuid(), medium, {}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Clerk> m_anna;
    QString m_document;
};

void TestGenuine::init()
{
    m_anna.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_shop = makeShop(QStringLiteral("sqlite"));
    m_anna = std::make_unique<Clerk>(*m_shop, Clock());
    m_anna->setUp();
    m_document = done(m_anna->issue(m_anna->content())).document;
    done(m_anna->print(m_document));
}

void TestGenuine::whatIsGenuineGoesOut()
{
    const auto exported = exportDocument(m_anna->store(), wanted(document::Medium::Pdf));
    QCOMPARE(std::get<outgoing::Exported>(exported).copy, 2);
}

void TestGenuine::whatWasChangedBehindTheProgramDoesNotGoOut_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("what was issued")
        << "UPDATE event SET data = replace(data, '\"Harbour', '\"Harbor') WHERE type = 'DocumentIssued'";
    QTest::newRow("who issued it") << "UPDATE event SET actor = 'ben' WHERE type = 'DocumentIssued'";
    QTest::newRow("the hash") << "UPDATE event SET hash = zeroblob(32) WHERE type = 'DocumentIssued'";
    QTest::newRow("who printed it") << "UPDATE event SET actor = 'ben' WHERE type = 'DocumentPrinted'";
}

void TestGenuine::whatWasChangedBehindTheProgramDoesNotGoOut()
{
    QFETCH(QString, statement);
    const Position head = m_anna->head();
    rawfile::tamper(m_shop->path(), {statement}, rawfile::Guards::StandAgain);
    for (const auto medium : {document::Medium::Pdf, document::Medium::Json})
        QVERIFY_EXCEPTION_THROWN(exportDocument(m_anna->store(), wanted(medium)), LogError);
    QVERIFY_EXCEPTION_THROWN(outgoing::recordedPages(m_anna->store(), m_document, QUuid::createUuid()), LogError);
    QVERIFY(!QFile::exists(m_folder->filePath("out")));
    QCOMPARE(m_anna->head(), head);
}

QTEST_MAIN(TestGenuine)
#include "tst_genuine.moc"
