#include <QDir>
#include <QProcess>
#include <QTest>

#include "cli/brokenstore.h"
#include "cli/commandline.h"
#include "sql/opening.h"
#include "usecases/usecases.h"

using namespace seriatim;
using namespace seriatim::test;

class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_line = std::make_unique<CommandLine>();
        m_line->begin();
        m_line->run({"issue"},
            lineOf(invoice({{"note", "as agreed"}, {"period", QJsonObject{{"from", "2026-11-01"}}}}))
                + lineOf(invoice()));
        QDir().mkpath(m_line->file("out"));
    }

    /// So that one sheet of paper vouches for the log.
    void thePageBearsTheHashOfItsEvent()
    {
        m_line->run({"export", "INV-2026-00001", "--to", m_line->file("out")});
        m_line->run({"export", "INV-2026-00001", "--to", m_line->file("out"), "--format", "json"});
        const QString hash =
            QJsonDocument::fromJson(m_line->read("out/INV-2026-00001.json")).object()["hash"].toString();
        QCOMPARE(hash.size(), 64);
        QProcess reader;
        reader.start("pdftotext", {"-layout", m_line->file("out/INV-2026-00001.pdf"), "-"});
        if (!reader.waitForFinished())
            QSKIP("NOT TESTED: pdftotext (poppler-utils) is missing, which reads what the page says");
        const QString page = QString::fromUtf8(reader.readAllStandardOutput()).remove(u' ');
        QVERIFY2(page.contains(hash.left(12)), qPrintable(page));
        const auto store = std::get<std::unique_ptr<Store>>(sql::openStore(m_line->path(), {"ada", "desk-1"}));
        const auto events = store->log().read(0, 1000);
        const auto issued = std::ranges::find(events, QString("DocumentIssued"), &RecordedEvent::type);
        QCOMPARE(QString::fromLatin1(issued->hash.toHex()), hash);
    }

    void jsonIsTheDocumentAsIssued()
    {
        const Outcome outcome = exportThem({"INV-2026-00001"}, "json");
        QCOMPARE(outcome.exit, Exit::Clean);
        QCOMPARE(outcome.answer()["file"].toString(), m_line->file("out/INV-2026-00001.json"));
        const QJsonObject document = QJsonDocument::fromJson(m_line->read("out/INV-2026-00001.json")).object();
        QCOMPARE(document["number"].toString(), "INV-2026-00001");
        QCOMPARE(document["document"], outcome.answer()["document"]);
        QCOMPARE(document["state"].toString(), "issued");
        QCOMPARE(document["series"].toString(), "INV");
        QCOMPARE(document["period"].toString(), "2026-01-01");
        QCOMPARE(document["invoicePeriod"].toObject()["from"].toString(), "2026-11-01");
        QCOMPARE(document["hash"].toString().size(), 64);
        QCOMPARE(document["note"].toString(), "as agreed");
        QCOMPARE(document["seller"].toObject()["name"].toString(), "Harbour Supplies Ltd");
        const QJsonObject totals = document["totals"].toObject();
        QCOMPARE(totals["net"].toString(), "51.60");
        QCOMPARE(totals["tax"].toString(), "11.87");
        QCOMPARE(totals["gross"].toString(), "63.47");
        QCOMPARE(totals["payable"].toString(), "63.47");
        QCOMPARE(totals["lineNets"].toArray(), QJsonArray{"51.60"});
        QCOMPARE(totals["taxes"].toArray().size(), 1);
    }

    void pdfsAreCountedAsCopies()
    {
        const Outcome first = exportThem({"INV-2026-00001", "INV-2026-00002"}, "pdf");
        QCOMPARE(first.exit, Exit::Clean);
        QCOMPARE(first.answers().size(), 2);
        QCOMPARE(first.answer()["copy"].toInt(), 1);
        QVERIFY(m_line->read("out/INV-2026-00001.pdf").startsWith("%PDF-"));
        const Outcome second = exportThem({"INV-2026-00001"}, "pdf", {"--overwrite"});
        QCOMPARE(second.answer()["copy"].toInt(), 2);
        QCOMPARE(files(), QStringList({"INV-2026-00001.pdf", "INV-2026-00002.pdf"}));
    }

    void aFileThatIsThereStaysAndNothingIsRecorded()
    {
        m_line->write("out/INV-2026-00001.pdf", "mine");
        const QJsonValue before = head();
        const Outcome outcome = exportThem({"INV-2026-00001", "INV-2026-00002"}, "pdf");
        QCOMPARE(outcome.exit, Exit::Finding);
        QCOMPARE(outcome.answer()["refused"].toString(), "file-exists");
        QCOMPARE(m_line->read("out/INV-2026-00001.pdf"), QByteArray("mine"));
        // The other one was exported and recorded.
        QCOMPARE(outcome.answers()[1]["number"].toString(), "INV-2026-00002");
        QCOMPARE(head().toInt(), before.toInt() + 1);
        QCOMPARE(exportThem({"INV-2026-00001"}, "pdf", {"--overwrite"}).answer()["copy"].toInt(), 1);
    }

    void whatFailsLeavesNoFileAndNoRecord()
    {
        const QJsonValue before = head();
        // A folder stands where the file is to go: it cannot be replaced, even when that is asked for.
        QDir().mkpath(m_line->file("out/INV-2026-00001.pdf/in the way"));
        const Outcome outcome = exportThem({"INV-2026-00001"}, "pdf", {"--overwrite"});
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QCOMPARE(outcome.answer()["failed"].toString(), "file");
        QCOMPARE(QDir(m_line->file("out")).entryList(QDir::Files | QDir::Hidden), QStringList());
        // It was said before it was tried, and taken back: the next copy is the first.
        QCOMPARE(head().toInt(), before.toInt() + 2);
        QDir(m_line->file("out/INV-2026-00001.pdf")).removeRecursively();
        QCOMPARE(exportThem({"INV-2026-00001"}, "pdf").answer()["copy"].toInt(), 1);
    }

    void aVoidDocumentSaysSo()
    {
        m_line->run({"void", "INV-2026-00001", "--reason", "wrong customer"});
        exportThem({"INV-2026-00001"}, "json");
        QCOMPARE(QJsonDocument::fromJson(m_line->read("out/INV-2026-00001.json")).object()["state"].toString(), "void");
        QCOMPARE(exportThem({"INV-2026-00001"}, "pdf").exit, Exit::Clean);
    }

    void whatIsNoDocumentIsRefused()
    {
        m_line->run({"reserve", "INV", "--for", "pad"});
        QCOMPARE(exportThem({"INV-2026-00003"}, "pdf").answer()["refused"].toString(), "unknown-document");
        QCOMPARE(exportThem({"INV-2026-00099"}, "pdf").answer()["refused"].toString(), "unknown-number");
        QCOMPARE(files(), QStringList());
    }

    void aNumberThatItsDraftLeftBehindNamesNoOtherDocument()
    {
        const QString draft = draftThatLeft("INV-2026-00003");
        const QJsonValue before = head();
        for (const char *format : {"pdf", "json"}) {
            const Outcome outcome = exportThem({"INV-2026-00003"}, QString::fromLatin1(format));
            QCOMPARE(outcome.exit, Exit::Finding);
            QCOMPARE(outcome.answer()["refused"].toString(), "unknown-document");
            QCOMPARE(outcome.answer()["facts"]["number"].toString(), "INV-2026-00003");
        }
        QCOMPARE(files(), QStringList());
        QCOMPARE(head(), before); // Nothing counts as shown.
        // Under its own number, the draft and then the document go out.
        QCOMPARE(exportThem({"INV-2025-00001"}, "pdf").answer()["document"].toString(), draft);
        m_line->run({"issue"}, lineOf({{"document", draft}}));
        QCOMPARE(exportThem({"INV-2025-00001"}, "json").exit, Exit::Clean);
        QCOMPARE(exportThem({"INV-2026-00003"}, "json").answer()["refused"].toString(), "unknown-document");
        QCOMPARE(files(), QStringList({"INV-2025-00001.json", "INV-2025-00001.pdf"}));
    }

    void aDraftIsNoDataExport()
    {
        draftThatLeft("INV-2026-00003");
        QCOMPARE(exportThem({"INV-2025-00001"}, "json").answer()["refused"].toString(), "not-issued");
    }

    void thePagesBearTheLogo()
    {
        exportThem({"INV-2026-00001"}, "pdf");
        QVERIFY(!m_line->read("out/INV-2026-00001.pdf").contains("/Subtype /Image"));
        CommandLine withLogo;
        withLogo.write("company.json", R"({"party":{"name":"Harbour"},"currency":"EUR","logoFile":"logo.png"})");
        QVERIFY(QFile::copy(SOURCE_DIR "/resources/example/logo.png", withLogo.file("logo.png")));
        QCOMPARE(withLogo.run({"init", "--company", withLogo.file("company.json")}).exit, Exit::Clean);
        withLogo.run({"issue"}, lineOf(invoice()));
        QCOMPARE(withLogo.run({"export", "INV-2026-00001", "--to", withLogo.file("")}).exit, Exit::Clean);
        QVERIFY(withLogo.read("INV-2026-00001.pdf").contains("/Subtype /Image"));
    }

    void whatTheLogCouldNotBeToldIsSaid()
    {
        QDir().mkpath(m_line->file("out/INV-2026-00001.pdf/in the way"));
        // The lock is taken once, to record the copy, and then not again.
        Sabotage sabotage{.commit = 0, .busyAfter = 1};
        const Outcome outcome = m_line->run(
            {"export", "INV-2026-00001", "--to", m_line->file("out"), "--overwrite"}, {}, brokenBy(sabotage));
        QCOMPARE(outcome.exit, Exit::StorageFailed);
        QCOMPARE(outcome.answer()["failed"].toString(), "file");
        QVERIFY(outcome.answer()["message"].toString().contains("the copy counts as exported"));
    }

    void wrongUseIsSaidInWords()
    {
        QCOMPARE(m_line->run({"export", "INV-2026-00001"}).exit, Exit::WrongUse);
        QCOMPARE(m_line->run({"export", "--to", m_line->file("out")}).exit, Exit::WrongUse);
        QCOMPARE(m_line->run({"export", "INV-2026-00001", "--to", m_line->file("nowhere")}).exit, Exit::WrongUse);
        QCOMPARE(exportThem({"INV-2026-00001"}, "docx").exit, Exit::WrongUse);
    }

    void everyNumberOfAnExportIsAnswered()
    {
        m_line->run({"issue"}, lineOf(invoice()));
        const QStringList numbers{"INV-2026-00001", "INV-2026-00002", "INV-2026-00003"};
        const QStringList words = QStringList("export") + numbers + QStringList{"--to", m_line->file("out")};
        Sabotage sabotage{.commit = 2, .moment = Sabotage::Moment::AfterCommit};
        const Outcome outcome = m_line->run(words, {}, brokenBy(sabotage));
        QCOMPARE(outcome.exit, Exit::Clean);
        QCOMPARE(outcome.answers().size(), 3);
        for (const QJsonObject &answer : outcome.answers())
            QCOMPARE(answer["copy"].toInt(), 1); // Recorded once, though the answer of the second was lost.

        sabotage = {.commit = 1, .opensAgain = false};
        const Outcome failed = m_line->run(words + QStringList("--overwrite"), {}, brokenBy(sabotage));
        QCOMPARE(failed.exit, Exit::StorageFailed);
        QCOMPARE(failed.answers().size(), 3);
        for (int i = 0; i < 3; ++i) {
            const QJsonObject answer = failed.answers()[i];
            QCOMPARE(answer["export"].toString(), numbers[i]);
            QCOMPARE(answer["failed"].toString(), i == 0 ? "outcome-unknown" : "failed"); // Nobody could ask.
        }
    }

