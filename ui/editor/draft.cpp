#include "ui/editor/draft.h"

namespace seriatim {

class SheetChange final : public QUndoCommand
{
public:
    SheetChange(Draft &draft, const QString &name, const QString &field, Sheet after)
        : QUndoCommand(name),
          m_draft(draft),
          m_field(field),
          m_step(draft.m_step),
          m_before(draft.m_sheet),
          m_after(std::move(after))
    {
    }

    void undo() override { m_draft.set(m_before); }
    void redo() override { m_draft.set(m_after); }
    int id() const override { return 1; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const SheetChange *>(other);
        if (m_field.isEmpty() || next->m_field != m_field || next->m_step != m_step)
            return false;
        m_after = next->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    Draft &m_draft;
    QString m_field;
    int m_step;
    Sheet m_before;
    Sheet m_after;
};

Draft::Draft(QObject *parent) : QObject(parent) {}

void Draft::load(const DocumentContent &content, bool isEditable)
{
    m_undo.clear();
    m_sheet = {content, {}};
    m_saved = content;
    m_isEditable = isEditable;
    emit loaded();
}

void Draft::recover(const Sheet &sheet, const DocumentContent &saved)
{
    m_undo.clear();
    m_sheet = sheet;
    m_saved = saved;
    m_isEditable = true;
    emit loaded();
}

void Draft::follow(const DocumentContent &content)
{
    if (contentToSend() == content && m_sheet.unread.isEmpty())
        return markSaved(m_sheet.content);
    m_saved = content;
    endStep();
    change(tr("Take what was saved elsewhere"), {}, [&](Sheet &sheet) { sheet = {content, {}}; });
    emit savedChanged();
}

void Draft::change(const QString &name, const QString &field, const std::function<void(Sheet &)> &change)
{
    if (m_isTelling)
        return;
    Sheet after = m_sheet;
    change(after);
    if (m_isEditable && after != m_sheet)
        m_undo.push(new SheetChange(*this, name, field, std::move(after)));
}

void Draft::set(const Sheet &sheet)
{
    const Sheet before = std::exchange(m_sheet, sheet);
    m_isTelling = true;
    emit changed(before);
    m_isTelling = false;
}

void Draft::markSaved(const DocumentContent &content)
{
    m_saved = content;
    emit savedChanged();
}

DocumentContent Draft::contentToSend() const
{
    DocumentContent content = m_sheet.content;
    while (!content.lines.empty() && isBlank(content.lines.back()))
        content.lines.pop_back();
    return content;
}

bool isBlank(const Line &line)
{
    return line.text.trimmed().isEmpty() && line.description.isEmpty() && !line.price;
}

} // namespace seriatim
