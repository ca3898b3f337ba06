#pragma once

#include <QLocale>

#include "ui/editor/draft.h"
#include "ui/editor/gridmodel.h"

namespace seriatim {

/// A grid on a part of the draft: what its cells show, whatever they are about. Texts that could not be read stand in
/// the colour of what is wrong, and what the log says against a cell is its tip.
class DraftGrid : public GridModel
{
    Q_OBJECT

public:
    /// Taxes that are offered, the usual one first.
    void setTaxes(std::vector<Tax> taxes) { m_taxes = std::move(taxes); }
    /// What the log says against fields, by field: shown in the cells.
    void setFaults(const QMap<QString, QString> &faults);
    /// Writes the text into the cell's field, as far as it can be read; what cannot is kept beside it.
    virtual void type(Sheet &sheet, const QModelIndex &index, const QString &text) const = 0;

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

protected:
    DraftGrid(Draft &draft, QObject *parent);

    virtual QString fieldOf(int row, int column) const = 0;
    virtual QString columnName(int column) const = 0;
    virtual bool isNumber(int column) const = 0;
    virtual bool isTypable(int row, int column) const = 0;
    /// What is offered to be chosen in the column.
    virtual QStringList choices(int column) const = 0;
    /// What stands in the row in which typing begins another item.
    virtual QString hint(int column) const = 0;
    virtual QString editText(int row, int column) const = 0;
    virtual QString display(int row, int column) const { return editText(row, column); }
    virtual bool isUnread(int row, int column) const = 0;
    /// Beside an item that is higher than one line.
    virtual Qt::Alignment height(int) const { return Qt::AlignTop; }
    /// Shown while nothing is wrong with the cell.
    virtual QString tip(int, int) const { return {}; }
    /// Only serves as a frame to the others.
    virtual bool isMuted(int) const { return false; }

    /// Within a reset, once the items are those of another draft.
    void beginAnew();
    const std::vector<Tax> &taxes() const { return m_taxes; }
    QStringList taxChoices() const;
    bool isEditable() const { return m_isEditable; }
    Draft &draft() const { return m_draft; }
    const QLocale &locale() const { return m_locale; }

private:
    QVariant itemData(int row, int column, int role) const;
    QVariant colour(int row, int column) const;

    Draft &m_draft;
    QLocale m_locale;
    QMap<QString, QString> m_faults;
    std::vector<Tax> m_taxes;
    bool m_isEditable = false;
};

} // namespace seriatim
