#include "ui/editor/headform.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include "ui/desk.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

/// A field with what is known of it below.
QWidget *withAside(QLineEdit *field, QLabel *aside)
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(field);
    column->addWidget(aside);
    whole->setFocusProxy(field);
    return whole;
}

} // namespace

HeadForm::HeadForm(Desk &desk, Draft &draft, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_draft(draft),
      m_grid(nullptr),
      m_party(new PartyField(desk)),
      m_partyMore(style::aside({})),
      m_series(new SeriesChoice),
      m_currency(new ChoiceField),
      m_date(new DateField),
      m_due(new DateField),
      m_delivered(new DateField),
      m_reference(new QLineEdit),
      m_precedes(new QLineEdit),
      m_precedesMore(style::aside({}))
{
    build();
    bindParty();
    bindPrecedent();
    bindChoices();
    bindDate(QStringLiteral("date"), m_date, &DocumentContent::date);
    bindDate(QStringLiteral("due"), m_due, &DocumentContent::due);
    bindDate(QStringLiteral("delivered"), m_delivered, &DocumentContent::delivered);
    bindText(QStringLiteral("reference"), m_reference, &DocumentContent::reference);
    connect(&m_draft, &Draft::loaded, this, [this] {
        m_term.reset();
        setSeries(m_allSeries);
        show();
    });
    connect(&m_draft, &Draft::changed, this, &HeadForm::show);
}

/// A field that has the focus finishes its typing when it goes: then there is no form left to hear of it.
HeadForm::~HeadForm()
{
    for (QLineEdit *edit : findChildren<QLineEdit *>())
        edit->disconnect(this);
}

/// Fields leave Return to what they stand in. A list that is open keeps it for itself.
void HeadForm::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !(event->modifiers() & ~Qt::KeypadModifier))
        focusNextChild();
    else
        QWidget::keyPressEvent(event);
}

