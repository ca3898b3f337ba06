#pragma once

#include "domain/document.h"
#include "domain/masterdata.h"
#include "domain/series.h"
#include "log/eventlog.h"

#include <map>
#include <optional>

namespace seriatim {

/// A document as loaded from its stream, to decide on.
struct LoadedDocument {
    QString id;
    document::State state;
    Version version = 0;
};

/// A series as loaded from its head and register rows: the rules, and of its periods and numbers those asked for.
struct LoadedSeries {
    series::State state;
    Version version = 0;
};

/// What commands know from those before them: within one transaction, and beyond it as long as nobody else wrote.
struct Carried {
    Position upTo = 0; ///< The log's head as it was left; 0: nothing is known.
    /// As the events that were appended left them, by code; of each period at most the latest number, if it is final.
    std::map<QString, LoadedSeries> series;
    std::map<QString, QString> usualSeries; ///< By kind; empty if there is none.
    std::optional<Company> company;
    std::optional<std::optional<Refusal>> clockFault;
    /// Those that were done by now, of all that are going to be carried out. Empty: each is looked up when it comes.
    std::optional<std::map<QUuid, CommandRecord>> done;
};

} // namespace seriatim
