#pragma once

#include "support/clerk.h"
#include "support/wrappedstore.h"

namespace seriatim {

/// Remembers what became of forecasts.
class Watched : public WrappedStore
{
public:
    explicit Watched(Store &inner) : WrappedStore(inner) {}

    QString latest = QStringLiteral("locked");

protected:
    class Watch : public Forecast
    {
    public:
        Watch(std::unique_ptr<Forecast> inner, QString &latest) : m_inner(std::move(inner)), m_latest(latest) {}

        Position append(const CommandKey &command, const std::vector<NewEvent> &events) override
        {
            return m_inner->append(command, events);
        }
        Position appendIssue(
            const CommandKey &command, const std::vector<NewEvent> &events, const PlainIssue &issue) override
        {
            return m_inner->appendIssue(command, events, issue);
        }
        Position position() const override { return m_inner->position(); }
        void commit() override
        {
            m_inner->commit();
            m_latest = outcome() == Outcome::Appended ? "ahead" : outcome() == Outcome::Busy ? "busy" : "outdated";
        }
        Outcome outcome() const override { return m_inner->outcome(); }
        const Issued &issued() const override { return m_inner->issued(); }

    private:
        std::unique_ptr<Forecast> m_inner;
        QString &m_latest;
    };

    std::unique_ptr<Forecast> forecast(Position known) override
    {
        auto inner = innerForecast(known);
        return inner ? std::make_unique<Watch>(std::move(inner), latest) : nullptr;
    }
};

/// Two clerks on one server, of whom Anna has issued a document, so that her next can be decided ahead of its turn.
class ForecastTest : public QObject
{
    Q_OBJECT

protected slots:
    void init();
    void cleanup();

protected:
    Result<DocumentAnswer> issue(const DocumentContent &content);
    /// How the latest command was decided: `ahead`, `outdated`, `busy`, or `locked`.
    QString decided() const { return m_watched->latest; }

    Clock m_clock;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Clerk> m_anna, m_ben;
    std::unique_ptr<Watched> m_watched; ///< Anna's.
};

} // namespace seriatim
