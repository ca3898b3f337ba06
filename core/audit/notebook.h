#pragma once

#include "audit/verify.h"

namespace seriatim {

/// Where the checks note what they find; full after `MaxFindings`.
class Notebook
{
public:
    void note(qint64 position, FindingKind kind, const QMap<QString, QString> &facts = {})
    {
        if (m_findings.size() < MaxFindings)
            m_findings.push_back({position, kind, facts});
        else
            m_truncated = true;
    }

    const Findings &findings() const { return m_findings; }
    bool isTruncated() const { return m_truncated; }

private:
    Findings m_findings;
    bool m_truncated = false;
};

} // namespace seriatim
