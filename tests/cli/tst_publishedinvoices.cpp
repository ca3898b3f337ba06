#include <QDir>
#include <QTest>

#include "cli/commandline.h"
#include "domain/decimal.h"

using namespace seriatim;
using namespace seriatim::test;

namespace {

/// "source: rule" of each that the design refuses, in the order of the file. None: all of them can be issued.
const QStringList Refused;

bool isSame(const QJsonValue &ours, const QJsonValue &published)
{
    const auto left = Decimal::parse(ours.toString());
    const auto right = Decimal::parse(published.toString("0"));
    return left && right && *left == *right;
}

/// The taxes in one order, for publishers have none: by category and rate.
QMap<QString, QJsonObject> byRate(const QJsonArray &taxes)
{
    QMap<QString, QJsonObject> sorted;
    for (const QJsonValue each : taxes)
        sorted.insert(
            each["category"].toString() + u' ' + Decimal::parse(each["rate"].toString("0"))->trimmed().toString(),
            each.toObject());
    return sorted;
}

void compareTotals(const QJsonObject &ours, const QJsonObject &published, const QByteArray &source)
{
    for (const char *key : {"net", "tax", "gross", "payable"})
        QVERIFY2(isSame(ours[QLatin1StringView(key)], published[QLatin1StringView(key)]), source + ": " + key);
    const QJsonArray nets = ours["lineNets"].toArray();
    QCOMPARE(nets.size(), published["lineNets"].toArray().size());
    for (qsizetype i = 0; i < nets.size(); ++i)
        QVERIFY2(isSame(nets[i], published["lineNets"][i]), source + ": net of line " + QByteArray::number(i + 1));
    const auto ourTaxes = byRate(ours["taxes"].toArray());
    const auto theirTaxes = byRate(published["taxes"].toArray());
    QCOMPARE(ourTaxes.keys(), theirTaxes.keys());
    for (const QString &rate : ourTaxes.keys()) {
        QVERIFY2(
            isSame(ourTaxes[rate]["taxable"], theirTaxes[rate]["taxable"]), source + ": taxable at " + rate.toUtf8());
        QVERIFY2(isSame(ourTaxes[rate]["tax"], theirTaxes[rate]["tax"]), source + ": tax at " + rate.toUtf8());
    }
}

} // namespace

/// Invoices that other people published with their totals: from the file to the exported document.
class TestPublishedInvoices : public QObject
{
    Q_OBJECT

private slots:
    void theyIssueWithTheirPublishersTotals()
    {
        QFile file(qEnvironmentVariable("SERIATIM_SHARED", SERIATIM_SHARED_DATA) + "/real-invoices.jsonl");
        if (!file.open(QIODevice::ReadOnly))
            QSKIP(qPrintable("NOT TESTED: there are no published invoices at " + file.fileName()));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        CommandLine line;
        line.begin();
        const Outcome issued = line.run({"issue", file.fileName()});
        QCOMPARE(issued.answers().size(), lines.size());

        QHash<QString, QJsonObject> sources;
        QStringList refused;
        for (const QJsonObject &answer : issued.answers()) {
            const auto source = QJsonDocument::fromJson(lines[answer["line"].toInt() - 1]).object();
            if (answer.contains("number"))
                sources.insert(answer["number"].toString(), source);
            else
                refused += source["source"].toString() + ": " + answer["refused"].toString();
        }
        QCOMPARE(refused.join('\n'), Refused.join('\n'));
        QCOMPARE(sources.size(), lines.size());

        QDir().mkpath(line.file("out"));
        QCOMPARE(line.run(QStringList{"export", "--format", "json", "--to", line.file("out")} + sources.keys()).exit,
            Exit::Clean);
        for (auto each = sources.begin(); each != sources.end(); ++each) {
            const auto document = QJsonDocument::fromJson(line.read("out/" + each.key() + ".json")).object();
            compareTotals(document["totals"].toObject(), each.value()["expected"].toObject(),
                each.value()["source"].toString().toUtf8());
        }
        QCOMPARE(line.run({"verify"}).exit, Exit::Clean);
    }
};

QTEST_GUILESS_MAIN(TestPublishedInvoices)
#include "tst_publishedinvoices.moc"
