#include "support/cuttingproxy.h"

#include <QtEndian>

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <stdexcept>

namespace seriatim {

namespace {

constexpr int WakeUpEvery = 50; ///< Milliseconds: to see whether it is to end.

/// Calls `call(descriptor, address, size)` on a new socket for the folder's usual one.
template <typename Call>
int socketOf(const QString &folder, Call call)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = (folder + QStringLiteral("/.s.PGSQL.5432")).toLocal8Bit();
    if (path.size() >= qsizetype(sizeof address.sun_path))
        throw std::runtime_error("the socket's name is too long");
    std::copy(path.begin(), path.end(), address.sun_path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0 || call(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        throw std::runtime_error("there is no socket " + path.toStdString());
    return descriptor;
}

bool sendAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::send(descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

/// One direction of a conversation, cut into its messages: a type, a length that counts itself, and the rest. Only the
/// first that a client sends has no type.
struct Stream {
    int from = -1;
    bool isTyped = true;
    QByteArray pending;

    bool receive()
    {
        std::array<char, 16384> chunk{};
        const ssize_t size = ::recv(from, chunk.data(), chunk.size(), 0);
        if (size > 0)
            pending.append(chunk.data(), size);
        return size > 0;
    }

    std::optional<QByteArray> takeMessage()
    {
        const qsizetype before = isTyped ? 1 : 0;
        if (pending.size() < before + 4)
            return std::nullopt;
        const qsizetype size = before + qFromBigEndian<qint32>(pending.constData() + before);
        if (pending.size() < size)
            return std::nullopt;
        isTyped = true;
        const QByteArray message = pending.first(size);
        pending.remove(0, size);
        return message;
    }
};

} // namespace

struct CuttingProxy::Link {
    Link(int atClient, int atServer) : client{atClient, false, {}}, server{atServer, true, {}} {}
    ~Link()
    {
        ::close(client.from);
        ::close(server.from);
    }
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    Stream client, server;
};

CuttingProxy::CuttingProxy(const QString &server)
    : m_server(server), m_folder(QStringLiteral("/tmp/seriatim-cut-XXXXXX"))
{
    m_listener = socketOf(folder(), ::bind);
    if (::listen(m_listener, 64) != 0)
        throw std::runtime_error("the proxy cannot listen");
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

CuttingProxy::~CuttingProxy()
{
    m_thread.request_stop();
    m_thread.join();
    m_links.clear();
    ::close(m_listener);
}

void CuttingProxy::watch(const std::optional<Cut> &cut)
{
    const std::lock_guard lock(m_guard);
    m_cut = cut;
    m_count = {};
}

CuttingProxy::Count CuttingProxy::count() const
{
    const std::lock_guard lock(m_guard);
    return m_count;
}

void CuttingProxy::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        std::vector<pollfd> waited{{m_listener, POLLIN, 0}};
        for (const auto &link : m_links) {
            waited.push_back({link->client.from, POLLIN, 0});
            waited.push_back({link->server.from, POLLIN, 0});
        }
        if (::poll(waited.data(), waited.size(), WakeUpEvery) <= 0)
            continue;
        for (std::size_t i = 0; i < m_links.size(); ++i) {
            const bool isOpen = (waited[2 * i + 1].revents == 0 || pass(*m_links[i], Cut::Way::Request))
                && (waited[2 * i + 2].revents == 0 || pass(*m_links[i], Cut::Way::Reply));
            if (!isOpen)
                m_links[i].reset();
        }
        std::erase(m_links, nullptr);
        if (waited[0].revents != 0)
            accept();
    }
}

void CuttingProxy::accept()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0)
        m_links.push_back(std::make_unique<Link>(client, socketOf(m_server, ::connect)));
}

/// Passes on what one of them said; false where the conversation ends.
bool CuttingProxy::pass(Link &link, Cut::Way way)
{
    Stream &stream = way == Cut::Way::Request ? link.client : link.server;
    if (!stream.receive())
        return false;
    while (const auto message = stream.takeMessage()) {
        if (!passMessage(link, way, *message))
            return false;
    }
    return true;
}

bool CuttingProxy::passMessage(Link &link, Cut::Way way, const QByteArray &message)
{
    const int to = way == Cut::Way::Request ? link.server.from : link.client.from;
    std::optional<Cut> cut;
    {
        const std::lock_guard lock(m_guard);
        int &count = way == Cut::Way::Request ? m_count.requests : m_count.replies;
        if (m_cut && m_cut->way == way && m_cut->message == count)
            cut = std::exchange(m_cut, std::nullopt);
        m_count.isCut = m_count.isCut || cut;
        ++count;
    }
    if (!cut)
        return sendAll(to, message);
    if (cut->part == Cut::Part::Within)
        sendAll(to, message.first(message.size() / 2));
    else if (cut->part == Cut::Part::After)
        sendAll(to, message);
    return false;
}

} // namespace seriatim
