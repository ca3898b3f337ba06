#include <QFile>

#include <algorithm>
#include <limits>
#include <utility>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/descriptor.h"
#include "cli/issuelines.h"
#include "cli/sending.h"
#include "usecases/usecases.h"
#include "words/words.h"

namespace seriatim::cli {

namespace {

constexpr int MaxBatch = 10'000;
constexpr std::size_t LinesAhead = 32; ///< That are read while others are issued; at least a batch.

struct Wishes {
    std::size_t batchSize = 1;
    bool confirmsClock = false;
};

/// Issues what is read, a batch (by default: a line) at a time, and answers each line once it is durable.
class Issuing
{
public:
    Issuing(Context &context, QIODevice &input, const Wishes &wishes)
        : m_context(context), m_lines(input, std::max(wishes.batchSize, LinesAhead)), m_wishes(wishes)
    {
    }

    Exit run()
    {
        m_store = m_context.open();
        if (!m_store)
            return m_context.notOpened();
        m_context.sayIfAboveRules(*m_store);
        if (const auto refusal = confirmClockIfAsked())
            return m_context.refused(*refusal);
        while (readBatch()) {
            m_headBefore = std::numeric_limits<Position>::max();
            try {
                m_headBefore = m_mayRepeat ? m_store->log().info().head.position : 0;
                const auto results = issueDocuments(*m_store, m_commands, m_keys);
                answerBatch(results);
            } catch (const LogError &error) {
                return answerFailure(error);
            }
        }
        sayHowMany();
        if (m_isClockBehind)
            m_context.sayHowToConfirmTheClock();
        if (!m_lines.fault().isEmpty())
            return answerUnread();
        return m_refused == 0 ? Exit::Clean : Exit::Finding;
    }

private:
    struct Entry {
        qint64 line = 0;
        std::optional<Refusal> refusal; ///< Empty: a command was made of it, the next of `m_commands`.
        Refusals warnings;
    };

    /// A clock that lies behind the log's is confirmed once, as an event; one that does not needs nothing.
    std::optional<Refusal> confirmClockIfAsked()
    {
        if (!m_wishes.confirmsClock || !clockFault(*m_store))
            return std::nullopt;
        const auto confirmed = confirmClock(*m_store, {});
        return isRefused(confirmed) ? std::optional(refusalOf(confirmed)) : std::nullopt;
    }

    /// What was read whole is issued and answered; what the input did not yield was not tried.
    Exit answerUnread()
    {
        m_context.console().say(QStringLiteral("The input could not be read beyond line %L1: %2. Nothing after it was "
                                               "tried.")
                                    .arg(m_lines.lineCount())
                                    .arg(m_lines.fault()));
        return Exit::StorageFailed;
    }

    bool readBatch()
    {
        m_entries.clear();
        m_commands.clear();
        m_keys.clear();
        m_mayRepeat = false;
        for (IssueLines::Entry &each : m_lines.next(m_wishes.batchSize)) {
            if (isRefused(each.read)) {
                m_entries.push_back({each.line, refusalOf(each.read), {}});
                continue;
            }
            auto &issueLine = std::get<IssueLine>(each.read);
            m_entries.push_back({each.line, std::nullopt, std::move(issueLine.warnings)});
            m_mayRepeat = m_mayRepeat || issueLine.namesCommand;
            m_commands.push_back(std::move(issueLine.command));
            m_keys.push_back(std::move(issueLine.key));
        }
        return !m_entries.empty();
    }

    void answer(const Entry &entry, QJsonObject object)
    {
        object.insert("line", entry.line);
        m_answers.push_back(std::move(object));
    }

    void sayHowMany() const
    {
        QString words = QStringLiteral("%L1 issued, %L2 refused.").arg(m_issued).arg(m_refused);
        if (m_repeated > 0)
            words += QStringLiteral(" Issued before, and not again: %L1.").arg(m_repeated);
        m_context.console().say(words);
    }

    void tellAnswers() { m_context.console().answer(std::exchange(m_answers, {})); }

    void answer(const Entry &entry, const Refusal &refusal)
    {
        ++m_refused;
        m_isClockBehind = m_isClockBehind || refusal.rule == Rule::ClockBehind;
        answer(entry, toJson(refusal));
    }

    void answer(const Entry &entry, DocumentAnswer done)
    {
        ++(done.repeated ? m_repeated : m_issued);
        done.warnings.insert(done.warnings.begin(), entry.warnings.begin(), entry.warnings.end());
        answer(entry, toJson(done));
    }

