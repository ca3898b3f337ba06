#pragma once

#include <QAbstractTableModel>
#include <QLocale>

#include "ui/desk.h"

namespace seriatim {

/// The document list: fetched page by page as somebody scrolls, found by key, so that the millionth document costs
/// what the first does. When the log grows, what is loaded is read anew and merged: selection and scroll stay.
class DocumentsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, State, Date, PartyName, Reference, Net, Total, ColumnCount };
    enum Roles { IdRole = Qt::UserRole + 1 };
    static constexpr int PageSize = 200;

    explicit DocumentsModel(Desk &desk, QObject *parent = nullptr);

    const DocumentFilter &filter() const { return m_filter; }
    void setFilter(const DocumentFilter &filter);
    /// Reads anew what is loaded.
    void refresh();

    const DocumentRow &row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int rowOf(const QString &id) const; ///< -1 if it is not loaded.
    /// The parties of the address book that the listed documents are for, by name: id and name.
    std::vector<std::pair<QString, QString>> parties() const;
    /// Answered at least once for the present filter.
    bool isLoaded() const { return m_loaded; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void loaded();
    void failed(const Trouble &trouble);

private:
    void ask(const DocumentKey &after, int limit, void (DocumentsModel::*take)(const DocumentPage &));
    void takeAnew(const DocumentPage &page);
    void takeMore(const DocumentPage &page);
    void removeMissing(const std::vector<DocumentRow> &rows);
    QString text(const DocumentRow &row, int column) const;
    QString amount(const DocumentRow &row, qint64 minorUnits, bool withCurrency) const;

    Desk &m_desk;
    QLocale m_locale;
    DocumentFilter m_filter;
    std::vector<DocumentRow> m_rows;
    DocumentKey m_end;
    bool m_complete = true;
    bool m_loaded = false;
    bool m_asking = false;
    bool m_stale = false; ///< The log grew while a page was under way.
    int m_reading = 0;    ///< Tells answers to an earlier filter.
};

} // namespace seriatim
