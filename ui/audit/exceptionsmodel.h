#pragma once

#include "ui/audit/registertable.h"
#include "ui/desk.h"

namespace seriatim {

/// Which part of the register a list shows.
enum class Show { All, Exceptions, Reserved, Voided, Lost, OutOfOrder };

/// The exceptions of a period, the latest first and runs of one event on one line; what is missing stands above all.
/// Fetched by key, page by page, as the reader scrolls.
class ExceptionsModel final : public RegisterTable
{
    Q_OBJECT

public:
    static constexpr int PageSize = 200;

    ExceptionsModel(Desk &desk, QObject *parent);

    void setPeriod(const PeriodHealth &health) override;
    /// `Show::All`: nothing, for `WholeRegisterModel` shows all.
    void setShow(Show show);

    int rowCount(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    const RegisterRow *rowAt(int row) const override { return &m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(qint64 ordinal) const override;
    qint64 ordinalAt(int row) const override { return rowAt(row)->first(); }
    /// All of it is read, and none is being read anew.
    bool isComplete() const { return m_complete; }

signals:
    void loaded();
    void failed(const Trouble &trouble);

private:
    struct Page {
        std::vector<RegisterRow> rows;
        qint64 numbers = 0;
        bool complete = true;
        bool operator==(const Page &) const = default;
    };

    static Page readPage(const Store &store, const PeriodHealth &health, Show show, qint64 after, qint64 limit);
    void clear();
    void reload(qint64 limit);
    void take(const Reply<Page> &reply, void (ExceptionsModel::*how)(Page));
    void replace(Page page);
    void append(Page page);

    Desk &m_desk;
    PeriodHealth m_health;
    Show m_show = Show::Exceptions;
    std::vector<RegisterRow> m_rows;
    qint64 m_numbers = 0; ///< That the rows hold.
    bool m_complete = true;
    bool m_fetching = false;
    int m_reading = 0; ///< Tells late answers about another reading.
};

} // namespace seriatim
