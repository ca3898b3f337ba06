#pragma once

#include "support/shop.h"
#include "usecases/usecases.h"

#include <stdexcept>

namespace seriatim {

/// The value of a command that a test expects to be done; a refusal ends the test with the rule's name.
template <typename Value>
Value done(const Result<Value> &result)
{
    if (isRefused(result))
        throw std::runtime_error(
            "refused: " + ruleId(refusalOf(result).rule).toStdString() + " " + refusalOf(result).field.toStdString());
    return std::get<Value>(result);
}

/// The rule that refused the command, as its id; empty if it was done.
template <typename Value>
QString refusedBy(const Result<Value> &result)
{
    return isRefused(result) ? ruleId(refusalOf(result).rule) : QString();
}

/// Somebody who works with a store, in few words. What is not said in a test's words is usual: a company, a customer,
/// one line, today's date.
class Clerk
{
public:
    Clerk(Shop &shop, const Clock &clock, const QString &actor = QStringLiteral("anna"))
        : m_clock(clock), m_store(shop.open(sessionOf(actor, clock)))
    {
    }

    Store &store() { return *m_store; }
    const Numbers &numbers() const { return m_store->numbers(); }
    const Documents &documents() const { return m_store->documents(); }

    /// The company, and a usual series for each kind of document.
    void setUp();
    /// Defines a series of invoices under rules of its own, not the usual one.
    Result<Answer> define(const QString &code, const series::Rules &rules);
    Result<Answer> change(const QString &code, const series::Rules &rules);

    DocumentContent content(const QDate &date = {}, const char *kind = "invoice") const;
    /// An invoice in a series of its own.
    DocumentContent contentIn(const QString &series, const QDate &date = {}) const;

    QString draft(const DocumentContent &content);
    QString draft() { return draft(content()); }
    Result<DocumentAnswer> save(const QString &id, const DocumentContent &content, const QString &reason = {});
    Result<DocumentAnswer> issue(const DocumentContent &content, const Acceptance &accepted = {});
    Result<DocumentAnswer> issue(const QString &draft, const Acceptance &accepted = {});
    Result<NumbersAnswer> reserve(const QString &draft);
    Result<NumbersAnswer> reserveBlock(
        qint64 count, const QString &series = QStringLiteral("INV"), const QDate &date = {});
    Result<NumbersAnswer> voidNumbers(
        const QString &first, const QString &last = {}, const QString &reason = QStringLiteral("spoiled"));
    Result<DocumentAnswer> voidDocument(const QString &id, const QString &reason = QStringLiteral("wrong customer"));
    Result<NumbersAnswer> stepBack(const QString &number);
    Result<NumbersAnswer> move(const QString &number, bool takeOver, const QString &document = {});
    Result<DocumentAnswer> credit(const QString &id);
    Result<DocumentAnswer> print(const QString &id, int copy = 1, document::Medium medium = document::Medium::Printer);
    Result<Answer> close(const QString &series, const QString &period);

    /// The state of a number, as its id; `none` if there is no such number.
    QString stateOf(const QString &number) const;
    /// The types of all events behind the position, in order.
    QStringList eventsAfter(Position position) const;
    Position head() const { return std::as_const(*m_store).log().info().head.position; }

private:
    Clock m_clock;
    std::unique_ptr<Store> m_store;
};

/// A yearly series' rules with the mask.
series::Rules yearly(const QString &mask);

} // namespace seriatim
