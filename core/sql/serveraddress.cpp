#include "sql/serveraddress.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace seriatim::sql {

namespace {

/// libpq takes several hosts, of which the next is tried where one does not answer: whether the server is on this
/// machine, and who has to prove itself, is to be said of one.
bool isOneHost(const QString &host)
{
    return !host.contains(u',');
}

/// As a value of an option that is in quotes. The driver makes spaces of semicolons, wherever they stand.
bool canBeQuoted(const QString &value)
{
    return !value.contains(u';')
        && std::ranges::none_of(value, [](QChar c) { return c.category() == QChar::Other_Control; });
}

QString quoted(QString value)
{
    return u'\'' + value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'")) + u'\'';
}

} // namespace

bool ServerAddress::isMeant(const QString &log)
{
    return log.startsWith(u"postgresql://") || log.startsWith(u"postgres://");
}

std::optional<ServerAddress> ServerAddress::parse(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!isMeant(address) || !url.isValid() || url.path().size() < 2 || url.path().count(u'/') > 1
        || !url.password().isEmpty())
        return std::nullopt;
    const QUrlQuery query(url);
    ServerAddress server;
    server.m_host =
        url.host().isEmpty() ? query.queryItemValue(QStringLiteral("host"), QUrl::FullyDecoded) : url.host();
    server.m_port = url.port(-1);
    server.m_database = url.path(QUrl::FullyDecoded).mid(1);
    server.m_user = url.userName(QUrl::FullyDecoded);
    server.m_rootCertificate = query.queryItemValue(QStringLiteral("sslrootcert"), QUrl::FullyDecoded);
    server.m_text = address;
    if (!isOneHost(server.m_host) || !canBeQuoted(server.m_rootCertificate))
        return std::nullopt;
    const QString mode = query.queryItemValue(QStringLiteral("sslmode"));
    if (!mode.isEmpty() && mode != u"verify-full" && !server.isLocal())
        return std::nullopt;
    for (const auto &[name, value] : query.queryItems()) {
        if (name != u"host" && name != u"sslrootcert" && name != u"sslmode")
            return std::nullopt;
    }
    return server;
}

QString ServerAddress::withoutPasswords(QString address)
{
    static const QRegularExpression beforeServer(QStringLiteral("(//[^/@:?]*):.*@"));
    static const QRegularExpression option(
        QStringLiteral("(password=)[^&]*"), QRegularExpression::CaseInsensitiveOption);
    return address.replace(beforeServer, QStringLiteral("\\1@")).replace(option, QStringLiteral("\\1…"));
}

QString ServerAddress::place() const
{
    QUrl url;
    url.setScheme(QStringLiteral("postgresql"));
    const bool isSocket = m_host.startsWith(u'/');
    url.setHost(isSocket ? QString() : m_host);
    url.setPort(m_port);
    url.setPath(u'/' + m_database);
    if (isSocket) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("host"), m_host);
        url.setQuery(query);
    }
    const QString text = url.toString(QUrl::FullyEncoded);
    // Without a host Qt leaves out the slashes in front of it.
    return text.startsWith(u"postgresql://") ? text : text.left(11) + QStringLiteral("//") + text.mid(11);
}

bool ServerAddress::isLocal() const
{
    return m_host.isEmpty() || m_host.startsWith(u'/') || m_host == u"localhost" || m_host == u"127.0.0.1"
        || m_host == u"::1";
}

QString ServerAddress::connectOptions() const
{
    // A silent network is noticed within seconds: without these a client waits for its reply for ever.
    QStringList options{QStringLiteral("connect_timeout=5"), QStringLiteral("tcp_user_timeout=8000"),
        QStringLiteral("keepalives_idle=10"), QStringLiteral("keepalives_interval=3"),
        QStringLiteral("keepalives_count=3"), QStringLiteral("application_name=seriatim")};
    if (!isLocal())
        options += {QStringLiteral("sslmode=verify-full"),
            QStringLiteral("sslrootcert=")
                + quoted(m_rootCertificate.isEmpty() ? QStringLiteral("/etc/ssl/certs/ca-certificates.crt")
                                                     : m_rootCertificate)};
    return options.join(u';');
}

} // namespace seriatim::sql
