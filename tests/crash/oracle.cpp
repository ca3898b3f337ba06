#include "crash/oracle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <stdexcept>

#include "log/chain.h"
#include "log/codec.h"
#include "sql/opening.h"
#include "usecases/usecases.h"

namespace seriatim::crash {

namespace {

std::unique_ptr<Store> open(const QString &path)
{
    auto opened = sql::openStore(path, Session{"oracle", "test"});
    auto *store = std::get_if<std::unique_ptr<Store>>(&opened);
    return store ? std::move(*store) : nullptr;
}

QStringList chainFaults(const EventLog &log)
{
    QByteArray hash = chain::genesis(log.info().id);
    Position position = 0;
    while (true) {
        const auto page = log.read(position, 1000);
        if (page.empty())
            break;
        for (const RecordedEvent &event : page) {
            if (event.position != ++position || event.hash != chain::link(hash, event))
                return {QStringLiteral("the chain breaks at %1").arg(event.position)};
            hash = event.hash;
        }
    }
    if (position != log.info().head.position || hash != log.info().head.hash)
        return {QStringLiteral("the head is not the last event")};
    return {};
}

QStringList numberFaults(const Numbers &numbers)
{
    QStringList faults;
    for (const SeriesRow &series : numbers.allSeries()) {
        for (const PeriodRow &period : numbers.periods(series.definition.code)) {
            if (period.finalized != period.next - period.first)
                faults += QStringLiteral("hole: %1 numbers given, %2 finalized")
                              .arg(period.next - period.first)
                              .arg(period.finalized);
            if (!numbers.gaps(period.series, period.period).empty())
                faults += QStringLiteral("hole: ordinals in no state");
        }
    }
    return faults;
}

QStringList documentFaults(const Store &store, const Acknowledgements &acknowledged)
{
    QStringList faults;
    QHash<QString, QString> commandOf;
    for (auto each = acknowledged.begin(); each != acknowledged.end(); ++each) {
        const Acknowledged &told = each.value();
        const auto row = store.documents().document(told.document);
        if (!row || row->number != told.number || row->reference != told.reference)
            faults += QStringLiteral("lost or changed: %1").arg(told.number);
        if (!store.log().command(QUuid(each.key())))
            faults += QStringLiteral("forgotten command: %1").arg(each.key());
        if (commandOf.contains(told.number))
            faults += QStringLiteral("given twice: %1").arg(told.number);
        commandOf.insert(told.number, each.key());
    }
    return faults;
}

} // namespace

QDate today()
{
    static const QDate day = QDate::currentDate();
    return day;
}

Intents &Intents::operator+=(const Intents &more)
{
    lines += more.lines;
    commands += more.commands;
    references += more.references;
    return *this;
}

void defineSeriesOf(Store &store, const QString &code, const QString &mask)
{
    DefineSeries command;
    command.definition.code = command.definition.name = code;
    command.definition.isDefault = code == u"INV";
    command.startsIn = today().addYears(-3);
    command.rules.mask = mask;
    if (isRefused(defineSeries(store, command)))
        throw std::runtime_error("the series cannot be defined: " + code.toStdString());
}

QStringList issueArguments(const QString &log)
{
    const QStringList who = sql::isOnServer(log) ? QStringList() : QStringList{"--as", "ada"};
    return QStringList{"--log", log} + who + QStringList{"issue", "-"};
}

Intents makeIntents(int count, const QJsonObject &more)
{
    Intents intents;
    for (int i = 0; i < count; ++i) {
        intents.commands += codec::text(QUuid::createUuid());
        intents.references += QStringLiteral("intent %1").arg(intents.commands.back());
        QJsonObject line{{"kind", "invoice"}, {"command", intents.commands.back()},
            {"date", today().toString(Qt::ISODate)}, {"currency", "EUR"}, {"reference", intents.references.back()},
            {"party", QJsonObject{{"name", "Contoso GmbH"}}},
            {"lines",
                QJsonArray{QJsonObject{{"text", "Pallet rack"}, {"quantity", "4"}, {"price", "310.00"},
                    {"tax", QJsonObject{{"category", "S"}, {"rate", "19"}}}}}}};
        for (auto each = more.begin(); each != more.end(); ++each)
            line.insert(each.key(), each.value());
        intents.lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    }
    return intents;
}

void takeAnswers(
    const QByteArray &output, const Intents &intents, Acknowledgements &acknowledged, QStringList &refusals)
{
    const qsizetype end = output.lastIndexOf('\n');
    for (const QByteArray &line : output.left(end + 1).split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject answer = QJsonDocument::fromJson(line).object();
        const qsizetype index = answer.value("line").toInteger() - 1;
        if (!answer.contains("number") || index < 0 || index >= intents.commands.size()) {
            refusals += QString::fromUtf8(line);
            continue;
        }
        acknowledged.insert(intents.commands[index],
            {intents.references[index], answer.value("document").toString(), answer.value("number").toString()});
    }
}

QStringList faultsOf(const QString &logPath, const Acknowledgements &acknowledged)
{
    const auto store = open(logPath);
    if (!store)
        return {QStringLiteral("the log does not open")};
    if (!store->readOnlyReason().isEmpty())
        return {QStringLiteral("the log is read-only: %1").arg(store->readOnlyReason())};
    return chainFaults(store->log()) + numberFaults(store->numbers()) + documentFaults(*store, acknowledged);
}

void createLog(const QString &path)
{
    auto opened = sql::createStore(path, Session{"ada", "test"});
    Store &store = *std::get<std::unique_ptr<Store>>(opened);
    defineSeriesOf(store, "INV", "INV-{YYYY}-{########}"); // The usual one ends at 99,999.
    defineUsualSeries(store, today());
    ChangeCompany command;
    command.company.party.name = "Harbour Supplies Ltd";
    command.company.currency = "EUR";
    changeCompany(store, command);
}

} // namespace seriatim::crash
