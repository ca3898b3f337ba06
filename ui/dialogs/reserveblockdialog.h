#pragma once

#include "ui/dialogs/blockpreview.h"
#include "ui/dialogs/commanddialog.h"

class QComboBox;
class QDateEdit;
class QLineEdit;
class QSpinBox;

namespace seriatim {

/// Reserves numbers in a row for a purpose: a paper pad, a branch off line. Shows which numbers would come, without
/// taking them.
class ReserveBlockDialog final : public CommandDialog
{
    Q_OBJECT

public:
    /// `series` and `date`: what is suggested.
    ReserveBlockDialog(Desk &desk, const QString &series, const QDate &date, QWidget *parent);

    /// "next: INV-2026-00452 … INV-2026-00461, not reserved"
    QString preview() const { return m_preview->text(); }

protected:
    void send() override;
    QString obstacle() const override;

private:
    void fillSeries(const QString &suggested);
    void offerSeries(const std::vector<SeriesRow> &rows, const QString &suggested);
    void lookAhead();
    void showPreview(const Reply<BlockPreview> &reply);

    QComboBox *m_series;
    QDateEdit *m_date;
    QSpinBox *m_count;
    QLineEdit *m_purpose;
    QLabel *m_preview;
    int m_looking = 0; ///< Tells late answers about what was typed before.
    bool m_isPossible = false;
};

} // namespace seriatim
