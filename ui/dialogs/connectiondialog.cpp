#include "ui/dialogs/connectiondialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QThreadPool>
#include <QUrl>
#include <QUrlQuery>

#include "ui/shell/knownlogs.h"

namespace seriatim {

namespace {

const QString HostItem = QStringLiteral("host");
const QString AuthorityItem = QStringLiteral("sslrootcert");

/// A socket's folder stands where others have the server's name.
bool isSocket(const QString &server)
{
    return server.startsWith(u'/');
}

/// An address, as the command line takes it, where only the server's name is asked for.
bool isAddress(const QString &server)
{
    return server.startsWith(u"postgresql://") || server.startsWith(u"postgres://");
}

/// With its port, or the folder of its socket.
QString serverOf(const QUrl &url)
{
    const QString port = url.port() > 0 ? QStringLiteral(":%1").arg(url.port()) : QString();
    return (url.host().isEmpty() ? QUrlQuery(url).queryItemValue(HostItem, QUrl::FullyDecoded) : url.host()) + port;
}

bool isComplete(const QUrl &url)
{
    return !serverOf(url).isEmpty() && url.path().size() > 1 && url.path().count(u'/') == 1;
}

/// "office @ db.example · anna": as remembered ones are told apart.
QString shortName(const QString &address)
{
    const QUrl url(address);
    QStringList parts{url.path().mid(1)};
    if (!url.host().isEmpty())
        parts.append(QStringLiteral("@ ") + url.host());
    if (!url.userName().isEmpty())
        parts.append(QStringLiteral("· ") + url.userName());
    return parts.join(u' ');
}

} // namespace

ConnectionDialog::ConnectionDialog(Attempt attempt, Keychain *keychain, QWidget *parent)
    : FormDialog(parent),
      m_attempt(std::move(attempt)),
      m_keychain(keychain),
      m_known(new QComboBox),
      m_server(new QLineEdit),
      m_database(new QLineEdit),
      m_user(new QLineEdit),
      m_password(new QLineEdit),
      m_authority(new QLineEdit),
      m_keeps(new QCheckBox(tr("&Keep the password in the keychain of this desktop")))
{
    build();
    showKnown();
    connect(m_known, &QComboBox::activated, this, [this](int index) {
        take(m_known->itemData(index).toString());
        findPassword(false);
    });
    connect(m_server, &QLineEdit::editingFinished, this, &ConnectionDialog::spread);
    review();
}

void ConnectionDialog::build()
{
    introduce(tr("Connect to a server"),
        tr("The log of an office with many desks lies on a PostgreSQL server. Whoever looks after it gave you these."));
    setVerb(tr("Connect"));
    m_server->setPlaceholderText(QStringLiteral("db.example.com"));
    m_password->setEchoMode(QLineEdit::Password);
    form().add(QStringLiteral("known"), tr("Used &before"), m_known);
    form().add(QStringLiteral("server"), tr("&Server"), m_server,
        tr("With its port, if it has a special one: db.example.com:5433. Or a whole address that you were given."));
    form().add(QStringLiteral("database"), tr("&Database"), m_database);
    form().add(QStringLiteral("user"), tr("Your &name"), m_user, tr("The log says who did something by this name."));
    form().add(QStringLiteral("password"), tr("&Password"), m_password,
        tr("Empty where none is needed, or where ~/.pgpass has it."));
    form().add(QStringLiteral("authority"), tr("&Certificate of the authority"), m_authority,
        tr("A file; empty where this computer trusts the server anyway."));
    form().addPlain(QStringLiteral("keeps"), m_keeps);
    form().setRowVisible(QStringLiteral("keeps"), m_keychain != nullptr);
}

void ConnectionDialog::showKnown()
{
    const QStringList known = knownlogs::servers();
    for (const QString &each : known)
        m_known->addItem(shortName(each), each);
    form().setRowVisible(QStringLiteral("known"), !known.isEmpty());
    if (known.isEmpty())
        return;
    take(known.front());
    findPassword(false);
}

void ConnectionDialog::begin(const QString &address, const QString &sentence)
{
    banner()->say(style::Tone::Attention, sentence);
    take(address);
    findPassword(true);
}

void ConnectionDialog::ask(const QString &address)
{
    banner()->say(style::Tone::Neutral, tr("The server asks for your password."));
    take(address);
    findPassword(true);
}

void ConnectionDialog::askAnew(const QString &address)
{
    banner()->say(style::Tone::Attention,
        tr("The server does not let you in any more. If your password was changed, give the new one."));
    take(address);
    ++m_lookUps; // What is being looked up is the old one.
}

void ConnectionDialog::offerInstead(const QString &verb, const std::function<void()> &taken)
{
    m_instead = addButton(verb);
    connect(m_instead, &QPushButton::clicked, this, [this, taken] {
        taken();
        reject();
    });
}

/// Fills in what the address says.
void ConnectionDialog::take(const QString &address)
{
    const QUrl url(address);
    m_server->setText(serverOf(url));
    m_database->setText(url.path(QUrl::FullyDecoded).mid(1));
    m_user->setText(url.userName(QUrl::FullyDecoded));
    m_authority->setText(QUrlQuery(url).queryItemValue(AuthorityItem, QUrl::FullyDecoded));
    m_known->setCurrentIndex(m_known->findData(address));
    m_password->setText(url.password(QUrl::FullyDecoded)); // It ought not to be there, but here is where it belongs.
    m_keeps->setChecked(false);
    (m_server->text().isEmpty() ? m_server : m_password)->setFocus();
}

/// An address says what belongs into the other fields. What it does not say stays as it was typed.
void ConnectionDialog::spread()
{
    const QString typed = m_server->text().trimmed();
    const QUrl url(typed, QUrl::StrictMode);
    if (!isAddress(typed) || !isComplete(url))
        return;
    const auto fill = [](QLineEdit &field, const QString &text) {
        if (!text.isEmpty())
            field.setText(text);
    };
    fill(*m_server, serverOf(url));
    fill(*m_database, url.path(QUrl::FullyDecoded).mid(1));
    fill(*m_user, url.userName(QUrl::FullyDecoded));
    fill(*m_authority, QUrlQuery(url).queryItemValue(AuthorityItem, QUrl::FullyDecoded));
    fill(*m_password, url.password(QUrl::FullyDecoded));
    findPassword(false);
}

/// Of the server that is filled in.
void ConnectionDialog::findPassword(bool isToBeTried)
{
    if (!m_keychain)
        return;
    const QString address = typedAddress();
    m_keychain->find(
        address, [self = QPointer(this), address, isToBeTried, turn = ++m_lookUps](const QString &password) {
            // Whoever has begun to type meanwhile goes on.
            if (!self || turn != self->m_lookUps || password.isEmpty() || !self->m_password->text().isEmpty()
                || self->typedAddress() != address)
                return;
            self->m_password->setText(password);
            self->m_keeps->setChecked(true);
            if (isToBeTried)
                self->send();
        });
}

QString ConnectionDialog::typedAddress() const
{
    const QString server = m_server->text().trimmed();
    QUrl url;
    url.setScheme(QStringLiteral("postgresql"));
    url.setUserName(m_user->text().trimmed());
    url.setPath(u'/' + m_database->text().trimmed());
    QUrlQuery query;
    if (isSocket(server)) {
        static const QRegularExpression withPort(QStringLiteral("^(.+):([0-9]{1,5})$"));
        const auto found = withPort.match(server);
        query.addQueryItem(HostItem, found.hasMatch() ? found.captured(1) : server);
        url.setPort(found.hasMatch() ? found.captured(2).toInt() : -1);
    } else {
        url.setAuthority(url.userName().isEmpty() ? server : url.userName(QUrl::FullyEncoded) + u'@' + server);
    }
    if (!m_authority->text().trimmed().isEmpty())
        query.addQueryItem(AuthorityItem, m_authority->text().trimmed());
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

QString ConnectionDialog::obstacle() const
{
    if (m_isTrying)
        return tr("The server has not answered yet.");
    const QString server = m_server->text().trimmed();
    if (server.isEmpty())
        return tr("The name of the server is missing.");
    if (isAddress(server)) // It is spread over the fields before it is sent.
        return isComplete(QUrl(server, QUrl::StrictMode))
            ? QString()
            : tr("This address cannot be read. It is written postgresql://NAME@SERVER/DATABASE.");
    return m_database->text().trimmed().isEmpty() ? tr("The name of the database is missing.") : QString();
}

/// Beside the window: a server that is away does not answer for seconds.
void ConnectionDialog::send()
{
    spread();
    m_login = {typedAddress(), m_password->text()};
    setTrying(true);
    banner()->say(style::Tone::Neutral, tr("Connecting …"));
    QThreadPool::globalInstance()->start([attempt = m_attempt, login = m_login, self = QPointer(this)] {
        const QString sentence = attempt(login);
        QMetaObject::invokeMethod(
            qApp,
            [self, sentence] {
                if (self)
                    self->conclude(sentence);
            },
            Qt::QueuedConnection);
    });
}

void ConnectionDialog::setTrying(bool isTrying)
{
    m_isTrying = isTrying;
    form().setEnabled(!isTrying);
    if (m_instead)
        m_instead->setEnabled(!isTrying);
    review();
}

void ConnectionDialog::conclude(const QString &sentence)
{
    setTrying(false);
    if (!sentence.isEmpty()) {
        banner()->say(style::Tone::Attention, sentence);
        m_password->setFocus();
        return m_password->selectAll();
    }
    remember();
    accept();
}

void ConnectionDialog::remember()
{
    knownlogs::rememberServer(m_login.address);
    if (!m_keychain)
        return;
    if (m_keeps->isChecked() && !m_login.password.isEmpty())
        m_keychain->keep(m_login.address, m_login.password);
    else
        m_keychain->forget(m_login.address);
}

} // namespace seriatim
