#include <QFile>

#include <algorithm>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/issueline.h"
#include "log/codec.h"
#include "usecases/usecases.h"
#include "words/words.h"

namespace seriatim::cli {

namespace {

constexpr int MaxBatch = 10'000;

/// Issues what is read, a batch (by default: a line) at a time, and answers each line once it is durable.
class Issuing
{
public:
    Issuing(Context &context, QIODevice &input, std::size_t batchSize)
        : m_context(context), m_reader(input), m_batchSize(batchSize)
    {
    }

    Exit run()
    {
        m_store = m_context.open();
        if (!m_store)
            return m_context.notOpened();
        while (readBatch()) {
            try {
                const auto results = issueDocuments(*m_store, m_commands);
                answerBatch(results);
            } catch (const LogError &error) {
                return answerFailure(error);
            }
        }
        m_context.console().say(QStringLiteral("%L1 issued, %L2 refused.").arg(m_issued).arg(m_refused));
        return m_refused == 0 ? Exit::Clean : Exit::Finding;
    }

private:
    struct Entry {
        qint64 line = 0;
        std::optional<Refusal> refusal; ///< Empty: a command was made of it, the next of `m_commands`.
        Refusals warnings;
    };

    bool readBatch()
    {
        m_entries.clear();
        m_commands.clear();
        while (m_entries.size() < m_batchSize) {
            const auto line = m_reader.next();
            if (!line)
                break;
            const auto read = readIssueLine(*line);
            if (isRefused(read)) {
                m_entries.push_back({line->number, refusalOf(read), {}});
                continue;
            }
            const auto &issueLine = std::get<IssueLine>(read);
            m_entries.push_back({line->number, std::nullopt, issueLine.warnings});
            m_commands.push_back(issueLine.command);
        }
        return !m_entries.empty();
    }

    void answer(const Entry &entry, QJsonObject object)
    {
        object.insert("line", entry.line);
        m_context.console().answer(object);
    }

    void answer(const Entry &entry, const Refusal &refusal)
    {
        ++m_refused;
        answer(entry, toJson(refusal));
    }

    void answer(const Entry &entry, DocumentAnswer done)
    {
        ++m_issued;
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
        m_context.console().say(words::sentence(error.kind(), error.detail()));
        m_context.console().say(
            QStringLiteral("Stopped at line %L1; later lines were not tried.").arg(m_entries.back().line));
        return Exit::StorageFailed;
    }

    void answerTruth(const Entry &entry, const IssueDocument &command, const LogError &error)
    {
        try {
            if (m_store) {
                if (const auto done = wasDone(command.command))
                    return answer(entry, *done);
                // Asked and not found: it did not happen, whatever the commit said.
                const auto kind =
                    error.kind() == LogError::Kind::OutcomeUnknown ? LogError::Kind::Failed : error.kind();
                return answer(entry, troubleWith(command, kind));
            }
        } catch (const LogError &) {
            m_store.reset();
        }
        answer(entry, troubleWith(command, LogError::Kind::OutcomeUnknown));
    }

    static QJsonObject troubleWith(const IssueDocument &command, LogError::Kind kind)
    {
        return {{"failed", troubleId(kind)}, {"command", codec::text(command.command)},
            {"message", words::sentence(kind, {})}};
    }

    std::optional<DocumentAnswer> wasDone(const QUuid &command) const
    {
        const auto record = m_store->log().command(command);
        if (!record)
            return std::nullopt;
        DocumentAnswer answer;
        answer.position = record->last;
        for (const RecordedEvent &event :
            m_store->log().read(record->first - 1, static_cast<int>(record->last - record->first + 1))) {
            const auto decoded = codec::decode(event);
            if (const auto *issued = decoded ? std::get_if<document::DocumentIssued>(&*decoded) : nullptr) {
                answer.document = codec::idOfStream(event.stream);
                answer.number = issued->number;
            }
        }
        return answer;
    }

    Context &m_context;
    LineReader m_reader;
    const std::size_t m_batchSize;
    std::unique_ptr<Store> m_store;
    std::vector<Entry> m_entries;
    std::vector<IssueDocument> m_commands;
    qint64 m_issued = 0;
    qint64 m_refused = 0;
};

Exit issue(Context &context, const QCommandLineParser &given)
{
    bool isNumber = true;
    const int batch = given.isSet("batch") ? given.value("batch").toInt(&isNumber) : 1;
    if (!isNumber || batch < 1 || batch > MaxBatch)
        return context.wrongUse(QStringLiteral("--batch needs a whole number from 1 to %L1.").arg(MaxBatch));
    const QString path = given.positionalArguments().value(0, QStringLiteral("-"));
    if (path == u"-")
        return Issuing(context, context.in(), static_cast<std::size_t>(batch)).run();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return context.wrongUse(QStringLiteral("“%1” cannot be read: %2.").arg(path, file.errorString()));
    return Issuing(context, file, static_cast<std::size_t>(batch)).run();
}

} // namespace

Command issueCommand()
{
    return {"issue", "[FILE.jsonl|-]",
        "Issues documents, a JSON object a line; answers a line each, once it is durable.",
        {{"batch", "How many lines are made durable at once (1).", "N"}}, 0, 1, issue};
}

} // namespace seriatim::cli
