#pragma once

#include <QHash>
#include <QString>

#include "log/jsontext.h"

namespace seriatim::sql {

/// What rows that hold JSON were read as, kept for the next time: the company, a series and its rules are asked for
/// with every document, and hardly ever change. Known by its whole text, nothing that is kept can be out of date.
template <typename Value>
class Decoded
{
public:
    /// As `read(QJsonObject)` reads the text.
    template <typename Read>
    const Value &of(const QString &text, Read read)
    {
        const auto known = m_values.constFind(text);
        if (known != m_values.constEnd())
            return *known;
        if (m_values.size() >= Most)
            m_values.clear();
        return *m_values.insert(text, read(json::objectFrom(text.toUtf8())));
    }

private:
    static constexpr qsizetype Most = 100;
    QHash<QString, Value> m_values;
};

} // namespace seriatim::sql
