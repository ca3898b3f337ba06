#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include "outgoing/printed.h"
#include "ui/editor/editorpage.h"
#include "ui/shell/commands.h"
#include "ui/style.h"
#include "words/words.h"

/// How the editor is put together.
namespace seriatim {

namespace {

/// Notes grow with their text, so that the page has one scroll bar only.
void growWithText(QPlainTextEdit *edit)
{
    const auto fit = [edit] {
        const int lines = std::max(2, edit->document()->lineCount());
        edit->setFixedHeight(lines * edit->fontMetrics().lineSpacing() + 2 * style::Gap + 2);
    };
    QObject::connect(edit, &QPlainTextEdit::textChanged, edit, fit);
    fit();
}

void dressNote(QPlainTextEdit *edit, const QString &placeholder)
{
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(placeholder);
    edit->setTabChangesFocus(true);
    edit->setFrameShape(QFrame::NoFrame);
    edit->document()->setDocumentMargin(style::Gap);
    edit->setUndoRedoEnabled(false); // The editor's own undo knows every field.
    growWithText(edit);
}

/// The desk on which the printed page lies.
class SidePane final : public QWidget
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.fillRect(event->rect(), style::sideGround(palette()));
        painter.fillRect(QRect(0, 0, 1, height()), style::hairline(palette()));
    }
};

/// Never narrower than the form in it: it scrolls up and down only.
class SheetArea final : public QScrollArea
{
public:
    QSize minimumSizeHint() const override
    {
        return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 0};
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

style::Card *cardWith(QWidget *widget)
{
    auto *card = new style::Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(widget);
    card->coverCorners();
    return card;
}

} // namespace

void EditorPage::build()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("editor"));
    m_scroll = new SheetArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(buildSheet());
    splitter->addWidget(m_scroll);
    m_side = buildSide();
    splitter->addWidget(m_side);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({832, 400});
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    row->addWidget(splitter);
}

QWidget *EditorPage::buildSheet()
{
    auto *sheet = new QWidget;
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(style::Margin + 2, style::Margin - 2, style::Margin + 2, style::Margin);
    column->setSpacing(style::Gap + 4);
    column->addWidget(m_banner);
    column->addWidget(m_number);
    column->addWidget(m_form);

    constexpr int PositionWidth = 36;
    m_lines->setColumnWidths({PositionWidth, 280, 62, 66, 86, 76, 98});
    m_lines->horizontalHeader()->setSectionResizeMode(LinesModel::Text, QHeaderView::Stretch);
    m_lines->horizontalHeader()->setMinimumSectionSize(PositionWidth);
    m_lines->setAccessibleName(tr("Lines"));
    m_lines->setObjectName(QStringLiteral("lines"));
    m_lines->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    column->addWidget(cardWith(m_lines));
    style::setTone(m_cellFault, style::Tone::Bad);
    m_cellFault->setObjectName(QStringLiteral("fault:lines"));
    m_cellFault->hide();
    column->addWidget(m_cellFault);

    m_adjustments->setColumnWidths({150, 240, 104, 104});
    m_adjustments->horizontalHeader()->setSectionResizeMode(AdjustmentsModel::Reason, QHeaderView::Stretch);
    m_adjustments->setAccessibleName(tr("Allowances and charges"));
    m_adjustments->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_adjustmentsCard = cardWith(m_adjustments);
    column->addWidget(m_adjustmentsCard);
    m_addAdjustment->setObjectName(QStringLiteral("addAdjustment"));
    m_addAdjustment->setIcon(style::icon(QStringLiteral("new"), style::Tone::Muted));
    m_addAdjustment->setText(tr("Allowance or charge"));
    m_addAdjustment->setToolTip(tr("A discount on the whole, freight, packing …"));
    m_addAdjustment->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_addAdjustment->setAutoRaise(true);
    m_addAdjustment->setFocusPolicy(Qt::TabFocus);
    connect(m_addAdjustment, &QToolButton::clicked, this, [this] {
        showAdjustments(true);
        m_adjustments->setFocus(Qt::TabFocusReason);
    });
    auto *sums = new QHBoxLayout;
    sums->addWidget(m_addAdjustment, 0, Qt::AlignTop);
    sums->addWidget(m_totals, 1);
    column->addLayout(sums);
    column->addWidget(buildNotes());
    column->addStretch(1);
    for (GridTable *table : {m_lines, m_adjustments})
        connect(table, &GridTable::cursorMoved, this, &EditorPage::showCellFault);
    m_fields = {m_form, m_lines, m_adjustments, m_addAdjustment, m_note, m_terms};
    return sheet;
}

