#pragma once

#include "log/eventlog.h"
#include "readmodel/finding.h"
#include "readmodel/numbers.h"
#include "readmodel/upkeep.h"

namespace seriatim {

/// How much is verified.
struct VerifyOptions {
    /// Up to where the log was found intact before: only what follows is read. The numbers' story is then checked no
    /// further than single commands, for it begins with the first event.
    Head verified;
    bool readModels = true; ///< Also makes the read models anew and compares them.
    Progress progress;      ///< Told in events; may be empty.
};

struct VerifyReport {
    qint64 events = 0; ///< That were read.
    Head verified;     ///< The last event that was read, by its stored hash.
    Findings findings;
    bool complete = true;   ///< False: cancelled.
    bool truncated = false; ///< There is more to find: only the first `MaxFindings` are kept.

    bool intact() const { return complete && findings.empty(); }
};

constexpr std::size_t MaxFindings = 1000;

/// Reads the log as an auditor does who trusts nobody: against its chain, against FORMAT, and against the story of a
/// number (DESIGN, 1) as the events tell it. The deciders are not asked, so that their faults are found as well.
///
/// Reads in short pages and holds nothing up; takes what is appended meanwhile into account. Throws `LogError` if the
/// storage is broken.
VerifyReport verify(const EventLog &log, const Numbers &numbers, Upkeep &upkeep, const VerifyOptions &options = {});

} // namespace seriatim