private:
    Outcome exportThem(const QStringList &numbers, const QString &format, const QStringList &more = {}) const
    {
        return m_line->run(
            QStringList("export") + numbers + QStringList{"--to", m_line->file("out"), "--format", format} + more);
    }

    /// A draft that held the number, was dated back into the year before, and holds another one there.
    QString draftThatLeft(const QString &number) const
    {
        const auto opened = sql::openStore(m_line->path(), {m_line->actor, "desk-1", [this] { return m_line->now; }});
        Store &store = *std::get<std::unique_ptr<Store>>(opened);
        SaveDraft save;
        save.content = viewDocument(store, store.numbers().number("INV-2026-00001")->document)->state.content;
        save.id = std::get<DocumentAnswer>(saveDraft(store, save)).document;
        const auto reserved = reserveForDraft(store, {{}, save.id});
        if (std::get<NumbersAnswer>(reserved).firstNumber != number)
            qFatal("another number was reserved");
        save.command = QUuid::createUuid();
        save.content.date = QDate(2025, 12, 30);
        save.content.due = {};
        save.reason = "belongs to last year";
        const bool isMoved = !isRefused(saveDraft(store, save));
        if (!isMoved || isRefused(reserveForDraft(store, {{}, save.id, -1, Rule::DateLongPast})))
            qFatal("the draft could not be dated back");
        return save.id;
    }

    QStringList files() const { return QDir(m_line->file("out")).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

    QJsonValue head() const { return m_line->run({"audit", "--format", "json"}).answer()["log"]["events"]; }

    std::unique_ptr<CommandLine> m_line;
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
