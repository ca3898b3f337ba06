#include "domain/document.h"

#include "domain/text.h"

namespace seriatim::document {

namespace {

/// What is told of a document that is in another state than it ought to be.
Refusal otherState(Rule rule, const State &state)
{
    static constexpr const char *ids[] = {"none", "draft", "discarded", "issued", "void"};
    QMap<QString, QString> facts{{"state", QString::fromLatin1(ids[static_cast<std::size_t>(state.status)])}};
    if (!state.number.isEmpty())
        facts.insert("number", state.number);
    return {rule, {}, facts};
}

Refusal notADraft(const State &state)
{
    return otherState(Rule::NotADraft, state);
}

Refusal unknown(const State &state)
{
    return otherState(Rule::UnknownDocument, state);
}

DraftSaved draftSaved(const DocumentContent &content)
{
    const auto totals = reckon(content);
    if (isRefused(totals))
        return {content, std::nullopt, std::nullopt};
    return {content, std::get<Totals>(totals).net.toDecimal(), std::get<Totals>(totals).gross.toDecimal()};
}

Result<Events> on(const SaveDraft &command, const State &state)
{
    if (state.status == Status::None)
        return Events{draftSaved(command.content)};
    if (state.status != Status::Draft)
        return notADraft(state);
    if (command.content.kind != state.content.kind)
        return Refusal{Rule::KindFixed, "kind", {{"kind", state.content.kind.id()}}};
    if (command.content == state.content)
        return Events{};
    return Events{draftSaved(command.content)};
}

Result<Events> on(const Discard &command, const State &state)
{
    if (state.status == Status::None)
        return unknown(state);
    if (state.status == Status::Discarded)
        return Events{};
    if (state.status != Status::Draft)
        return notADraft(state);
    if (command.reason.isEmpty())
        return Events{DraftDiscarded{}};
    const auto reason = acceptReason(command.reason);
    if (isRefused(reason))
        return refusalOf(reason);
    return Events{DraftDiscarded{std::get<QString>(reason)}};
}

Result<Events> on(const Issue &command, const State &state)
{
    if (state.status != Status::None && state.status != Status::Draft)
        return notADraft(state);
    if (state.status == Status::Draft && command.content.kind != state.content.kind)
        return Refusal{Rule::KindFixed, "kind", {{"kind", state.content.kind.id()}}};
    const Refusals missing = missingForIssue(command.content);
    if (!missing.empty())
        return missing.front();
    return Events{DocumentIssued{
        command.content, command.totals, command.series, command.period, command.ordinal, command.number}};
}

Result<Events> on(const Void &command, const State &state)
{
    if (const auto fault = notIssuedFault(state))
        return *fault;
    if (!state.credits.empty())
        return Refusal{Rule::Credited, {}, {{"number", state.number}, {"other", state.credits.begin()->second}}};
    const auto reason = acceptReason(command.reason);
    if (isRefused(reason))
        return refusalOf(reason);
    return Events{DocumentVoided{std::get<QString>(reason)}};
}

Result<Events> on(const Print &command, const State &state)
{
    if (state.status == Status::None || state.status == Status::Discarded)
        return unknown(state);
    if (command.medium != Medium::Json && command.copy != state.copies + 1)
        return Refusal{
            Rule::PrintedMeanwhile, {}, {{"number", state.number}, {"copies", QString::number(state.copies)}}};
    return Events{
        DocumentPrinted{command.medium, command.copy, state.number.isEmpty() ? command.number : state.number}};
}

Result<Events> on(const PrintFailure &command, const State &state)
{
    if (state.status == Status::None)
        return unknown(state);
    // A copy that was not recorded, or was taken back already, cannot be taken back.
    if (command.medium != Medium::Json && (command.copy < 1 || command.copy > state.copies))
        return Events{};
    return Events{DocumentPrintFailed{command.medium, command.copy}};
}

Result<Events> on(const Credit &command, const State &state)
{
    if (const auto fault = notIssuedFault(state))
        return *fault;
    if (!state.content.kind.creditedBy())
        return Refusal{Rule::NotCreditable, {}, {{"number", state.number}, {"kind", state.content.kind.id()}}};
    return Events{DocumentCredited{command.by, command.number}};
}

Result<Events> on(const WithdrawCredit &command, const State &state)
{
    if (!state.credits.contains(command.by))
        return Events{};
    return Events{CreditWithdrawn{command.by, command.number}};
}

void apply(State &state, const DraftSaved &event)
{
    state.status = Status::Draft;
    state.content = event.content;
}

void apply(State &state, const DraftDiscarded &)
{
    state.status = Status::Discarded;
}

void apply(State &state, const DocumentIssued &event)
{
    // Pages that showed the draft are no copies of the issued document.
    state = State{
        Status::Issued, event.content, event.totals, event.series, event.period, event.ordinal, event.number, 0, {}};
}

void apply(State &state, const DocumentVoided &)
{
    state.status = Status::Voided;
}

void apply(State &state, const DocumentPrinted &event)
{
    if (event.medium != Medium::Json)
        state.copies = event.copy;
}

void apply(State &state, const DocumentPrintFailed &event)
{
    if (event.medium != Medium::Json && state.copies == event.copy)
        state.copies = event.copy - 1;
}

void apply(State &state, const DocumentCredited &event)
{
    state.credits[event.by] = event.number;
}

void apply(State &state, const CreditWithdrawn &event)
{
    state.credits.erase(event.by);
}

} // namespace

std::optional<Refusal> notADraftFault(const State &state)
{
    if (state.status == Status::Draft)
        return std::nullopt;
    return state.status == Status::None ? unknown(state) : notADraft(state);
}

std::optional<Refusal> notIssuedFault(const State &state)
{
    switch (state.status) {
    case Status::Issued:
        return std::nullopt;
    case Status::Voided:
        return otherState(Rule::AlreadyVoid, state);
    case Status::None:
        return unknown(state);
    case Status::Draft:
    case Status::Discarded:
        return otherState(Rule::NotIssued, state);
    }
    Q_UNREACHABLE();
}

std::optional<Refusal> creditWarning(const Credit &command, const State &state)
{
    const Money whole = state.totals.gross;
    const qint64 gross = command.gross.minorUnits();
    const bool isComparable =
        command.gross.currency() == whole.currency() && command.before.currency() == whole.currency();
    if (!isComparable || gross <= 0 || Int128(gross) + command.before.minorUnits() <= whole.minorUnits())
        return std::nullopt;
    QMap<QString, QString> facts{{"number", state.number}, {"value", command.gross.toString()},
        {"limit", whole.toString()}, {"currency", whole.currency().code()}};
    if (!command.before.isZero() && !state.credits.empty()) {
        facts.insert("before", command.before.toString());
        facts.insert("other", state.credits.begin()->second);
    }
    return Refusal{Rule::CreditExceeds, {}, facts, true};
}

Refusals issueWarnings(const DocumentContent &content, const Totals &totals)
{
    Refusals warnings;
    const auto followed = DocumentKind::fromId(content.follows.kind);
    const bool takesOneBack = !content.precedes.isEmpty() || (followed && followed->creditedBy() == content.kind);
    if (content.kind.takesBack() && !takesOneBack)
        warnings.push_back({Rule::CreditsNothing, "precedes", {}, true});
    if (content.kind.traits().balance != 0 && totals.gross.minorUnits() <= 0)
        warnings.push_back({Rule::AmountNotPositive, "lines",
            {{"value", totals.gross.toString()}, {"currency", totals.gross.currency().code()}}, true});
    return warnings;
}

Result<Events> decide(const Command &command, const State &state)
{
    return std::visit([&](const auto &each) { return on(each, state); }, command);
}

State evolve(State state, const Event &event)
{
    std::visit([&](const auto &each) { apply(state, each); }, event);
    return state;
}

namespace {

constexpr std::pair<Medium, const char *> Media[] = {
    {Medium::Printer, "printer"}, {Medium::Pdf, "pdf"}, {Medium::Json, "json"}};

} // namespace

QString mediumId(Medium medium)
{
    return QString::fromLatin1(Media[static_cast<std::size_t>(medium)].second);
}

std::optional<Medium> mediumFromId(QStringView id)
{
    for (const auto &[medium, name] : Media) {
        if (id == QLatin1StringView(name))
            return medium;
    }
    return std::nullopt;
}

} // namespace seriatim::document
