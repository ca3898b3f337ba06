#include "ui/editor/griddelegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextDocument>

#include <algorithm>

#include "ui/editor/gridmodel.h"
#include "ui/style.h"

namespace seriatim {

namespace {

using Kind = GridModel::Kind;

Kind kindOf(const QModelIndex &index)
{
    return static_cast<const GridModel *>(index.model())->kindOf(index.column());
}

QWidget *paragraphsEditor(QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setTabChangesFocus(true);
    edit->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    edit->document()->setDocumentMargin(style::Unit);
    // Grows with its lines, as the row will.
    QObject::connect(edit, &QPlainTextEdit::textChanged, edit, [edit] {
        const int lines = std::max(1, edit->document()->lineCount());
        const int needed = lines * edit->fontMetrics().lineSpacing() + 2 * style::Unit + 2;
        if (needed > edit->height())
            edit->resize(edit->width(), needed);
    });
    return edit;
}

QWidget *lineEditor(QWidget *parent, bool isNumber)
{
    auto *edit = new QLineEdit(parent);
    edit->setFrame(false);
    if (isNumber)
        edit->setAlignment(Qt::AlignRight);
    return edit;
}

/// Completes the text in the field. Of two that begin alike the shorter comes first: what is an entry by itself ("m")
/// is not completed to another ("month").
QCompleter *completerOf(QStringList choices, QComboBox *box)
{
    std::ranges::stable_sort(choices, {}, &QString::size);
    auto *completer = new QCompleter(choices, box);
    completer->setCompletionMode(QCompleter::InlineCompletion);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    return completer;
}

QWidget *choiceEditor(QWidget *parent, const QModelIndex &index, bool isOpen)
{
    auto *box = new QComboBox(parent);
    box->setFrame(false);
    box->setEditable(isOpen);
    box->setInsertPolicy(QComboBox::NoInsert);
    const QStringList choices = index.data(GridModel::ChoicesRole).toStringList();
    box->addItems(choices);
    if (isOpen)
        box->setCompleter(completerOf(choices, box));
    // The list is as wide as its widest entry, however narrow the column is.
    const int bar = box->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + bar);
    return box;
}

/// Where the cursor is, whether it moves or types.
bool isCurrent(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const QWidget *focus = QApplication::focusWidget();
    return view && view->currentIndex() == index && (index.flags() & Qt::ItemIsEditable) && focus
        && (focus == view || view->isAncestorOf(focus));
}

/// A corner, and the colour of alarm: the sentence stands below the grid and in the tool tip.
void paintFault(QPainter *painter, const QRect &rect, const QPalette &palette)
{
    const QPointF corner = QRectF(rect).topRight();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(style::ink(style::Tone::Bad, palette));
    painter->drawPolygon(QPolygonF{corner, corner + QPointF(-8, 0), corner + QPointF(0, 8)});
    painter->restore();
}

constexpr const char *Filled = "filled"; ///< The model's text that the editor was filled with.

QString textOf(const QWidget *editor)
{
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(editor))
        return edit->toPlainText();
    if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        return line->text();
    const auto *box = qobject_cast<const QComboBox *>(editor);
    return box ? box->currentText() : QString();
}

} // namespace

GridDelegate::GridDelegate(QObject *parent) : QStyledItemDelegate(parent)
{
    // A closed editor lives on until the event loop gets to it; it is not typed into any more.
    connect(this, &QAbstractItemDelegate::closeEditor, this, [this](const QWidget *editor) {
        if (m_editor == editor)
            m_editor = nullptr;
    });
}

void GridDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    painter->save();
    if (index.row() < index.model()->rowCount() - 1) {
        painter->setPen(style::mixed(style::hairline(option.palette), option.palette.color(QPalette::Base), 0.6));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    QColor color = option.palette.color(QPalette::Text);
    if (const QVariant own = index.data(Qt::ForegroundRole); own.isValid())
        color = own.value<QColor>();
    painter->setPen(color);
    QRect inside = option.rect.adjusted(style::Gap, style::Gap - 1, -style::Gap, -style::Gap + 2);
    const bool isHint = static_cast<const GridModel *>(index.model())->isPlaceholder(index.row());
    if (isHint && m_editor && index.column() > 0)
        option.text.clear();                                      // Its place is being typed into.
    if (isHint && index.column() > 0 && !isCurrent(given, index)) // The frame of the cursor is not written over.
        inside.setRight(option.widget ? option.widget->width() : inside.right()); // The cells behind it are empty.
    const bool isText = kindOf(index) == Kind::Paragraphs && !isHint;
    const int flags = static_cast<int>(option.displayAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignTop;
    painter->drawText(inside, isText ? flags | Qt::TextWordWrap : flags,
        isText ? option.text : option.fontMetrics.elidedText(option.text, Qt::ElideRight, inside.width()));
    if (!index.data(GridModel::FaultRole).toString().isEmpty())
        paintFault(painter, option.rect, option.palette);
    if (isCurrent(given, index)) {
        painter->setPen(QPen(option.palette.color(QPalette::Highlight), 2));
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QWidget *GridDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    QWidget *editor = nullptr;
    switch (kindOf(index)) {
    case Kind::Paragraphs:
        editor = paragraphsEditor(parent);
        break;
    case Kind::Text:
    case Kind::Number:
        editor = lineEditor(parent, kindOf(index) == Kind::Number);
        break;
    case Kind::Choice:
    case Kind::OpenChoice:
        editor = choiceEditor(parent, index, kindOf(index) == Kind::OpenChoice);
        break;
    case Kind::ReadOnly:
        return nullptr;
    }
    editor->setAutoFillBackground(true);
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    m_editor = editor;
    if (const auto *edit = qobject_cast<QPlainTextEdit *>(editor))
        connect(edit, &QPlainTextEdit::textChanged, this, &GridDelegate::typed);
    else if (const auto *line = qobject_cast<QLineEdit *>(editor))
        connect(line, &QLineEdit::textChanged, this, &GridDelegate::typed);
    else if (const auto *box = qobject_cast<QComboBox *>(editor))
        connect(box, &QComboBox::currentTextChanged, this, &GridDelegate::typed);
    connect(editor, &QObject::destroyed, this, [this, editor] {
        if (m_editor != editor)
            return;
        m_editor = nullptr;
        emit typed();
    });
    return editor;
}

void GridDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    // The view asks for this whenever anything about the cell changes, be it a fault: what is typed stays then.
    const QVariant filled = editor->property(Filled);
    if (filled.isValid() && filled.toString() == text)
        return;
    editor->setProperty(Filled, text);
    if (auto *edit = qobject_cast<QPlainTextEdit *>(editor)) {
        edit->setPlainText(text);
        edit->selectAll();
    } else if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(text);
        line->selectAll();
    } else if (auto *box = qobject_cast<QComboBox *>(editor)) {
        box->setCurrentIndex(box->findText(text, Qt::MatchFixedString));
        if (box->isEditable()) {
            box->setEditText(text);
            box->lineEdit()->selectAll();
        }
    }
}

void GridDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const QString text = textOf(editor);
    if (text != index.data(Qt::EditRole).toString())
        model->setData(index, text, Qt::EditRole);
}

void GridDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(2, 2, -2, -2));
}

void GridDelegate::end(QWidget *editor, Step step)
{
    emit commitData(editor);
    if (m_editor == editor) // It may be gone with its row.
        emit closeEditor(editor, NoHint);
    emit left(step);
}

bool GridDelegate::isTyping() const
{
    return m_editor && textOf(m_editor) != m_editor->property(Filled).toString();
}

QString GridDelegate::typedText() const
{
    return textOf(m_editor);
}

void GridDelegate::finish()
{
    if (m_editor)
        end(m_editor, Step::Stay);
}

bool GridDelegate::keyPressed(QWidget *editor, const QKeyEvent &event)
{
    const bool isReturn = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab) {
        end(editor, event.key() == Qt::Key_Tab ? Step::Next : Step::Previous);
    } else if (isReturn && (event.modifiers() & (Qt::ShiftModifier | Qt::AltModifier))) {
        if (auto *edit = qobject_cast<QPlainTextEdit *>(editor))
            edit->insertPlainText(QStringLiteral("\n"));
    } else if (isReturn && !(event.modifiers() & Qt::ControlModifier)) {
        end(editor, Step::NextItem);
    } else if (event.key() == Qt::Key_Escape) {
        emit closeEditor(editor, RevertModelCache);
        emit typed(); // Taken back.
    } else {
        return false;
    }
    return true;
}

bool GridDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(watched);
    if (editor && event->type() == QEvent::ShortcutOverride) {
        // The grid's keys go to the menu's actions, not to the field's own.
        const auto &key = static_cast<QKeyEvent &>(*event);
        const bool isGrids =
            key.modifiers() == Qt::ControlModifier && (key.key() == Qt::Key_Delete || key.key() == Qt::Key_Insert);
        if (isGrids) {
            event->ignore();
            return true;
        }
    }
    if (editor && event->type() == QEvent::KeyPress && keyPressed(editor, static_cast<QKeyEvent &>(*event)))
        return true;
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace seriatim
