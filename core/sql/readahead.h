#pragma once

#include <QVariant>

#include <optional>
#include <vector>

namespace seriatim::sql {

/// A statement by name, and what stands in the place of its question marks.
struct Reading {
    const char *statement = nullptr;
    QVariantList values;

    bool operator==(const Reading &) const = default;
};

/// What is read along with a message to a server, so that the readings that follow need no journey of their own: what
/// is expected, and what had to be asked for twice running (the same series, its rules, the company). It holds while
/// nobody else can write and nothing was appended since.
///
/// A command whose readings were all brought along takes two journeys (DESIGN, 2); without this, it takes fourteen.
class ReadAhead
{
public:
    using Rows = std::vector<QVariantList>;

    bool isOn() const { return m_isOn; }
    /// Something is expected that was not brought along yet.
    bool isDue() const { return m_isOn && !m_expected.empty(); }

    /// Is going to be read soon.
    void expect(std::vector<Reading> readings) { m_expected = std::move(readings); }
    /// What the next message brings along. What was brought before and not asked for is not among it any more.
    std::vector<Reading> next();
    /// The message came back: with that, for those. It replaces what was there.
    void take(std::vector<Reading> readings, std::vector<Rows> found);
    void add(const Reading &reading, Rows found) { m_brought.push_back({reading, std::move(found)}); }
    /// What was brought along for one reading is what another finds, too.
    void rename(const Reading &from, const Reading &to);
    /// Something was appended: what was brought along may have changed by it.
    void outdate() { m_brought.clear(); }
    /// Others may write again.
    void end();

    /// What the reading finds; null if it was not brought along, and must be asked for.
    const Rows *find(const Reading &reading);

private:
    struct Brought {
        Reading reading;
        Rows rows;
        bool isUsed = false;
    };

    void learn(const Reading &missed);
    void unlearn();

    bool m_isOn = false;
    std::vector<Reading> m_expected;
    std::vector<Brought> m_brought;
    std::vector<Reading> m_habits;       ///< What each command asks for.
    std::vector<Reading> m_missed;       ///< What had to be asked for.
    std::vector<Reading> m_missedBefore; ///< By the command before.
};

} // namespace seriatim::sql
