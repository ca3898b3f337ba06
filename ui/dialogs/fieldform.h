#pragma once

#include <QLabel>
#include <QWidget>

#include <map>

class QGridLayout;

namespace seriatim {

/// A form whose fields are known by the core's names, so that a refusal finds the field that it is about. Under each
/// field there is room for a sentence: what is wrong with it, or else a hint.
class FieldForm final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldForm(QWidget *parent = nullptr);

    /// A row with a label in front. `editor` may be any of Qt's usual fields.
    void add(const QString &field, const QString &label, QWidget *editor, const QString &hint = {});
    /// A row without a label of its own: a tick box.
    void addPlain(const QString &field, QWidget *editor, const QString &hint = {});
    void setRowVisible(const QString &field, bool visible);
    void addSection(const QString &title);
    /// Something to look at, under the row before.
    void addNote(QWidget *note);

    bool has(const QString &field) const { return m_rows.contains(field); }
    QWidget *editor(const QString &field) const { return m_rows.at(field).editor; }

    /// What the field holds, as text: of a list of codes the code, of a date its ISO form, of a tick box `true`.
    QString value(const QString &field) const;
    void setValue(const QString &field, const QString &value);

    /// Shows the sentence under the field, and goes there. False if the form has no such field.
    bool showFault(const QString &field, const QString &sentence);
    /// The same without going there: while somebody types.
    void markFault(const QString &field, const QString &sentence);
    void clearFault(const QString &field);
    void clearFaults();
    QString fault(const QString &field) const;
    void setHint(const QString &field, const QString &hint);

signals:
    void edited(const QString &field);

private:
    struct Row {
        QLabel *label = nullptr; ///< Null for a tick box.
        QWidget *editor = nullptr;
        QLabel *words = nullptr;
        QString hint;
        bool isFault = false;
    };

    void addRow(const QString &field, QLabel *label, QWidget *editor, const QString &hint);
    void say(Row &row, const QString &sentence, bool isFault);
    void watch(const QString &field, QWidget *editor);
    QString nearest(const QString &field) const;

    QGridLayout *m_grid;
    std::map<QString, Row> m_rows;
};

} // namespace seriatim