/// Few documents have any: until one is wanted there is a button only.
void EditorPage::showAdjustments(bool wanted)
{
    const bool possible = m_draft->content().kind.traits().showsPrices;
    const bool shown = possible && (wanted || m_adjustmentsModel->itemCount() > 0);
    m_adjustmentsCard->setVisible(shown);
    m_addAdjustment->setVisible(possible && !shown && m_draft->isEditable());
}

QWidget *EditorPage::buildNotes()
{
    dressNote(m_note, tr("Note on the document …"));
    dressNote(m_terms, tr("Terms of payment or delivery …"));
    m_note->setObjectName(QStringLiteral("note"));
    m_terms->setObjectName(QStringLiteral("terms"));
    style::Card *card = cardWith(m_note);
    card->layout()->addWidget(bindNote(m_note, QStringLiteral("note"), &DocumentContent::note));
    QFrame *rule = style::rule(Qt::Horizontal);
    rule->setObjectName(QStringLiteral("notesRule"));
    card->layout()->addWidget(rule);
    card->layout()->addWidget(m_terms);
    card->layout()->addWidget(bindNote(m_terms, QStringLiteral("terms"), &DocumentContent::terms));
    return card;
}

/// Answers the label for what is wrong with it.
QLabel *EditorPage::bindNote(QPlainTextEdit *edit, const QString &field, QString DocumentContent::*member)
{
    connect(edit, &QPlainTextEdit::textChanged, this, [this, edit, field, member] {
        const QString text = edit->toPlainText();
        if (text != m_draft->content().*member)
            m_draft->change(words::fieldName(field), field, [&](Sheet &sheet) { sheet.content.*member = text; });
    });
    connect(m_draft, &Draft::changed, this, [this, edit, member] {
        if (edit->toPlainText() != m_draft->content().*member)
            edit->setPlainText(m_draft->content().*member);
    });
    QLabel *fault = style::aside({});
    style::setTone(fault, style::Tone::Bad);
    fault->setObjectName(QStringLiteral("fault:") + field);
    fault->setContentsMargins(style::Gap, 0, style::Gap, style::Unit);
    fault->setWordWrap(true);
    fault->hide();
    m_noteFaults[field] = fault;
    return fault;
}

void EditorPage::showNotes()
{
    for (const auto &[edit, member] :
        {std::pair(m_note, &DocumentContent::note), std::pair(m_terms, &DocumentContent::terms)}) {
        const QSignalBlocker blocker(edit);
        const QString text = m_draft->content().*member;
        edit->setPlainText(text);
        edit->setReadOnly(!m_draft->isEditable());
        edit->setVisible(m_draft->isEditable() || !text.isEmpty()); // Nobody is asked for what is not changed any more.
    }
    const bool hasNote = !m_note->isHidden();
    const bool hasTerms = !m_terms->isHidden();
    findChild<QFrame *>(QStringLiteral("notesRule"))->setVisible(hasNote && hasTerms);
    m_note->parentWidget()->setVisible(hasNote || hasTerms);
}

QWidget *EditorPage::buildSide()
{
    auto *side = new SidePane;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *list = new QWidget;
    auto *inset = new QVBoxLayout(list);
    inset->setContentsMargins(style::Gap + 4, style::Margin - 2, style::Gap + 4, 0);
    inset->addWidget(m_problems);
    column->addWidget(list);
    column->addWidget(m_preview, 1);
    return side;
}

void EditorPage::showPreview()
{
    const auto &details = m_open->details();
    const QByteArray logo = m_open->backdrop().company.logo;
    if (!details || m_open->subject().isDraft()) {
        DocumentContent content = m_open->outlook().complete;
        m_preview->show(printedDraft(content, details ? details->view.reservedNumber : QString(), logo));
        return;
    }
    m_preview->show(printedAsStored(details->view, logo));
}

} // namespace seriatim
