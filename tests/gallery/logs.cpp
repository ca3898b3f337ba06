#include "gallery/logs.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <stdexcept>

#include "cli/cli.h"
#include "gallery/stillworld.h"
#include "gallery/studio.h"
#include "log/codec.h"
#include "usecases/usecases.h"

namespace seriatim::gallery {

namespace {

const QString Shop = QStringLiteral("SHOP");
constexpr int Issued = 448;

template <typename Value>
Value done(const Result<Value> &result)
{
    if (isRefused(result))
        throw std::runtime_error("refused: " + ruleId(refusalOf(result).rule).toStdString());
    return std::get<Value>(result);
}

void runInit(const QString &path, const QStringList &options)
{
    QFileInfo(path).dir().mkpath(QStringLiteral("."));
    QBuffer in, out, err;
    for (QBuffer *each : {&in, &out, &err})
        each->open(QIODevice::ReadWrite);
    cli::Surroundings surroundings{in, out, err, path, QStringLiteral("ada"), QStringLiteral("front-desk")};
    surroundings.clock = [] {
        stillworld::pass(3);
        return stillworld::now();
    };
    if (cli::run(QStringList{QStringLiteral("init")} + options, surroundings) != cli::Exit::Clean)
        throw std::runtime_error(err.data().toStdString());
}

void defineShop(Store &store)
{
    DefineSeries define;
    define.definition.code = Shop;
    define.definition.name = QStringLiteral("Invoices, harbour shop");
    define.rules.mask = QStringLiteral("SHOP-{YYYY}-{#####}");
    done(defineSeries(store, define));
}

IssueDocument sale(int number)
{
    static const QStringList goods{QStringLiteral("Mooring rope 16 mm"), QStringLiteral("Shackle 12 mm"),
        QStringLiteral("Fender, cylindrical"), QStringLiteral("Safety handbook, printed")};
    IssueDocument issue;
    issue.accepted = true;
    issue.content.emplace();
    issue.content->series = Shop;
    issue.content->date = QDate(2026, 1, 5).addDays(number * 320 / Issued);
    issue.content->currency = QStringLiteral("EUR");
    issue.content->party.name = QStringLiteral("Counter sale");
    Line line;
    line.text = goods[number % goods.size()];
    line.quantity = Decimal::parse(QString::number(1 + number % 7)).value();
    line.unit = QStringLiteral("EA");
    line.price = Decimal::parse(QStringLiteral("%1.50").arg(4 + number % 23)).value();
    line.tax = Tax{TaxCategory::Standard, Decimal::parse(u"23").value()};
    issue.content->lines = {line};
    return issue;
}

void sell(Store &store, int from, int to)
{
    std::vector<IssueDocument> sales;
    for (int number = from; number <= to; ++number)
        sales.push_back(sale(number));
    for (const auto &result : issueDocuments(store, sales))
        done(result);
}

QString shopNumber(int ordinal)
{
    return QStringLiteral("SHOP-2026-%1").arg(ordinal, 5, 10, QLatin1Char('0'));
}

void voidSale(Store &store, int ordinal, const QString &reason)
{
    VoidDocument command;
    command.id = store.numbers().number(shopNumber(ordinal)).value().document;
    command.reason = reason;
    done(voidDocument(store, command));
}

void reserve(Store &store, qint64 count, const QString &purpose)
{
    done(reserveBlock(store, {{}, Shop, QDate(2026, 11, 23), count, purpose}));
}

/// Numbers are lost when a log is restored from a copy that is older than what was printed; so the event is written
/// here as that would.
void loseNumbers(Store &store, qint64 first, qint64 last)
{
    series::NumberLost lost;
    lost.period = Period::of(QDate(2026, 11, 23), Reset::Yearly, 1);
    lost.first = first;
    lost.last = last;
    lost.firstNumber = shopNumber(static_cast<int>(first));
    lost.lastNumber = shopNumber(static_cast<int>(last));
    lost.pattern = QStringLiteral("SHOP-2026-{#####}");
    lost.reason = QStringLiteral("printed before the disk failed; the log was restored from Friday's copy");
    const QString stream = codec::seriesStream(Shop);
    const QByteArray data = QJsonDocument(codec::dataOf(lost)).toJson(QJsonDocument::Compact);
    const auto transaction = store.log().begin();
    transaction->append({QUuid::createUuid(), QStringLiteral("00")},
        {{stream, store.log().versionOf(stream) + 1, codec::typeOf(lost), data}});
    transaction->commit();
}

void tamper(const QString &path, const QStringList &statements)
{
    const QString name = QStringLiteral("tamper");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        database.open();
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement))
                throw std::runtime_error(query.lastError().text().toStdString());
        }
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace

void makeExample(const QString &path)
{
    runInit(path, {QStringLiteral("--example")});
}

void makeEmpty(const QString &path)
{
    runInit(path, {});
}

void addYear(const QString &path)
{
    const auto store = openedLog(path, QStringLiteral("eva"));
    defineShop(*store);
    sell(*store, 1, 300);
    reserve(*store, 10, QStringLiteral("paper pad 7, fair"));
    done(voidNumbers(*store, {{}, shopNumber(301), shopNumber(310), QStringLiteral("pad 7 returned unused")}));
    loseNumbers(*store, 311, 313);
    sell(*store, 301, Issued - 13);
    for (const auto &[ordinal, reason] :
        {std::pair(77, "printed twice"), std::pair(123, "wrong customer, see the next"), std::pair(205, "test sale"),
            std::pair(206, "test sale"), std::pair(398, "customer withdrew")})
        voidSale(*store, ordinal, QString::fromLatin1(reason));
    stillworld::pass(600);
    reserve(*store, 1, QStringLiteral("quoted by phone, Mrs Daly"));
    reserve(*store, 3, QStringLiteral("market stall, Saturday"));
}

void makeBackup(const QString &path)
{
    tamper(path, {QStringLiteral("UPDATE log SET role = 'backup'")});
}

void damage(const QString &path)
{
    tamper(path,
        {QStringLiteral("DROP TRIGGER event_is_never_updated"),
            QStringLiteral("UPDATE event SET actor = 'eve' WHERE position = 14"),
            QStringLiteral("DROP TRIGGER number_steps_back_only_as_the_latest"),
            QStringLiteral("DELETE FROM register WHERE series = 'INV' AND ordinal = 4")});
}

} // namespace seriatim::gallery
