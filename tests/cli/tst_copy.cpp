#include <QFile>
#include <QTest>

#include "cli/commandline.h"
#include "support/rawfile.h"

using namespace seriatim;
using namespace seriatim::test;

/// `seriatim copy` between files; between engines it is tested where it is done (sql/tst_moving), and killed
/// (crash/tst_movekill).
class TestCopy : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void itAnswersWhatWasCopied();
    void theOldLogSaysWhereItWent();
    void anOldLogThatIsMadeLiveAgainIsFound();
    void theNewLogGoesOn();
    void itNeedsBothPlaces();
    void whatIsRefusedIsAnsweredByItsRule();
    void whatDoesNotOpenIsAnsweredWithItsCause();

private:
    Outcome copy() { return m_line->run({"copy", "--from", m_line->path(), "--to", m_line->file("new.seriatim")}); }

    std::unique_ptr<CommandLine> m_line;
};

void TestCopy::init()
{
    m_line = std::make_unique<CommandLine>();
    m_line->begin();
    QCOMPARE(m_line->run({"issue"}, lineOf(invoice())).exit, Exit::Clean);
}

void TestCopy::itAnswersWhatWasCopied()
{
    const qint64 events = m_line->run({"issue"}, lineOf(invoice())).answer()["position"].toInteger();
    const Outcome outcome = copy();
    QVERIFY2(outcome.exit == Exit::Clean, qPrintable(outcome.words));
    const QJsonObject answer = outcome.answer();
    QCOMPARE(answer["copied"].toInteger(), events + 1); // And what closed the log.
    QCOMPARE(answer["position"].toInteger(), events + 2);
    QCOMPARE(answer["from"].toString(), m_line->path());
    QCOMPARE(answer["to"].toString(), m_line->file("new.seriatim"));
    QCOMPARE(answer["hash"].toString().size(), 64);
    QVERIFY(!answer.contains("repeated"));
    QVERIFY(outcome.words.contains("goes on in"));

    const Outcome again = copy();
    QCOMPARE(again.exit, Exit::Clean);
    QCOMPARE(again.answer()["repeated"].toBool(), true);
    QCOMPARE(again.answer()["copied"].toInteger(), 0);
}

void TestCopy::theOldLogSaysWhereItWent()
{
    copy();
    const Outcome refused = m_line->run({"issue"}, lineOf(invoice()));
    QCOMPARE(refused.exit, Exit::Finding);
    QCOMPARE(refused.answer()["refused"].toString(), "log-read-only");
    QVERIFY(refused.answer()["message"].toString().startsWith("This log was moved to “"));
    QVERIFY(refused.answer()["message"].toString().contains("new.seriatim”"));
    // All else can be read, and is in order.
    const Outcome audited = m_line->run({"audit"}), verified = m_line->run({"verify"});
    QCOMPARE(audited.exit, Exit::Clean);
    QCOMPARE(verified.exit, Exit::Clean);
    // But whoever reads only that would take it for all there is.
    for (const Outcome &each : {audited, verified})
        QVERIFY2(each.words.contains("This log was moved to “"), qPrintable(each.words));
    QVERIFY2(audited.out.contains("its numbers go on elsewhere"), audited.out);
    QCOMPARE(m_line->run({"audit", "--format", "json"}).answer()["log"]["role"].toString(), "moved");
    const QStringList there{"--log", m_line->file("new.seriatim")};
    QVERIFY(!m_line->run(there + QStringList{"verify"}).words.contains("moved"));
    QVERIFY(!m_line->run(there + QStringList{"audit"}).out.contains("elsewhere"));
}

/// By whoever may write its file; no event tells of it.
void TestCopy::anOldLogThatIsMadeLiveAgainIsFound()
{
    copy();
    QCOMPARE(m_line->run({"verify"}).exit, Exit::Clean);
    rawfile::tamper(m_line->path(), {"UPDATE log SET role = 'live'"});
    const Outcome outcome = m_line->run({"verify"});
    QCOMPARE(outcome.exit, Exit::Finding);
    QCOMPARE(outcome.answer()["finding"].toString(), "live-elsewhere");
    QVERIFY(outcome.answer()["message"].toString().contains("use the one over there"));
}

void TestCopy::theNewLogGoesOn()
{
    copy();
    const QStringList there{"--log", m_line->file("new.seriatim")};
    const Outcome issued = m_line->run(there + QStringList{"issue"}, lineOf(invoice()));
    QCOMPARE(issued.answer()["number"].toString(), "INV-2026-00002");
    QCOMPARE(m_line->run(there + QStringList{"verify"}).exit, Exit::Clean);
    QCOMPARE(
        QFile::permissions(m_line->file("new.seriatim")) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestCopy::itNeedsBothPlaces()
{
    for (const QStringList &words : {QStringList{"copy"}, {"copy", "--from", m_line->path()},
             {"copy", "--to", m_line->file("new.seriatim")}, {"copy", "a.seriatim", "b.seriatim"}})
        QCOMPARE(m_line->run(words).exit, Exit::WrongUse);
    QVERIFY(!QFile::exists(m_line->file("new.seriatim")));
}

void TestCopy::whatIsRefusedIsAnsweredByItsRule()
{
    const Outcome same = m_line->run({"copy", "--from", m_line->path(), "--to", m_line->path()});
    QCOMPARE(same.exit, Exit::Finding);
    QCOMPARE(same.answer()["refused"].toString(), "same-place");
    copy();
    const Outcome elsewhere = m_line->run({"copy", "--from", m_line->path(), "--to", m_line->file("third.seriatim")});
    QCOMPARE(elsewhere.exit, Exit::Finding);
    QCOMPARE(elsewhere.answer()["refused"].toString(), "log-moved");
    QVERIFY(elsewhere.answer()["message"].toString().contains("new.seriatim"));
    QVERIFY(!QFile::exists(m_line->file("third.seriatim")));
}

void TestCopy::whatDoesNotOpenIsAnsweredWithItsCause()
{
    const Outcome none = m_line->run({"copy", "--from", m_line->file("none"), "--to", m_line->file("new.seriatim")});
    QCOMPARE(none.exit, Exit::WrongUse);
    QCOMPARE(none.answer()["failed"].toString(), "not-found");
    m_line->write("letter.txt", "Dear Sirs");
    const Outcome letter = m_line->run({"copy", "--from", m_line->path(), "--to", m_line->file("letter.txt")});
    QCOMPARE(letter.answer()["failed"].toString(), "not-a-log");
    QCOMPARE(m_line->read("letter.txt"), "Dear Sirs");
    const Outcome folder = m_line->run({"copy", "--from", m_line->path(), "--to", m_line->file("no/such/folder")});
    QCOMPARE(folder.exit, Exit::StorageFailed);
    QCOMPARE(folder.answer()["failed"].toString(), "not-allowed");
    const Outcome shown =
        m_line->run({"copy", "--from", m_line->path(), "--to", "postgresql://anna:secret@db.example/office"});
    QCOMPARE(shown.answer()["failed"].toString(), "bad-address");
    QVERIFY(!shown.out.contains("secret") && !shown.words.contains("secret"));
    QCOMPARE(m_line->run({"issue"}, lineOf(invoice())).exit, Exit::Clean);
}

QTEST_GUILESS_MAIN(TestCopy)
#include "tst_copy.moc"
