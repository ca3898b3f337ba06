#pragma once

#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include "ui/editor/adjustmentsmodel.h"
#include "ui/editor/draft.h"
#include "ui/editor/editactions.h"
#include "ui/editor/gridtable.h"
#include "ui/editor/headform.h"
#include "ui/editor/linesmodel.h"
#include "ui/editor/notesform.h"
#include "ui/editor/outlook.h"
#include "ui/editor/totalsview.h"

namespace seriatim {

/// All that is typed into a document, one below the other: head, lines, allowances and charges, what it comes to,
/// notes. Never narrower than what it holds: it scrolls up and down only.
class SheetForm final : public QScrollArea
{
    Q_OBJECT

public:
    /// `above`: what stands over the head and scrolls with it.
    SheetForm(Desk &desk, Draft &draft, const QList<QWidget *> &above, QWidget *parent = nullptr);
    ~SheetForm() override;

    void setBackdrop(const Backdrop &backdrop);
    /// Shows what belongs to the draft's kind. `isAnother`: it is not the document that was shown before.
    void showDraft(bool isAnother);
    /// What an issued document came to.
    void showStored(const DocumentContent &content, const Totals &totals) { m_totals->show(content, totals); }
    /// What the typed draft comes to, or why that cannot be told.
    void showReckoned();
    /// Sentences by field; the others are cleared.
    void setFaults(const QMap<QString, QString> &faults);
    /// Whether a sentence about the field stands where the clerk looks.
    bool tells(const QString &field) const;
    /// Puts the cursor into the field, if it is one of these, and the form is shown.
    void goTo(const QString &field);
    void showTop() { verticalScrollBar()->setValue(0); }

    /// A cell is open, and holds a text that is not taken over yet.
    bool isTyping() const { return m_lines->isTyping() || m_adjustments->isTyping(); }
    /// The draft as it will be once the open cell is taken over.
    Sheet sheetAsTyped() const;
    /// What is typed in the open cell is just about the field.
    bool isTyped(const QString &field) const;
    /// Takes it over; true if there was one.
    bool finishTyping();
    /// While it is locked nothing can be typed; the focus stays within, and the cursor is given back afterwards.
    void setLocked(bool locked);

    HeadForm *head() const { return m_head; }
    GridTable *lines() const { return m_lines; }
    /// Undo, and what is done with lines: for the menu "Edit".
    EditActions *actions() const { return m_actions; }

    QSize minimumSizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void typed(); ///< Into a cell that is still open.
    /// So many of the rows that were pasted found no room in the document.
    void rowsLeftOut(qsizetype count);

private:
    void build(const QList<QWidget *> &above);
    void dressGrids();
    void dressAdder();
    void connectGrids();
    void showAdjustments(bool wanted);
    void showCellFault();

    Draft &m_draft;
    LinesModel *m_linesModel;
    AdjustmentsModel *m_adjustmentsModel;
    HeadForm *m_head;
    GridTable *m_lines;
    GridTable *m_adjustments;
    EditActions *m_actions;
    QLabel *m_cellFault; ///< What is wrong with the cell under the cursor.
    QWidget *m_adjustmentsCard;
    QToolButton *m_addAdjustment;
    TotalsView *m_totals;
    NotesForm *m_notes;
    QPointer<QWidget> m_focus; ///< That had it before the form was locked.
};

} // namespace seriatim
