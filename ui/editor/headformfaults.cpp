#include "ui/editor/headform.h"

#include "ui/style.h"

/// What is wrong with the fields of the head, and the way there.
namespace seriatim {

/// The form has one field for all of the party.
QString HeadForm::boxOf(const QString &field)
{
    return field.startsWith(u"party") ? QStringLiteral("party.name") : field;
}

void HeadForm::setFaults(const QMap<QString, QString> &faults)
{
    std::map<QString, QString> byBox;
    for (auto each = faults.cbegin(); each != faults.cend(); ++each)
        byBox.try_emplace(boxOf(each.key()), each.value());
    for (const auto &[field, box] : m_boxes) {
        const auto found = byBox.find(field);
        box.fault->setText(found == byBox.end() ? QString() : found->second);
        box.fault->setVisible(found != byBox.end());
        style::markFaulty(box.widget->focusProxy() ? box.widget->focusProxy() : box.widget, found != byBox.end());
    }
}

bool HeadForm::tells(const QString &field) const
{
    const auto found = m_boxes.find(boxOf(field));
    return found != m_boxes.end() && !found->second.fault->text().isEmpty();
}

bool HeadForm::goTo(const QString &field)
{
    const QString known = boxOf(field);
    const auto found = m_boxes.find(known);
    if (found == m_boxes.end())
        return false;
    found->second.widget->setFocus();
    if (auto *edit = qobject_cast<QLineEdit *>(
            found->second.widget->focusProxy() ? found->second.widget->focusProxy() : found->second.widget))
        edit->selectAll();
    return true;
}

} // namespace seriatim
