#pragma once

#include "domain/fields.h"
#include "ui/dialogs/fieldform.h"

/// Between a value and a form: the core names every field once (`domain/fields.h`), and the form's fields bear the same
/// names. Fields that the form does not have are left as they are.
namespace seriatim {

/// Writes a value's fields into the form.
class FormFiller
{
public:
    explicit FormFiller(FieldForm &form, const QString &path = {}) : m_form(form), m_path(path) {}

    void operator()(const char *key, const QString &value, TextShape = TextShape::OneLine) { set(key, value); }
    void operator()(const char *key, int value) { set(key, QString::number(value)); }
    void operator()(const char *key, bool value) { set(key, value ? QStringLiteral("true") : QStringLiteral("false")); }
    void operator()(const char *, const QByteArray &) {}
    void operator()(const char *key, const HasFields auto &value)
    {
        FormFiller inner(m_form, pathOf(key) + u'.');
        fields(value, inner);
    }

private:
    QString pathOf(const char *key) const { return m_path + QLatin1StringView(key); }
    void set(const char *key, const QString &value)
    {
        if (m_form.has(pathOf(key)))
            m_form.setValue(pathOf(key), value);
    }

    FieldForm &m_form;
    QString m_path;
};

/// Takes a value's fields from the form.
class FormTaker
{
public:
    explicit FormTaker(const FieldForm &form, const QString &path = {}) : m_form(form), m_path(path) {}

    void operator()(const char *key, QString &value, TextShape = TextShape::OneLine)
    {
        take(key, [&](const QString &text) { value = text.trimmed(); });
    }
    void operator()(const char *key, int &value)
    {
        take(key, [&](const QString &text) { value = text.toInt(); });
    }
    void operator()(const char *key, bool &value)
    {
        take(key, [&](const QString &text) { value = text == u"true"; });
    }
    void operator()(const char *, QByteArray &) {}
    void operator()(const char *key, HasFields auto &value)
    {
        FormTaker inner(m_form, pathOf(key) + u'.');
        fields(value, inner);
    }

private:
    QString pathOf(const char *key) const { return m_path + QLatin1StringView(key); }
    void take(const char *key, auto assign)
    {
        if (m_form.has(pathOf(key)))
            assign(m_form.value(pathOf(key)));
    }

    const FieldForm &m_form;
    QString m_path;
};

void fillForm(FieldForm &form, const auto &value)
{
    FormFiller filler(form);
    fields(value, filler);
}

/// `value` with what the form says.
template <typename Value>
Value takenFrom(const FieldForm &form, Value value)
{
    FormTaker taker(form);
    fields(value, taker);
    return value;
}

} // namespace seriatim
