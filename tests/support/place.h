#pragma once

#include <QTemporaryDir>

#include "support/shop.h"

namespace seriatim {

/// Where a log can be: a file in a folder of its own, or a database on the test's server. At first there is none.
class Place final : public Shop
{
public:
    /// `sqlite` or `postgresql`.
    explicit Place(const QString &kind);
    /// With a log that is the same to the last byte as another one of the kind, which nobody has open.
    explicit Place(const Place *like);
    ~Place() override;
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;

    /// As its administrator names it.
    QString address() const;
    /// The same, or on a server without the user.
    QString path() const override { return m_path; }

    /// Opens the log as somebody who is let in as a clerk.
    std::unique_ptr<Store> open(const Session &session, Patience patience = std::chrono::seconds(20)) override;
    /// The same, by the computer's clock.
    std::unique_ptr<Store> openAs(const QString &actor);
    /// As the administrator, to look at it.
    std::unique_ptr<Store> look() const;

    /// Makes an empty log, where there is none.
    void begin();
    /// Whether the log that is there has that id and can be written.
    bool isLive(const QString &logId) const;
    /// Carries a statement out past the program, as the administrator.
    void tamper(const QString &statement);

private:
    bool isFile() const { return m_kind == u"sqlite"; }

    QString m_kind;
    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace seriatim
