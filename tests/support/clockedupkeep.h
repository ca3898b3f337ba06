#pragma once

#include "readmodel/upkeep.h"

namespace seriatim {

/// Somebody else's care for read models; a server that goes by a clock of the test's is none the worse for it.
class ClockedUpkeep final : public Upkeep
{
public:
    explicit ClockedUpkeep(Upkeep &inner) : m_inner(inner) {}

    bool mayRebuild() const override { return m_inner.mayRebuild(); }
    bool rebuild(const Progress &progress) override { return m_inner.rebuild(progress); }
    std::vector<Difference> compare(const Progress &progress) override
    {
        auto differences = m_inner.compare(progress);
        std::erase_if(differences, [](const Difference &each) {
            return each.kind == FindingKind::ServerDiffers && each.facts.value("changed") == u"clock";
        });
        return differences;
    }

private:
    Upkeep &m_inner;
};

} // namespace seriatim
