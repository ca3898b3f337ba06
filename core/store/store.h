#pragma once

#include <utility>

#include "log/eventlog.h"
#include "readmodel/documents.h"
#include "readmodel/numbers.h"
#include "readmodel/parties.h"
#include "readmodel/upkeep.h"
#include "store/carried.h"

namespace seriatim {

/// All that a use case needs: the log, and the read models that the log's transactions keep. One per thread.
class Store
{
public:
    virtual ~Store() = default;

    virtual EventLog &log() = 0;
    virtual const EventLog &log() const = 0;
    virtual const Numbers &numbers() const = 0;
    virtual const Documents &documents() const = 0;
    virtual const Parties &parties() const = 0;
    virtual Upkeep &upkeep() = 0;

    /// Why nothing can be appended, as an id of `ui/words`: `backup`, `newer-format`, `read-only-file`, `moved`, or
    /// `moved:` and the place where the log goes on …; empty if it can.
    virtual QString readOnlyReason() const = 0;

    /// Whether whoever is logged in could write past the log's rules: the server's administrator, or one of the log's
    /// owners. It is no login for daily work.
    virtual bool isAboveItsRules() const { return false; }

    /// What the latest command left known. It is taken away, for a command that fails leaves nothing.
    Carried takeCarried() { return std::exchange(m_carried, {}); }
    void carry(Carried carried) { m_carried = std::move(carried); }

private:
    Carried m_carried;
};

} // namespace seriatim