void HeadForm::build()
{
    auto *card = new style::Card;
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    m_grid = new QGridLayout(card);
    m_grid->setContentsMargins(style::Margin, style::Gap + 4, style::Margin, style::Gap + 4);
    m_grid->setHorizontalSpacing(style::Gap + 2);
    m_grid->setVerticalSpacing(style::Gap);

    place(QStringLiteral("party.name"), tr("Customer"), withAside(m_party, m_partyMore), 0, 0, 3);
    place(QStringLiteral("series"), tr("Series"), m_series, 0, 4);
    place(QStringLiteral("date"), tr("Date"), m_date, 1, 0);
    place(QStringLiteral("due"), tr("Due"), m_due, 1, 2);
    place(QStringLiteral("reference"), tr("Your ref."), m_reference, 1, 4);
    place(QStringLiteral("delivered"), tr("Delivered"), m_delivered, 2, 0);
    place(QStringLiteral("currency"), tr("Currency"), m_currency, 2, 2);
    place(QStringLiteral("precedes"), tr("Corrects"), withAside(m_precedes, m_precedesMore), 2, 4);
    for (const int each : {1, 3, 5})
        m_grid->setColumnStretch(each, 1);
    for (QWidget *each : {static_cast<QWidget *>(m_series), static_cast<QWidget *>(m_currency)}) {
        each->setMinimumWidth(84);
        each->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    QWidget *const order[] = {m_party, m_series, m_date, m_due, m_reference, m_delivered, m_currency, m_precedes};
    for (std::size_t i = 1; i < std::size(order); ++i)
        QWidget::setTabOrder(order[i - 1], order[i]);
}

HeadForm::Box HeadForm::place(
    const QString &field, const QString &label, QWidget *widget, int row, int column, int span)
{
    Box box{style::label(label), widget, style::aside({})};
    style::setTone(box.label, style::Tone::Muted);
    style::setTone(box.fault, style::Tone::Bad);
    box.label->setBuddy(widget);
    box.fault->setObjectName(QStringLiteral("fault:") + field);
    box.fault->hide();
    QWidget *named = widget->focusProxy() ? widget->focusProxy() : widget;
    named->setObjectName(field);
    named->setAccessibleName(label);
    auto *cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(widget);
    cell->addWidget(box.fault);
    cell->addStretch();
    box.label->setMinimumHeight(named->sizeHint().height()); // So that both stand on one line.
    auto *labelCell = new QVBoxLayout;
    labelCell->addWidget(box.label, 0, Qt::AlignRight);
    labelCell->addStretch();
    m_grid->addLayout(labelCell, row, column);
    m_grid->addLayout(cell, row, column + 1, 1, span);
    box.labelCell = labelCell;
    box.cell = cell;
    m_boxes[field] = box;
    return box;
}

void HeadForm::bindText(const QString &field, QLineEdit *edit, QString DocumentContent::*member)
{
    connect(edit, &QLineEdit::textEdited, this, [this, field, member](const QString &text) {
        const QScopedValueRollback typing(m_isTyping, true);
        m_draft.change(words::fieldName(field), field, [&](Sheet &sheet) { sheet.content.*member = text; });
    });
    connect(edit, &QLineEdit::editingFinished, &m_draft, &Draft::endStep);
}

void HeadForm::bindChoices()
{
    for (const Currency::Entry &entry : Currency::all())
        m_currency->addItem(QString::fromLatin1(entry.code));
    m_currency->setEditable(true);
    m_currency->setInsertPolicy(QComboBox::NoInsert);
    m_currency->completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(m_currency, &QComboBox::editTextChanged, this, [this](const QString &text) {
        if (!m_currency->hasFocus() && !m_currency->lineEdit()->hasFocus())
            return;
        const QScopedValueRollback typing(m_isTyping, true);
        m_draft.change(tr("Currency"), QStringLiteral("currency"),
            [&](Sheet &sheet) { sheet.content.currency = text.trimmed().toUpper(); });
    });
    connect(m_series, &QComboBox::activated, this, [this] {
        m_draft.change(
            tr("Series"), {}, [this](Sheet &sheet) { sheet.content.series = m_series->currentData().toString(); });
    });
}

void HeadForm::setSeries(const std::vector<SeriesRow> &series)
{
    m_allSeries = series;
    m_series->offer(series, m_draft.content().kind, m_draft.content().series);
    show();
}

void HeadForm::show()
{
    const DocumentContent &content = m_draft.content();
    const bool editable = m_draft.isEditable();
    for (QLineEdit *edit : {static_cast<QLineEdit *>(m_party), m_reference, m_precedes})
        edit->setReadOnly(!editable);
    for (DateField *edit : {m_date, m_due, m_delivered})
        edit->setReadOnly(!editable);
    for (ChoiceField *each : {static_cast<ChoiceField *>(m_series), m_currency})
        each->setReadOnly(!editable);
    showParty();
    showDates();
    showPrecedent();
    if (m_reference->text() != content.reference)
        m_reference->setText(content.reference);
    if (m_currency->currentText() != content.currency && !m_isTyping)
        m_currency->setCurrentText(content.currency);
    m_series->setCurrentIndex(std::max(0, m_series->findData(content.series)));
    showFields();
}

/// What a kind of document has no use for is not asked for, unless it is there.
void HeadForm::showFields()
{
    const DocumentContent &content = m_draft.content();
    const bool hasDelivery = !content.kind.isAhead() || content.delivered.isValid();
    const Box &delivered = m_boxes.at(QStringLiteral("delivered"));
    const Box &currency = m_boxes.at(QStringLiteral("currency"));
    for (QWidget *each : {static_cast<QWidget *>(delivered.label), delivered.widget})
        each->setVisible(hasDelivery);
    const Box &precedes = m_boxes.at(QStringLiteral("precedes"));
    for (QWidget *each : {static_cast<QWidget *>(currency.label), currency.widget})
        each->setVisible(content.kind.traits().showsPrices);
    for (QWidget *each : {static_cast<QWidget *>(precedes.label), precedes.widget})
        each->setVisible(content.kind.takesBack() || !content.follows.number.isEmpty());
    move(currency, 2, hasDelivery ? 2 : 0);
}

void HeadForm::move(const Box &box, int row, int column)
{
    if (m_grid->itemAtPosition(row, column) == box.labelCell)
        return;
    for (QLayout *each : {box.labelCell, box.cell})
        m_grid->removeItem(each);
    m_grid->addItem(box.labelCell, row, column);
    m_grid->addItem(box.cell, row, column + 1);
}

} // namespace seriatim
