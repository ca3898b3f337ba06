#pragma once

#include "ui/editor/draftgrid.h"

namespace seriatim {

/// Allowances and charges on the whole document: first the ones, then the others.
class AdjustmentsModel final : public DraftGrid
{
    Q_OBJECT

public:
    enum Column { KindColumn, Reason, Amount, TaxColumn, ColumnCount };

    explicit AdjustmentsModel(Draft &draft, QObject *parent = nullptr);

    int itemCount() const override { return static_cast<int>(m_items.size()); }
    Kind kindOf(int column) const override;
    int firstColumn() const override { return Reason; }
    void insertItem(int row) override;
    void removeItem(int row) override;
    bool moveItem(int row, int by) override;
    std::size_t paste(const QModelIndex &from, const std::vector<QStringList> &cells) override;
    void dropIfBlank(int row) override;
    void type(Sheet &sheet, const QModelIndex &index, const QString &text) const override;
    QModelIndex indexOf(const QString &field) const override;

    int columnCount(const QModelIndex &parent = {}) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

protected:
    QString fieldOf(int row, int column) const override;
    QString columnName(int column) const override;
    bool isNumber(int column) const override { return column >= Amount; }
    bool isTypable(int row, int column) const override { return !isPlaceholder(row) || column == Reason; }
    QStringList choices(int column) const override;
    QString hint(int column) const override;
    QString editText(int row, int column) const override;
    QString display(int row, int column) const override;
    bool isUnread(int row, int column) const override;

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
    const Item &item(int row) const { return m_items[static_cast<std::size_t>(row)]; }

    std::vector<Item> m_items; ///< As the views know them.
};

} // namespace seriatim
