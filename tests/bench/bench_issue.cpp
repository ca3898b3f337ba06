#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

#include "sql/opening.h"
#include "usecases/usecases.h"

/// What a number costs: one by one and in batches, on an empty series and with many numbers behind it.
///
///     bench_issue [NUMBERS-BEHIND]      100000 unless told
///
/// The two logs take turns within one run, so that a busy machine is busy for both; figures are medians of rounds.
using namespace seriatim;

namespace {

constexpr int Rounds = 9;
constexpr int DocumentsARound = 200;
constexpr int BatchSize = 500;

void require(const auto &answer)
{
    if (isRefused(answer))
        qFatal("refused: %s", qPrintable(ruleId(refusalOf(answer).rule)));
}

std::unique_ptr<Store> newLog(const QString &path)
{
    auto opened = sql::createStore(path, Session{"ada", "bench"});
    auto store = std::get<std::unique_ptr<Store>>(std::move(opened));
    DefineSeries series;
    series.definition.code = series.definition.name = "BENCH";
    series.rules.mask = "BENCH-{YYYY}-{########}"; // The usual ones end at 99,999.
    require(defineSeries(*store, series));
    ChangeCompany command;
    command.company.party.name = "Harbour Supplies Ltd";
    command.company.currency = "EUR";
    changeCompany(*store, command);
    return store;
}

/// Five lines, about a kilobyte.
DocumentContent fiveLines()
{
    DocumentContent content;
    content.series = "BENCH";
    content.date = QDate::currentDate();
    content.due = content.date.addDays(14);
    content.currency = "EUR";
    content.reference = "PO 88-1204";
    content.party.name = "Contoso GmbH";
    content.party.address = {"Lindenstraße 12", {}, {}, "10969", "Berlin", {}, "DE"};
    for (int i = 1; i <= 5; ++i) {
        Line line;
        line.text = QStringLiteral("Pallet rack, %1 bays, zinc").arg(i);
        line.quantity = Decimal(i, 0);
        line.unit = "pcs";
        line.price = Decimal(31'050, 2);
        line.tax = Tax{TaxCategory::Standard, Decimal(19, 0)};
        content.lines.push_back(line);
    }
    return content;
}

/// Documents a second, one commit each.
double oneByOne(Store &store, int count)
{
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < count; ++i) {
        IssueDocument command;
        command.content = fiveLines();
        require(issueDocument(store, command));
    }
    return count * 1e9 / static_cast<double>(clock.nsecsElapsed());
}

/// Documents a second, `BatchSize` a commit.
double inBatches(Store &store, int count)
{
    QElapsedTimer clock;
    clock.start();
    for (int done = 0; done < count; done += BatchSize) {
        std::vector<IssueDocument> commands(static_cast<std::size_t>(std::min(BatchSize, count - done)));
        for (IssueDocument &command : commands)
            command.content = fiveLines();
        require(issueDocuments(store, commands).back());
    }
    return count * 1e9 / static_cast<double>(clock.nsecsElapsed());
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int behind = argc > 1 ? application.arguments()[1].toInt() : 100'000;
    QTemporaryDir folder;
    const auto empty = newLog(folder.filePath("empty.seriatim"));
    const auto full = newLog(folder.filePath("full.seriatim"));
    const double filling = inBatches(*full, behind);

    std::vector<double> onEmpty, onFull, batches;
    for (int round = 0; round < Rounds; ++round) {
        onEmpty.push_back(oneByOne(*empty, DocumentsARound));
        onFull.push_back(oneByOne(*full, DocumentsARound));
        batches.push_back(inBatches(*empty, BatchSize));
    }
    const double cost = median(onEmpty) / median(onFull);
    std::printf("documents a second (medians of %d rounds)\n", Rounds);
    std::printf("  one by one, empty series            %8.0f\n", median(onEmpty));
    std::printf("  one by one, %7d numbers behind  %8.0f\n", behind, median(onFull));
    std::printf(
        "  in batches of %d                   %8.0f   (while filling: %.0f)\n", BatchSize, median(batches), filling);
    std::printf("a number costs %.2f times what the first did\n", cost);
    const QJsonObject figures{{"oneByOneEmpty", median(onEmpty)}, {"oneByOneBehind", median(onFull)},
        {"behind", behind}, {"batch", median(batches)}, {"filling", filling}, {"cost", cost}};
    std::puts(QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    return 0;
}
