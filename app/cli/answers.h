#pragma once

#include <QJsonObject>

#include "domain/refusal.h"
#include "log/eventlog.h"
#include "log/openfailure.h"
#include "usecases/commands.h"

/// Answers as JSON (DESIGN, 6).
namespace seriatim::cli {

/// `{"refused":"<rule>","field":…,"message":…,"facts":{…}}`. The facts are kept apart, so that no fact (a number, a
/// document) is ever taken for an answer.
QJsonObject toJson(const Refusal &refusal);

/// Why there is no log to work on: `{"failed":"not-a-log","field":"log","message":…,"facts":{"log":…}}`.
QJsonObject toJson(const OpenFailure &failure);

/// `{"document":…,"number":…,"position":…}`, with `warnings`, `repeated` and `state` where there are any.
QJsonObject toJson(const DocumentAnswer &answer);
QJsonArray toJson(const Refusals &warnings);

/// `{"series":…,"period":…,"first":…,"last":…,"count":…,"state":…,"position":…}`; of a repeat, with
/// `repeated` and the present state of the first number.
QJsonObject toJson(const NumbersAnswer &answer, const QString &state);

/// `failed`, `outcome-unknown`, `full`, `busy`, `read-only`, `damaged`, `contradicted`, `displaced`.
QString troubleId(LogError::Kind kind);

} // namespace seriatim::cli
