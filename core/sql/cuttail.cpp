#include "sql/cuttail.h"

#include <array>

#include "sql/snapshot.h"

namespace seriatim::sql {

std::optional<Difference> cutTail(const Connection &connection)
{
    const Snapshot snapshot(connection);
    const auto readBounds = [](const Row &row) {
        return std::array{row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toLongLong()};
    };
    const auto bounds = connection.one(readBounds, "upkeep.beyond");
    if (!bounds || bounds->at(1) == 0)
        return std::nullopt;
    const auto [head, last, tables] = *bounds;
    const auto follows = connection.one([](const Row &) { return true; }, "upkeep.commandBehind");
    if (tables < 2 && !follows)
        return std::nullopt;
    QStringList numbers;
    for (const QString &each :
        connection.all([](const Row &row) { return row.value(0).toString(); }, "upkeep.numbersBehind"))
        numbers.append(each);
    QMap<QString, QString> facts{{"first", QString::number(head + 1)}, {"last", QString::number(last)}};
    if (!numbers.isEmpty())
        facts.insert("numbers", numbers.join(QStringLiteral(", ")));
    return Difference{QStringLiteral("event"), {}, FindingKind::TailCut, facts};
}

void refuseToRebuild(const Difference &cut)
{
    throw LogError(LogError::Kind::Damaged,
        QStringLiteral("events up to %1 were cut off, with these numbers: %2")
            .arg(cut.facts["last"], cut.facts.value("numbers", QStringLiteral("none"))));
}

} // namespace seriatim::sql
