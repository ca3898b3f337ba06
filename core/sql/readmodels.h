#pragma once

#include <array>

namespace seriatim::sql {

/// A table of the read models, as its upkeep goes over it. The texts are identifiers of the program's own, put into
/// the templates of `upkeep.sql`; no text of people is ever put into a statement.
struct ReadModel {
    const char *table;
    const char *key;   ///< Its columns, separated by `, `: what pages are cut by. The first two are texts.
    const char *shown; ///< What tells people which row it is.
};

// clang-format off
/// Each stands behind those that its triggers read. `tests/sql/tst_readmodels.cpp` holds the list against the schema.
inline constexpr std::array ReadModels{
    ReadModel{"command",        "id",                                "id"},
    ReadModel{"event_type",     "type",                              "type"},
    ReadModel{"series",         "code",                              "code"},
    ReadModel{"series_rules",   "series, from_day",                  "series || ' ' || from_day"},
    ReadModel{"register",       "series, period, ordinal",           "number"},
    ReadModel{"period",         "series, period",                    "series || ' ' || period"},
    ReadModel{"register_story", "series, period, ordinal, position", "series || ' ' || period || ' ' || ordinal"},
    ReadModel{"credit",         "document, by",                      "document"},
    ReadModel{"document",       "id",                                "id"},
    ReadModel{"party",          "id",                                "id"},
    ReadModel{"company",        "one || ''",                         "one"}, // Its one row's key is a number.
};
// clang-format on

} // namespace seriatim::sql
