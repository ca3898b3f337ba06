#pragma once

#include <QCache>
#include <QSet>

#include "ui/audit/registertable.h"
#include "ui/desk.h"

namespace seriatim {

/// Every number of a period from the latest down, given or missing, a row each: a row's place tells its ordinal, so a
/// million rows stand at once and only those that are looked at are fetched, by key.
class WholeRegisterModel final : public RegisterTable
{
    Q_OBJECT

public:
    static constexpr qint64 ChunkSize = 128;
    static constexpr int KeptChunks = 64;

    WholeRegisterModel(Desk &desk, QObject *parent);

    void setPeriod(const PeriodHealth &health) override;
    /// Fetches nothing, and shows nothing, while it is not looked at.
    void setActive(bool active);

    int rowCount(const QModelIndex &parent = {}) const override;
    const RegisterRow *rowAt(int row) const override;
    int rowOf(qint64 ordinal) const override;
    qint64 ordinalAt(int row) const override { return m_next - 1 - row; }

signals:
    void loaded();                       ///< All that was asked for since `setPeriod`, so far.
    void failed(const Trouble &trouble); ///< It is asked for again after the next `setPeriod`.

private:
    struct Chunk {
        std::vector<RegisterRow> rows;
        bool stale = false;
    };

    void resize(const PeriodHealth &health);
    void fetch(qint64 chunk) const;
    void take(qint64 chunk, const Reply<std::vector<RegisterRow>> &reply);

    Desk &m_desk;
    PeriodHealth m_health;
    qint64 m_first = 1;
    qint64 m_next = 1;
    bool m_active = false;
    bool m_hasFailed = false;                           ///< Something of the present reading.
    int m_reading = 0;                                  ///< Tells late answers about another reading.
    mutable QCache<qint64, Chunk> m_chunks{KeptChunks}; ///< By (ordinal - first) / ChunkSize.
    mutable QSet<qint64> m_asked;
};

} // namespace seriatim
