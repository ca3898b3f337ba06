#pragma once

#include "support/shop.h"
#include "ui/faultystore.h"

namespace seriatim {

/// A shop whose stores fail on demand.
class FaultyShop final : public Shop
{
public:
    explicit FaultyShop(Shop &inner) : m_inner(inner) {}

    std::unique_ptr<Store> open(const Session &session, Patience patience) override
    {
        return std::make_unique<FaultyStore>(m_inner.open(session, patience), m_fault);
    }

    Fault &fault() { return *m_fault; }

private:
    Shop &m_inner;
    std::shared_ptr<Fault> m_fault = std::make_shared<Fault>();
};

} // namespace seriatim
