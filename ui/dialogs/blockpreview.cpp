#include "ui/dialogs/blockpreview.h"

#include "usecases/work.h"

namespace seriatim {

Result<BlockPreview> previewBlock(const Store &store, const QString &series, const QDate &date, qint64 count)
{
    const auto loaded = loadWholeSeries(store, series);
    if (isRefused(loaded))
        return refusalOf(loaded);
    const Session &session = store.log().session();
    const QDate today = session.clock().toLocalTime().date();
    const QString anyPurpose = QStringLiteral("preview");
    const auto decided = series::decide(
        series::Reserve{date, today, count, {}, anyPurpose, session.actor}, std::get<LoadedSeries>(loaded).state);
    if (isRefused(decided))
        return refusalOf(decided);
    const auto &event = std::get<series::NumberReserved>(std::get<series::Events>(decided).front());
    return BlockPreview{event.firstNumber, event.lastNumber};
}

} // namespace seriatim
