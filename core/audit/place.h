#pragma once

#include "audit/notebook.h"
#include "domain/period.h"
#include "log/eventlog.h"

namespace seriatim {

/// Where an event about numbers stands, and of which series' and period's numbers it speaks.
struct Place {
    const RecordedEvent &recorded;
    QString series;
    Period period;

    void note(Notebook &notebook, FindingKind kind, QMap<QString, QString> facts = {}) const
    {
        facts.insert("series", series);
        facts.insert("period", period.key());
        notebook.note(recorded.position, kind, facts);
    }

    void noteRange(Notebook &notebook, FindingKind kind, qint64 first, qint64 last) const
    {
        note(notebook, kind, {{"first", QString::number(first)}, {"last", QString::number(last)}});
    }
};

} // namespace seriatim
