#pragma once

#include <QObject>

#include "audit/numbercheck.h"
#include "audit/storycheck.h"

namespace seriatim {

const Period Year = *Period::fromKey(u"2026-01-01");
const QString Document = QStringLiteral("0b7e3f0e-7f3c-4d0a-9d41-0c2a6c6f1d11");
const QString Other = QStringLiteral("6f1d0b7e-7f3c-4d0a-9d41-0c2a6c6f1d11");

series::Rules yearlyRules(const QString &mask);
/// A number of INV that goes to `Document`, dated 16 March 2026.
series::NumberFinalized finalized(qint64 ordinal);
document::DocumentIssued issued(qint64 ordinal);

/// Tells events that fit the chain, all of one command unless it is changed, and hears what is noted about them.
class StoryTest : public QObject
{
    Q_OBJECT

protected slots:
    void init();

protected:
    void tell(const AnyEvent &event, const QString &stream = QStringLiteral("series/INV"));
    void reserve(qint64 first, qint64 last, const QString &pattern = QStringLiteral("INV-2026-{#####}"));
    void reserveFor(const QString &document, qint64 ordinal);
    void issue(const QString &document, qint64 ordinal);
    /// Puts a number that is reserved already on a document of that date.
    void issueReserved(qint64 ordinal, const QDate &date, const QString &inversion = {});
    void define(const QString &code, const series::Rules &rules);
    void changeRules(const QDate &from, const series::Rules &rules);
    QStringList findings();

    std::unique_ptr<Notebook> m_notebook;
    std::unique_ptr<NumberCheck> m_numbers;
    std::unique_ptr<StoryCheck> m_story;
    QMap<QString, Version> m_versions;
    RecordedEvent m_recorded;
};

} // namespace seriatim
