#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "ui/desk.h"

namespace seriatim {

/// The address book, in the order of names; fetched by key, page by page, as the reader scrolls.
class PartiesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int PageSize = 100;
    enum Column { Name, City, TaxId, ColumnCount };

    PartiesModel(Desk &desk, QObject *parent);

    void find(const QString &text, bool withArchived);
    void reload();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    const PartyRow &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const QString &id) const; ///< -1 if it is not loaded.
    const QString &searched() const { return m_text; }

signals:
    void loaded();
    void failed(const Trouble &trouble);

private:
    void take(const std::vector<PartyRow> &rows, bool isMore, int limit);
    void ask(const std::optional<PartyRow> &after, int limit);
    void replace(std::vector<PartyRow> rows);
    void append(const std::vector<PartyRow> &rows);

    Desk &m_desk;
    QString m_text;
    bool m_withArchived = false;
    std::vector<PartyRow> m_rows;
    bool m_complete = true;
    bool m_fetching = false;
    int m_reading = 0; ///< Tells late answers to another question.
};

} // namespace seriatim