    void answerBatch(const std::vector<Result<DocumentAnswer>> &results)
    {
        auto result = results.begin();
        for (const Entry &entry : m_entries) {
            if (entry.refusal)
                answer(entry, *entry.refusal);
            else if (isRefused(*result))
                answer(entry, refusalOf(*result++));
            else
                answer(entry, std::get<DocumentAnswer>(*result++));
        }
        tellAnswers();
    }

    /// The storage broke: nobody knows what was done until the log is opened again and asked.
    Exit answerFailure(const LogError &error)
    {
        m_store.reset();
        try {
            m_store = m_context.open();
        } catch (const LogError &) {
            // It cannot be asked: then that is the answer.
        }
        auto command = m_commands.begin();
        for (const Entry &entry : m_entries) {
            if (entry.refusal)
                answer(entry, *entry.refusal);
            else
                answerTruth(entry, *command++, error);
        }
        tellAnswers();
        m_context.console().say(sentenceAfter(error));
        m_context.console().say(
            QStringLiteral("Stopped at line %L1; later lines were not tried.").arg(m_entries.back().line));
        return Exit::StorageFailed;
    }

    void answerTruth(const Entry &entry, const IssueDocument &command, const LogError &error)
    {
        try {
            if (m_store) {
                if (const auto done = lookUp(*m_store, command))
                    return answerFound(entry, *done);
                // Asked and not found: it did not happen, whatever the commit said.
                return answerTrouble(entry, command, error.cause());
            }
        } catch (const LogError &) {
            m_store.reset();
        }
        answerTrouble(entry, command, error.kind()); // What failed before its commit is known to be undone.
    }

    void answerFound(const Entry &entry, const Result<DocumentAnswer> &found)
    {
        if (isRefused(found))
            return answer(entry, refusalOf(found));
        DocumentAnswer done = std::get<DocumentAnswer>(found);
        done.repeated = done.position <= m_headBefore; // Else it was done just now, and only its answer was lost.
        answer(entry, done);
    }

    void answerTrouble(const Entry &entry, const IssueDocument &command, LogError::Kind kind)
    {
        m_worst = kind == LogError::Kind::OutcomeUnknown ? kind : m_worst.value_or(kind);
        answer(entry, failureOf(kind, command.command));
    }

    /// In the end: what is true of the lines that were answered.
    QString sentenceAfter(const LogError &error) const
    {
        if (m_worst)
            return words::sentence(*m_worst, error.detail());
        return QStringLiteral("The log failed, but the lines that were answered with a number are done. (%1)")
            .arg(error.detail());
    }

    Context &m_context;
    IssueLines m_lines;
    const Wishes m_wishes;
    std::unique_ptr<Store> m_store;
    bool m_mayRepeat = false; ///< A command of the batch may have been done before.
    /// Of the log, when such a batch began; the largest there is while nothing of it was tried.
    Position m_headBefore = 0;
    std::vector<Entry> m_entries;
    std::vector<IssueDocument> m_commands;
    std::vector<CommandKey> m_keys;     ///< Of the commands.
    std::vector<QJsonObject> m_answers; ///< Of the batch, that are told at once.
    qint64 m_issued = 0;
    qint64 m_repeated = 0;
    qint64 m_refused = 0;
    bool m_isClockBehind = false;
    std::optional<LogError::Kind> m_worst; ///< That a line was answered with.
};

Exit issue(Context &context, const QCommandLineParser &given)
{
    bool isNumber = true;
    const int batch = given.isSet("batch") ? given.value("batch").toInt(&isNumber) : 1;
    if (!isNumber || batch < 1 || batch > MaxBatch)
        return context.wrongUse(QStringLiteral("--batch needs a whole number from 1 to %L1.").arg(MaxBatch));
    const Wishes wishes{static_cast<std::size_t>(batch), given.isSet("confirm-clock")};
    const QString path = given.positionalArguments().value(0, QStringLiteral("-"));
    if (path == u"-")
        return Issuing(context, context.in(), wishes).run();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return context.wrongUse(QStringLiteral("“%1” cannot be read: %2.").arg(path, file.errorString()));
    if (file.isSequential()) {
        Descriptor pipe(file.handle(), QIODevice::ReadOnly);
        return Issuing(context, pipe, wishes).run();
    }
    return Issuing(context, file, wishes).run();
}

} // namespace

Command issueCommand()
{
    return {"issue", "[FILE.jsonl|-]",
        "Issues documents, a JSON object a line; answers a line each, once it is durable.",
        {{"batch", "How many lines are made durable at once (1).", "N"},
            {"confirm-clock", "Says that the clock is right, if it lies behind the log's; kept in the log."}},
        0, 1, issue};
}

} // namespace seriatim::cli
