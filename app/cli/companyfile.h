#pragma once

#include <QString>

#include <variant>

#include "domain/masterdata.h"
#include "log/jsonform.h"

namespace seriatim::cli {

/// Reads a company from a JSON file: the keys of the event, and `logoFile`, the name of a PNG or JPEG file beside it. A
/// sentence if the file cannot be read at all.
std::variant<json::Read<Company>, QString> readCompanyFile(const QString &path);

} // namespace seriatim::cli
