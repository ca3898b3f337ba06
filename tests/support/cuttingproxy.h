#pragma once

#include <QByteArray>
#include <QTemporaryDir>

#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace seriatim {

/// Where a conversation between a client and a server is cut: at one of the messages of PostgreSQL's protocol, counted
/// from 0 since the cut was set.
struct Cut {
    enum class Way { Request, Reply };
    /// Nothing of the message is passed on; or half of it; or all of it, and what comes back is not waited for.
    enum class Part { Before, Within, After };

    Way way = Way::Request;
    int message = 0;
    Part part = Part::Before;

    auto operator<=>(const Cut &) const = default;
};

/// Stands between clients and a server's socket, passes on what they say message by message, and cuts the connection
/// where it is told to.
class CuttingProxy
{
public:
    /// `server`: the folder of its socket.
    explicit CuttingProxy(const QString &server);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy &) = delete;
    CuttingProxy &operator=(const CuttingProxy &) = delete;

    /// The folder of the socket to connect to in the server's place.
    QString folder() const { return m_folder.path(); }

    /// Counts from 0 again; with a cut, the one connection that comes to it is cut.
    void watch(const std::optional<Cut> &cut = {});
    /// What was passed on since then.
    struct Count {
        int requests = 0;
        int replies = 0;
        bool isCut = false;
    };
    Count count() const;

private:
    struct Link;

    void run(const std::stop_token &stop);
    void accept();
    bool pass(Link &link, Cut::Way way);
    bool passMessage(Link &link, Cut::Way way, const QByteArray &message);

    const QString m_server;
    QTemporaryDir m_folder;
    int m_listener = -1;
    std::vector<std::unique_ptr<Link>> m_links;
    mutable std::mutex m_guard; ///< Of the two below.
    std::optional<Cut> m_cut;
    Count m_count;
    std::jthread m_thread;
};

} // namespace seriatim
