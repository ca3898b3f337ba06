#pragma once

#include "support/shop.h"
#include "ui/faultystore.h"

namespace seriatim {

/// Opens stores of another shop whose storage fails on demand.
class FaultyShop final : public Shop
{
public:
    explicit FaultyShop(Shop &inner) : m_inner(inner) {}

    std::unique_ptr<Store> open(const Session &session, Patience patience = std::chrono::seconds(20)) override
    {
        return std::make_unique<FaultyStore>(m_inner.open(session, patience), m_fault);
    }
    QString path() const override { return m_inner.path(); }

    Fault &fault() { return *m_fault; }
    void failNext(Fault::Kind kind) { m_fault->next = kind; }
    /// `parts`: of `Fault::Part`; 0 for none.
    void failReadings(int parts) { m_fault->unread = parts; }

private:
    Shop &m_inner;
    std::shared_ptr<Fault> m_fault = std::make_shared<Fault>();
};

} // namespace seriatim
