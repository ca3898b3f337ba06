#pragma once

#include <QCache>
#include <QObject>
#include <QSet>

#include <vector>

#include "ui/audit/health.h"
#include "ui/audit/numberlook.h"
#include "ui/desk.h"

namespace seriatim {

/// What became of each ordinal of one period: fetched in chunks, found by key, as somebody looks at them. So a period
/// of a million numbers costs what its shown part costs.
class NumberCells final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 ChunkSize = 1024;
    static constexpr int KeptChunks = 256;

    NumberCells(Desk &desk, QObject *parent);

    /// Begins with another period, or with a new reading of the same one: then what is known stays until it is
    /// fetched anew, so that nothing flickers.
    void setPeriod(const PeriodHealth &health);

    qint64 first() const { return m_first; }
    qint64 next() const { return m_next; }

    /// Empty while it is not known; a chunk that is not known is asked for.
    std::optional<Mark> at(qint64 ordinal);

signals:
    void changed();
    void loaded();                       ///< All that was asked for since `setPeriod`, so far.
    void failed(const Trouble &trouble); ///< It is asked for again after the next `setPeriod`.

private:
    struct Chunk {
        std::vector<Mark> marks;
        bool stale = false;
    };

    void fetch(qint64 chunk);
    void take(qint64 chunk, const Reply<std::vector<Mark>> &reply);

    Desk &m_desk;
    QString m_series;
    Period m_period;
    qint64 m_first = 1;
    qint64 m_next = 1;
    bool m_hasFailed = false; ///< Something of the present reading.
    int m_reading = 0;        ///< Tells late answers about another reading.
    QCache<qint64, Chunk> m_chunks{KeptChunks};
    QSet<qint64> m_asked;
};

} // namespace seriatim
