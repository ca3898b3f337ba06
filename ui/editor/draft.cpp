#include "ui/editor/draft.h"

#include "ui/editor/shares.h"

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
    begin({content, {}}, content, isEditable);
}

void Draft::recover(const Sheet &sheet, const DocumentContent &saved)
{
    begin(sheet, saved, true);
}

void Draft::begin(const Sheet &sheet, const DocumentContent &saved, bool isEditable)
{
    m_undo.clear();
    m_sheet = sheet;
    m_saved = saved;
    m_lineSum = shares::lineSum(sheet.content);
    m_isEditable = isEditable;
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
    if (m_lineSum)
        shares::follow(after.content, *m_lineSum);
    if (m_isEditable && after != m_sheet)
        m_undo.push(new SheetChange(*this, name, field, std::move(after)));
}

void Draft::set(const Sheet &sheet)
{
    const Sheet before = std::exchange(m_sheet, sheet);
    if (const auto sum = shares::lineSum(m_sheet.content))
        m_lineSum = sum;
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
    for (auto row = static_cast<int>(content.lines.size()) - 1; row >= 0 && isBlank(m_sheet, row); --row)
        content.lines.pop_back();
    return content;
}

bool isBlank(const Sheet &sheet, int row)
{
    const QString fields = QStringLiteral("lines[%1].").arg(row);
    const auto unread = sheet.unread.lowerBound(fields);
    if (unread != sheet.unread.cend() && unread.key().startsWith(fields))
        return false;
    const auto &lines = sheet.content.lines;
    Line line = lines[static_cast<std::size_t>(row)];
    const bool isFirst = row == 0;
    const Line above = isFirst ? line : lines[static_cast<std::size_t>(row) - 1];
    if (line.unit != above.unit || line.tax != above.tax || line.quantity.value_or(Decimal(1, 0)) != Decimal(1, 0))
        return false;
    line.text = line.text.trimmed();
    // A new line has these by itself.
    line.quantity.reset();
    line.unit.clear();
    line.tax.reset();
    return line == Line();
}

namespace {

Refusal unreadFault(const DocumentContent &content, const QString &field, const QString &text)
{
    const bool isDate = field == u"date" || field == u"due" || field == u"delivered";
    if (isDate) {
        const QDate example = content.date.isValid() ? content.date : QDate::currentDate();
        return {Rule::NotADate, field,
            {{"value", text}, {"kind", content.kind.id()}, {"example", example.toString(Qt::ISODate)}}};
    }
    if (!field.endsWith(u".tax"))
        return {Rule::NotADecimal, field, {{"value", text}}};
    const QString code = text.trimmed().toUpper();
    const auto category = taxCategoryFromCode(code);
    const bool lacksRate = category && mayHaveRate(*category);
    return {Rule::UnknownTaxCategory, field, {lacksRate ? std::pair("code", code) : std::pair("value", text)}};
}

} // namespace

Refusals unreadFaults(const Sheet &sheet)
{
    Refusals faults;
    for (auto each = sheet.unread.cbegin(); each != sheet.unread.cend(); ++each)
        faults.push_back(unreadFault(sheet.content, each.key(), each.value()));
    return faults;
}

std::optional<Refusal> unreadFault(const Sheet &sheet)
{
    const Refusals faults = unreadFaults(sheet);
    return faults.empty() ? std::nullopt : std::optional(faults.front());
}

} // namespace seriatim
