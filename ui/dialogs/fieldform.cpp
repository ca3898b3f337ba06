#include "ui/dialogs/fieldform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "ui/dialogs/codecombo.h"
#include "ui/dialogs/reasonfield.h"
#include "ui/style.h"

namespace seriatim {

FieldForm::FieldForm(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(style::Margin);
    m_grid->setVerticalSpacing(style::Unit);
    m_grid->setColumnStretch(1, 1);
}

void FieldForm::add(const QString &field, const QString &label, QWidget *editor, const QString &hint)
{
    QLabel *words = style::label(label);
    words->setBuddy(editor);
    editor->setAccessibleName(label);
    addRow(field, words, editor, hint);
}

void FieldForm::addPlain(const QString &field, QWidget *editor, const QString &hint)
{
    addRow(field, nullptr, editor, hint);
}

void FieldForm::addRow(const QString &field, QLabel *label, QWidget *editor, const QString &hint)
{
    const int line = m_grid->rowCount();
    const bool tall = qobject_cast<QAbstractScrollArea *>(editor);
    if (label)
        m_grid->addWidget(label, line, 0, (tall ? Qt::AlignTop : Qt::AlignVCenter) | Qt::AlignLeft);
    m_grid->addWidget(editor, line, 1);
    if (auto *combo = qobject_cast<QComboBox *>(editor)) { // Long names of countries do not make the form wide.
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(10);
    }
    QLabel *words = style::aside({});
    m_grid->addWidget(words, line + 1, 1);
    Row row{label, editor, words, hint, false};
    say(row, hint, false);
    m_rows.insert_or_assign(field, row);
    watch(field, editor);
}

void FieldForm::setRowVisible(const QString &field, bool visible)
{
    const Row &row = m_rows.at(field);
    row.editor->setVisible(visible);
    row.words->setVisible(visible && !row.words->text().isEmpty());
    if (row.label)
        row.label->setVisible(visible);
}

void FieldForm::addSection(const QString &title)
{
    QLabel *section = style::sectionTitle(title);
    section->setContentsMargins(0, m_rows.empty() ? 0 : style::Gap, 0, 0);
    m_grid->addWidget(section, m_grid->rowCount(), 0, 1, 2);
}

void FieldForm::addNote(QWidget *note)
{
    m_grid->addWidget(note, m_grid->rowCount(), 1);
}

void FieldForm::watch(const QString &field, QWidget *editor)
{
    const auto tell = [this, field] {
        clearFault(field);
        emit edited(field);
    };
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        connect(line, &QLineEdit::textChanged, this, tell);
    else if (auto *text = qobject_cast<QPlainTextEdit *>(editor))
        connect(text, &QPlainTextEdit::textChanged, this, tell);
    else if (auto *combo = qobject_cast<QComboBox *>(editor))
        connect(combo, &QComboBox::currentTextChanged, this, tell);
    else if (auto *spin = qobject_cast<QSpinBox *>(editor))
        connect(spin, &QSpinBox::valueChanged, this, tell);
    else if (auto *date = qobject_cast<QDateEdit *>(editor))
        connect(date, &QDateEdit::dateChanged, this, tell);
    else if (auto *box = qobject_cast<QCheckBox *>(editor))
        connect(box, &QCheckBox::toggled, this, tell);
    else if (auto *reason = qobject_cast<ReasonField *>(editor))
        connect(reason, &ReasonField::changed, this, tell);
}

QString FieldForm::value(const QString &field) const
{
    const QWidget *editor = m_rows.at(field).editor;
    if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        return line->text();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(editor))
        return text->toPlainText();
    if (const auto *code = qobject_cast<const CodeCombo *>(editor))
        return code->code();
    if (const auto *combo = qobject_cast<const QComboBox *>(editor))
        return combo->currentData().isValid() ? combo->currentData().toString() : combo->currentText();
    if (const auto *spin = qobject_cast<const QSpinBox *>(editor))
        return QString::number(spin->value());
    if (const auto *date = qobject_cast<const QDateEdit *>(editor))
        return date->date().toString(Qt::ISODate);
    if (const auto *box = qobject_cast<const QCheckBox *>(editor))
        return box->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto *reason = qobject_cast<const ReasonField *>(editor))
        return reason->reason();
    return {};
}

void FieldForm::setValue(const QString &field, const QString &value)
{
    QWidget *editor = m_rows.at(field).editor;
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(value);
        line->setCursorPosition(0);
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(editor)) {
        text->setPlainText(value);
    } else if (auto *code = qobject_cast<CodeCombo *>(editor)) {
        code->setCode(value);
    } else if (auto *combo = qobject_cast<QComboBox *>(editor)) {
        combo->setCurrentIndex(combo->findData(value));
    } else if (auto *spin = qobject_cast<QSpinBox *>(editor)) {
        spin->setValue(value.toInt());
    } else if (auto *date = qobject_cast<QDateEdit *>(editor)) {
        date->setDate(QDate::fromString(value, Qt::ISODate));
    } else if (auto *box = qobject_cast<QCheckBox *>(editor)) {
        box->setChecked(value == u"true");
    }
}

/// A fault of `party.address.city` belongs to that field, or, if the form has none, to what it is part of.
QString FieldForm::nearest(const QString &field) const
{
    QString name = field;
    while (!name.isEmpty() && !m_rows.contains(name))
        name = name.left(std::max<qsizetype>(0, name.lastIndexOf(u'.')));
    return name;
}

bool FieldForm::showFault(const QString &field, const QString &sentence)
{
    const QString name = nearest(field);
    if (name.isEmpty())
        return false;
    markFault(name, sentence);
    m_rows.at(name).editor->setFocus(Qt::OtherFocusReason);
    return true;
}

void FieldForm::markFault(const QString &field, const QString &sentence)
{
    say(m_rows.at(field), sentence, true);
}

void FieldForm::clearFault(const QString &field)
{
    Row &row = m_rows.at(field);
    if (row.isFault)
        say(row, row.hint, false);
}

void FieldForm::clearFaults()
{
    for (const auto &[field, row] : m_rows)
        clearFault(field);
}

QString FieldForm::fault(const QString &field) const
{
    const Row &row = m_rows.at(field);
    return row.isFault ? row.words->text() : QString();
}

void FieldForm::setHint(const QString &field, const QString &hint)
{
    Row &row = m_rows.at(field);
    row.hint = hint;
    if (!row.isFault)
        say(row, hint, false);
}

void FieldForm::say(Row &row, const QString &sentence, bool isFault)
{
    row.isFault = isFault && !sentence.isEmpty();
    row.words->setText(sentence);
    row.words->setVisible(!sentence.isEmpty());
    row.editor->setAccessibleDescription(sentence);
    style::markFaulty(row.editor, row.isFault);
    style::setTone(row.words, row.isFault ? style::Tone::Bad : style::Tone::Muted);
}

} // namespace seriatim
