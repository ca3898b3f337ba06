#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <iostream>
#include <string>
#include <thread>

#include "log/jsonform.h"
#include "sql/opening.h"
#include "sql/postgresstore.h"
#include "support/wrappedstore.h"
#include "usecases/usecases.h"

/// `seriatim issue`, sabotaged: the twins that the crash and race tests must catch, or they prove nothing.
///
///     issuer LOG acknowledge-first    tells the number before its commit
///     issuer LOG acknowledge-unflushed    on a server: tells the number before its commit is on the disk
///     issuer LOG number-outside       takes the number in a transaction of its own, before the document's
///     issuer LOG number-unlocked      tells the number that was next before it took the log's lock
///     issuer LOG hog [SECONDS]        keeps the log's lock for 12 s (or so many) once, before it issues
using namespace seriatim;

namespace {

void tell(int line, const QString &document, const QString &number)
{
    const QJsonObject answer{{"line", line}, {"document", document}, {"number", number}};
    std::puts(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// A transaction that tells what it is about to commit.
class Boastful final : public WrappedTransaction
{
public:
    Boastful(std::unique_ptr<Transaction> honest, int line) : WrappedTransaction(std::move(honest)), m_line(line) {}

    Position append(const CommandKey &command, const std::vector<NewEvent> &events) override
    {
        return boasted(WrappedTransaction::append(command, events), events);
    }
    Position appendIssue(
        const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue) override
    {
        return boasted(WrappedTransaction::appendIssue(command, events, issue), events);
    }

private:
    Position boasted(Position last, const std::vector<NewEvent> &events) const
    {
        for (const NewEvent &event : events) {
            const QJsonObject data = QJsonDocument::fromJson(event.data).object();
            if (event.type == u"NumberFinalized")
                tell(m_line, data.value("document").toString(), data.value("number").toString());
        }
        return last;
    }

    int m_line;
};

/// A store whose transactions boast; everything else is the honest one's.
class BoastfulStore final : public WrappedStore
{
public:
    BoastfulStore(Store &honest, int line) : WrappedStore(honest), m_line(line) {}

private:
    std::unique_ptr<Transaction> begin() override { return std::make_unique<Boastful>(WrappedStore::begin(), m_line); }

    int m_line;
};

IssueDocument commandFrom(const std::string &line)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
    IssueDocument command;
    command.command = QUuid(object.value("command").toString());
    command.content = std::get<DocumentContent>(json::fromJson<DocumentContent>(object, {"command"}).value);
    return command;
}

void acknowledgeFirst(Store &store, int line, const IssueDocument &command)
{
    BoastfulStore boastful(store, line);
    issueDocument(boastful, command);
}

void takeNumberOutside(Store &store, int line, IssueDocument command)
{
    SaveDraft save;
    save.content = *command.content;
    const auto draft = std::get<DocumentAnswer>(saveDraft(store, save));
    ReserveForDraft reserve;
    reserve.id = draft.document;
    reserveForDraft(store, reserve);
    command.id = draft.document;
    const auto issued = std::get<DocumentAnswer>(issueDocument(store, command));
    tell(line, issued.document, issued.number);
}

void tellUnlocked(Store &store, int line, const IssueDocument &command)
{
    const QString series = command.content->series.isEmpty() ? QStringLiteral("INV") : command.content->series;
    const auto periods = store.numbers().periods(series);
    const qint64 next = periods.empty() ? 1 : periods.front().next;
    const auto issued = std::get<DocumentAnswer>(issueDocument(store, command));
    const qsizetype digits = issued.number.size() - issued.number.lastIndexOf(u'-') - 1;
    const QString number = issued.number.chopped(digits) + QString::number(next).rightJustified(digits, u'0');
    tell(line, issued.document, number);
}

void keepTheLock(Store &store, int seconds)
{
    const auto transaction = store.log().begin();
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
}

/// All that its connection commits is committed without waiting for the disk, what is to flush it included.
void forgetToFlush(Store &store)
{
    dynamic_cast<sql::PostgresStore &>(store).connection().send({"SET synchronous_commit = off"});
}

void issueAsUsual(Store &store, int line, const IssueDocument &command)
{
    const auto issued = std::get<DocumentAnswer>(issueDocument(store, command));
    tell(line, issued.document, issued.number);
}

int issueAll(Store &store, const QString &mode)
{
    std::string line;
    for (int number = 1; std::getline(std::cin, line); ++number) {
        const IssueDocument command = commandFrom(line);
        if (mode == u"acknowledge-first")
            acknowledgeFirst(store, number, command);
        else if (mode == u"acknowledge-unflushed")
            issueAsUsual(store, number, command);
        else if (mode == u"number-unlocked" || mode == u"hog")
            tellUnlocked(store, number, command);
        else
            takeNumberOutside(store, number, command);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 3)
        return 2;
    auto opened = sql::openStore(arguments[1], Session{"ada", "test"});
    Store &store = *std::get<std::unique_ptr<Store>>(opened);

    if (arguments[2] == u"hog")
        keepTheLock(store, arguments.size() > 3 ? arguments[3].toInt() : 12);
    if (arguments[2] == u"acknowledge-unflushed")
        forgetToFlush(store);
    try {
        return issueAll(store, arguments[2]);
    } catch (const LogError &) {
        return 3; // It was killed, or its server was.
    }
}
