#pragma once

#include "domain/fields.h"

namespace seriatim {

/// Goes over all texts of a value and accepts them in place (see `acceptText`), and limits the length of its lists;
/// keeps the first refusal.
class TextAcceptance
{
public:
    explicit TextAcceptance(std::optional<Refusal> &refusal, const QString &path = {})
        : m_refusal(refusal), m_path(path)
    {
    }

    void operator()(const char *key, QString &text, TextShape shape = TextShape::OneLine)
    {
        if (m_refusal || text.isEmpty())
            return;
        auto accepted = acceptText(text, shape, {});
        if (isRefused(accepted))
            m_refusal = Refusal{refusalOf(accepted).rule, pathOf(key), refusalOf(accepted).facts};
        else
            text = std::move(std::get<QString>(accepted));
    }

    void operator()(const char *key, HasFields auto &value) { fields(value, TextAcceptance(m_refusal, pathOf(key))); }

    template <typename Item>
    void operator()(const char *key, std::vector<Item> &items)
    {
        const auto count = static_cast<qsizetype>(items.size());
        if (!m_refusal && count > MaxLines)
            m_refusal = Refusal{Rule::TooManyLines, pathOf(key),
                {{"limit", QString::number(MaxLines)}, {"value", QString::number(count)}}};
        for (std::size_t i = 0; i < items.size() && !m_refusal; ++i)
            fields(items[i], TextAcceptance(m_refusal, QStringLiteral("%1[%2]").arg(pathOf(key)).arg(i)));
    }

    void operator()(const char *, auto &) {} // Numbers, dates and the like are well formed by their types.

private:
    QString pathOf(const char *key) const
    {
        const QString name = QString::fromLatin1(key);
        return m_path.isEmpty() ? name : m_path + u'.' + name;
    }

    std::optional<Refusal> &m_refusal;
    QString m_path;
};

/// Accepts all texts of `value`, in place; or says what is wrong with the first that cannot be.
[[nodiscard]] std::optional<Refusal> acceptTexts(HasFields auto &value)
{
    std::optional<Refusal> refusal;
    fields(value, TextAcceptance(refusal));
    return refusal;
}

} // namespace seriatim
