#pragma once

#include <QLocale>

#include "ui/editor/draft.h"
#include "ui/editor/gridmodel.h"

namespace seriatim {

/// The lines of the draft.
class LinesModel final : public GridModel
{
    Q_OBJECT

public:
    enum Column { Position, Text, Quantity, Unit, Price, TaxColumn, Net, ColumnCount };

    explicit LinesModel(Draft &draft, QObject *parent = nullptr);

    /// Taxes that are offered, the usual one first; a new line has that of the line above, or the usual one.
    void setTaxes(std::vector<Tax> taxes) { m_taxes = std::move(taxes); }
    /// What the log says against fields, by field: shown in the cells.
    void setFaults(const QMap<QString, QString> &faults);

    int itemCount() const override { return static_cast<int>(m_lines.size()); }
    Kind kindOf(int column) const override;
    int firstColumn() const override { return Text; }
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
    void takeChange();
    void reset();
    Line newLine(const DocumentContent &content) const;
    void type(Sheet &sheet, int row, int column, const QString &text) const;
    QString fieldOf(int row, int column) const;
    QString display(const Line &line, int row, int column) const;
    QString editText(const Line &line, int row, int column) const;
    QStringList taxChoices() const;

    Draft &m_draft;
    QLocale m_locale;
    std::vector<Line> m_lines; ///< As the views know them.
    QMap<QString, QString> m_unread;
    QMap<QString, QString> m_faults;
    std::vector<Tax> m_taxes;
    bool m_isEditable = false;
};

} // namespace seriatim
