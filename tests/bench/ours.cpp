#include "bench/ours.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include "log/jsonform.h"
#include "sql/opening.h"

namespace seriatim::bench {

namespace {

void require(const auto &answer)
{
    if (isRefused(answer))
        qFatal("refused: %s", qPrintable(ruleId(refusalOf(answer).rule)));
}

DocumentContent content()
{
    DocumentContent invoice;
    invoice.series = "BENCH";
    invoice.date = QDate::currentDate();
    invoice.due = invoice.date.addDays(14);
    invoice.currency = "EUR";
    invoice.reference = "PO 88-1204";
    invoice.party.name = "Contoso GmbH";
    invoice.party.address = {"Lindenstraße 12", {}, {}, "10969", "Berlin", {}, "DE"};
    Line line;
    line.text = "Pallet rack, 4 bays, zinc";
    line.quantity = Decimal(4, 0);
    line.unit = "pcs";
    line.price = Decimal(31'050, 2);
    line.tax = Tax{TaxCategory::Standard, Decimal(19, 0)};
    invoice.lines = {line};
    return invoice;
}

IssueDocument issuing(const DocumentContent &content)
{
    IssueDocument command;
    command.content = content;
    return command;
}

} // namespace

void setUp(Store &store)
{
    DefineSeries series;
    series.definition.code = series.definition.name = "BENCH";
    series.rules.mask = "BENCH-{YYYY}-{########}";
    require(defineSeries(store, series));
    ChangeCompany command;
    command.company.party.name = "Harbour Supplies Ltd";
    command.company.currency = "EUR";
    require(changeCompany(store, command));
}

std::unique_ptr<Store> open(const QString &log)
{
    auto opened = sql::openStore(log, Session{Ada, "bench"});
    if (const auto *failure = std::get_if<OpenFailure>(&opened))
        qFatal("the log cannot be opened: %s", qPrintable(failure->detail));
    return std::get<std::unique_ptr<Store>>(std::move(opened));
}

IssueDocument anInvoice()
{
    return issuing(content());
}

QByteArray invoiceLines(int count)
{
    return (QJsonDocument(json::toJson(content())).toJson(QJsonDocument::Compact) + '\n').repeated(count);
}

Issue issuingIn(const QString &log)
{
    return [store = std::shared_ptr<Store>(open(log)), invoice = content()] {
        require(issueDocument(*store, issuing(invoice)));
    };
}

void fill(const QString &log, int count)
{
    constexpr int atOnce = 2000;
    const auto store = open(log);
    for (int done = 0; done < count; done += atOnce) {
        std::vector<IssueDocument> commands(static_cast<std::size_t>(std::min(atOnce, count - done)));
        for (IssueDocument &each : commands)
            each = anInvoice();
        require(issueDocuments(*store, commands).back());
    }
}

void fillByPads(const QString &log, int count)
{
    constexpr int atOnce = 10'000;
    const auto store = open(log);
    for (int done = 0; done < count; done += atOnce) {
        ReserveBlock pad;
        pad.series = "BENCH";
        pad.date = QDate::currentDate();
        pad.count = std::min(atOnce, count - done);
        pad.purpose = "paper pad";
        const auto numbers = std::get<NumbersAnswer>(reserveBlock(*store, pad));
        VoidNumbers spoiled;
        spoiled.first = numbers.firstNumber;
        spoiled.last = numbers.lastNumber;
        spoiled.reason = "spoiled";
        require(voidNumbers(*store, spoiled));
    }
}

double paceOfBatches(const QString &log, const QByteArray &lines)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    const QStringList who = sql::isOnServer(log) ? QStringList() : QStringList{"--as", Ada};
    process.start(SERIATIM_PROGRAM, QStringList{"--log", log} + who + QStringList{"issue", "--batch", "500", "-"});
    process.write(lines);
    process.closeWriteChannel();
    if (!process.waitForFinished(600'000) || process.exitCode() != 0)
        qFatal("issue failed");
    const auto answers = process.readAllStandardOutput().count('\n');
    return static_cast<double>(answers) * 1e9 / static_cast<double>(clock.nsecsElapsed());
}

} // namespace seriatim::bench
