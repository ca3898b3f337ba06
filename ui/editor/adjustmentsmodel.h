#pragma once

#include <QLocale>

#include "ui/editor/draft.h"
#include "ui/editor/gridmodel.h"

namespace seriatim {

/// Allowances and charges on the whole document: first the ones, then the others.
class AdjustmentsModel final : public GridModel
{
    Q_OBJECT

public:
    enum Column { KindColumn, Reason, Amount, TaxColumn, ColumnCount };

    explicit AdjustmentsModel(Draft &draft, QObject *parent = nullptr);

    void setTaxes(std::vector<Tax> taxes) { m_taxes = std::move(taxes); }
    void setFaults(const QMap<QString, QString> &faults);

    int itemCount() const override { return static_cast<int>(m_items.size()); }
    Kind kindOf(int column) const override;
    int firstColumn() const override { return Reason; }
    void insertItem(int row) override;
    void removeItem(int row) override;
    bool moveItem(int row, int by) override;
    std::size_t paste(const QModelIndex &from, const std::vector<QStringList> &cells) override;
    void dropIfBlank(int row) override;
    QModelIndex indexOf(const QString &field) const override;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Item {
        bool isCharge = false;
        Adjustment adjustment;
        QMap<QString, QString> unread; ///< By field ("amount", "tax"): texts that could not be read.

        bool operator==(const Item &) const = default;
    };

    static std::vector<Item> itemsOf(const Sheet &sheet);
    static void put(Sheet &sheet, const std::vector<Item> &items);
    Item newItem(const Sheet &sheet) const;
    void type(Item &item, int column, const QString &text, const Sheet &sheet) const;
    bool typeAmount(Adjustment &adjustment, const QString &text, const Sheet &sheet) const;
    QString editText(const Item &item, int column) const;
    QString display(const Item &item, int column) const;
    QString fieldOf(int row, int column) const;

    Draft &m_draft;
    QLocale m_locale;
    std::vector<Item> m_items;
    QMap<QString, QString> m_faults;
    std::vector<Tax> m_taxes;
    bool m_isEditable = false;
};

} // namespace seriatim
