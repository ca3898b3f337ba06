#pragma once

#include "support/clerk.h"

#include <functional>
#include <map>

namespace seriatim {

/// Something that a clerk does, as numbers: which verb, and what about.
struct Step {
    int verb = 0;
    int one = 0;   ///< Picks a document, a number, a series …
    int other = 0; ///< Picks a second, or a variant.
    int day = 0;
    bool yes = false;
};

constexpr int Verbs = 24;

/// Carries out steps on one store. Equal stores are given equal commands; what a step picks is picked from what the
/// store tells, so that a store that tells something else goes astray at once.
class RandomClerk
{
public:
    RandomClerk(Store &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    /// What was answered, as text. `index` makes the command's id.
    QString perform(const Step &step, int index);

private:
    QString carryOut(const Step &step, const QUuid &id);
    QString aboutDrafts(const Step &step, const QUuid &id);
    QString aboutDocuments(const Step &step, const QUuid &id);
    QString aboutNumbers(const Step &step, const QUuid &id);
    QString aboutSeries(const Step &step, const QUuid &id);
    QString aboutOthers(const Step &step, const QUuid &id);

    QString remembered(const QString &key, const std::function<QString()> &pick) const;
    DocumentContent content(const Step &step) const;
    QString document(int pick) const; ///< Its id.
    QString number(int pick) const;
    QString series(int pick) const;
    QString reason(const Step &step) const;
    series::Rules rules(const Step &step) const;

    Store &m_store;
    Clock m_clock;
    std::vector<std::function<QString()>> m_past;
    using Picks = std::map<QString, QString>;
    std::map<QUuid, Picks> m_picksOf;
    Picks *m_picks = nullptr; ///< Of the command at hand.
};

} // namespace seriatim
