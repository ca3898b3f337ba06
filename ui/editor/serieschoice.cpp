#include "ui/editor/serieschoice.h"

#include <algorithm>

namespace seriatim {

namespace {

QString nameOf(const SeriesRow &row)
{
    return QStringLiteral("%1 · %2").arg(row.definition.code, row.definition.name);
}

/// By name, where it is plain which one it is.
QString usualOf(const std::vector<SeriesRow> &series, DocumentKind kind)
{
    const auto isUsual = [kind](const SeriesRow &row) {
        return row.definition.kind == kind && row.definition.isDefault && !row.retired;
    };
    const auto found = std::ranges::find_if(series, isUsual);
    return std::ranges::count_if(series, isUsual) == 1 ? SeriesChoice::tr("%1 (usual)").arg(found->definition.code)
                                                       : SeriesChoice::tr("the usual one");
}

} // namespace

void SeriesChoice::offer(const std::vector<SeriesRow> &series, DocumentKind kind, const QString &chosen)
{
    clear();
    addItem(usualOf(series, kind), QString());
    for (const SeriesRow &row : series) {
        if (row.definition.kind == kind && (!row.retired || row.definition.code == chosen))
            addItem(nameOf(row), row.definition.code);
    }
    constexpr int Frame = 44; // Its margins and its arrow.
    setMinimumWidth(fontMetrics().horizontalAdvance(itemText(0)) + Frame);
}

} // namespace seriatim
