#include "support/clerk.h"

namespace seriatim {

namespace {

Line usualLine()
{
    Line line;
    line.text = QStringLiteral("Consulting");
    line.quantity = Decimal(3, 0);
    line.unit = QStringLiteral("HUR");
    line.price = Decimal(8000, 2);
    line.tax = Tax{TaxCategory::Standard, Decimal(19, 0)};
    return line;
}

/// A command with its members given in order, and an id of its own.
template <typename Command>
Command command(auto &&...members)
{
    return Command{{QUuid::createUuid()}, std::forward<decltype(members)>(members)...};
}

} // namespace

series::Rules yearly(const QString &mask)
{
    series::Rules rules;
    rules.mask = mask;
    return rules;
}

void Clerk::setUp()
{
    Company company;
    company.party.name = QStringLiteral("Lindqvist & Daughters");
    company.currency = QStringLiteral("EUR");
    company.language = QStringLiteral("en-IE");
    done(changeCompany(*m_store, command<ChangeCompany>(company)));
    defineUsualSeries(*m_store, m_clock.today());
}

Result<Answer> Clerk::define(const QString &code, const series::Rules &rules)
{
    const series::Definition definition{code, DocumentKind(), code, {}, false};
    return defineSeries(*m_store, command<DefineSeries>(definition, rules, m_clock.today()));
}

Result<Answer> Clerk::change(const QString &code, const series::Rules &rules)
{
    return changeSeriesRules(*m_store, command<ChangeSeriesRules>(code, rules));
}

DocumentContent Clerk::content(const QDate &date, const char *kind) const
{
    DocumentContent content;
    content.kind = *DocumentKind::fromId(QString::fromLatin1(kind));
    content.date = date.isValid() ? date : m_clock.today();
    content.currency = QStringLiteral("EUR");
    content.party.name = QStringLiteral("Harbour Books");
    content.lines = {usualLine()};
    return content;
}

DocumentContent Clerk::contentIn(const QString &series, const QDate &date) const
{
    DocumentContent inSeries = content(date);
    inSeries.series = series;
    return inSeries;
}

QString Clerk::draft(const DocumentContent &content)
{
    return done(save({}, content)).document;
}

Result<DocumentAnswer> Clerk::save(const QString &id, const DocumentContent &content, const QString &reason)
{
    return saveDraft(*m_store, command<SaveDraft>(id, content, Version(-1), reason));
}

Result<DocumentAnswer> Clerk::issue(const DocumentContent &content, const Acceptance &accepted)
{
    return issueDocument(*m_store, command<IssueDocument>(QString(), content, Version(-1), accepted));
}

Result<DocumentAnswer> Clerk::issue(const QString &draft, const Acceptance &accepted)
{
    return issueDocument(*m_store, command<IssueDocument>(draft, std::nullopt, Version(-1), accepted));
}

Result<NumbersAnswer> Clerk::reserve(const QString &draft)
{
    return reserveForDraft(*m_store, command<ReserveForDraft>(draft, Version(-1)));
}

Result<NumbersAnswer> Clerk::reserveBlock(qint64 count, const QString &series, const QDate &date)
{
    return seriatim::reserveBlock(*m_store,
        command<ReserveBlock>(series, date.isValid() ? date : m_clock.today(), count, QStringLiteral("paper pad")));
}

Result<NumbersAnswer> Clerk::voidNumbers(const QString &first, const QString &last, const QString &reason)
{
    return seriatim::voidNumbers(*m_store, command<VoidNumbers>(first, last, reason));
}

Result<DocumentAnswer> Clerk::voidDocument(const QString &id, const QString &reason)
{
    return seriatim::voidDocument(*m_store, command<VoidDocument>(id, reason));
}

Result<NumbersAnswer> Clerk::stepBack(const QString &number)
{
    return stepBackNumber(*m_store, command<StepBackNumber>(number));
}

Result<NumbersAnswer> Clerk::move(const QString &number, bool takeOver, const QString &document)
{
    return moveReservation(*m_store, command<MoveReservation>(number, takeOver, document));
}

Result<DocumentAnswer> Clerk::credit(const QString &id)
{
    return creditDocument(*m_store, command<CreditDocument>(id));
}

Result<DocumentAnswer> Clerk::print(const QString &id, int copy, document::Medium medium)
{
    return recordPrint(*m_store, command<RecordPrint>(id, medium, copy));
}

Result<Answer> Clerk::close(const QString &series, const QString &period)
{
    return closePeriod(*m_store, command<ClosePeriodOf>(series, *Period::fromKey(period)));
}

QString Clerk::stateOf(const QString &number) const
{
    const auto row = numbers().number(number);
    return row ? numberStateId(row->state) : QStringLiteral("none");
}

QStringList Clerk::eventsAfter(Position position) const
{
    QStringList types;
    for (const RecordedEvent &event : std::as_const(*m_store).log().read(position, 10'000))
        types.append(event.type);
    return types;
}

} // namespace seriatim
