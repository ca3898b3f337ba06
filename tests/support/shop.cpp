#include "support/shop.h"

#include <QTemporaryDir>
#include <QTest>

#include <stdexcept>

#include "memory/memorystore.h"
#include "sql/opening.h"
#include "support/postgresshop.h"

namespace seriatim {

namespace {

class MemoryShop final : public Shop
{
public:
    std::unique_ptr<Store> open(const Session &session, Patience patience) override
    {
        return std::make_unique<MemoryStore>(m_log, session, patience);
    }

private:
    std::shared_ptr<MemoryLog> m_log = std::make_shared<MemoryLog>();
};

class SqliteShop final : public Shop
{
public:
    SqliteShop()
    {
        const auto created = sql::createStore(path(), Session{"nobody", "nowhere"});
        if (!std::holds_alternative<std::unique_ptr<Store>>(created))
            throw std::runtime_error("no log could be made");
    }

    std::unique_ptr<Store> open(const Session &session, Patience patience) override
    {
        auto opened = sql::openStore(path(), session, {patience});
        if (const auto *failure = std::get_if<OpenFailure>(&opened))
            throw std::runtime_error("the log could not be opened: " + failure->detail.toStdString());
        return std::move(std::get<std::unique_ptr<Store>>(opened));
    }

    QString path() const override { return m_folder.filePath(QStringLiteral("test.seriatim")); }

private:
    QTemporaryDir m_folder;
};

} // namespace

std::unique_ptr<Shop> makeShop(const QString &kind)
{
    if (kind == u"sqlite")
        return std::make_unique<SqliteShop>();
    if (kind == u"postgresql")
        return makePostgresShop();
    return std::make_unique<MemoryShop>();
}

void addShops()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"memory", "sqlite", "postgresql"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

Session sessionOf(const QString &actor, const Clock &clock)
{
    return {actor, QStringLiteral("desk-of-") + actor, clock.reading()};
}

} // namespace seriatim
