#include "ui/editor/recovery.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

#include "log/jsonform.h"

namespace seriatim {

namespace {

constexpr int Pause = 700;     ///< Milliseconds after the first key that is not kept yet: typing may have no pause.
constexpr int MaxWindows = 20; ///< That have the same draft open.

QString shortHash(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

QString loginTo(const LogPlace &place)
{
    return place.isAuthenticated ? place.actor : QString();
}

/// In a file names are mere words, so that what was typed there, or is looked for from there, is anybody's.
bool mayBeOffered(const KeptDraft &kept, const LogPlace &place)
{
    return kept.login.isEmpty() || !place.isAuthenticated || kept.login == place.actor;
}

} // namespace

Recovery::Recovery(const LogPlace &place, Draft &draft, QObject *parent)
    : QObject(parent), m_log(place.id), m_login(loginTo(place)), m_draft(draft)
{
    setReading([&draft] { return draft.sheet(); });
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &Recovery::write);
    connect(&m_draft, &Draft::changed, this, &Recovery::noteTyping);
    connect(&m_draft, &Draft::savedChanged, this, &Recovery::write);
}

Recovery::~Recovery()
{
    flush();
}

void Recovery::noteTyping()
{
    if (!m_pause.isActive())
        m_pause.start();
}

QString Recovery::folder(const QString &log)
{
    return QStringLiteral("%1/drafts/%2")
        .arg(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation), shortHash(log));
}

void Recovery::begin(const QString &id, Version version)
{
    m_version = version;
    if (id == m_id)
        return;
    m_pause.stop();
    m_id = id;
    if (!m_log.isEmpty())
        lockFile();
}

/// What another login left of the same draft is not ours to write on.
QString Recovery::ownName() const
{
    return m_login.isEmpty() ? m_id : m_id + u'-' + shortHash(m_login);
}

/// A file that another window has open is not ours: the draft is kept in a second one.
void Recovery::lockFile()
{
    QDir().mkpath(folder(m_log));
    for (int copy = 1; copy <= MaxWindows; ++copy) {
        const QString name = copy == 1 ? ownName() : QStringLiteral("%1-%2").arg(ownName()).arg(copy);
        m_path = QStringLiteral("%1/%2.json").arg(folder(m_log), name);
        m_lock = std::make_unique<QLockFile>(m_path + QStringLiteral(".lock"));
        m_lock->setStaleLockTime(0); // Only a process that is gone leaves a lock behind.
        if (m_lock->tryLock(0))
            return;
    }
    m_lock.reset();
    m_path.clear(); // What nobody may write is not kept.
}

void Recovery::keep(const std::optional<KeptDraft> &left)
{
    if (!m_draft.isEditable()) {
        m_left = left;
        return;
    }
    if (m_draft.isModified())
        write();
    else if (left && left->path == m_path)
        remove(); // The log has it.
    if (left && left->path != m_path)
        drop(*left);
}

void Recovery::flush()
{
    if (!m_pause.isActive())
        return;
    m_pause.stop();
    write();
}

void Recovery::setVersion(Version version)
{
    if (std::exchange(m_version, version) != version && m_draft.isModified())
        write(); // What was typed while it was being saved is typed on what was saved.
}

void Recovery::forget()
{
    remove();
    if (const auto left = std::exchange(m_left, std::nullopt); left && left->path != m_path)
        drop(*left);
}

void Recovery::remove()
{
    m_pause.stop();
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

void Recovery::drop(const KeptDraft &kept)
{
    QLockFile lock(kept.path + QStringLiteral(".lock"));
    lock.setStaleLockTime(0);
    if (lock.tryLock(0))
        QFile::remove(kept.path);
}

void Recovery::write()
{
    if (m_path.isEmpty())
        return;
    const Sheet sheet = m_sheetAsTyped();
    const bool isTyped = m_draft.isModified() || sheet != m_draft.sheet();
    if (!isTyped || !m_draft.isEditable())
        return remove();
    QJsonObject unread;
    for (auto each = sheet.unread.cbegin(); each != sheet.unread.cend(); ++each)
        unread.insert(each.key(), each.value());
    const QJsonObject kept{{"id", m_id}, {"version", m_version}, {"login", m_login},
        {"at", QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}, {"content", json::toJson(sheet.content)},
        {"unread", unread}};
    QSaveFile file(m_path);
    // What cannot be kept is still in the form; there is nothing better to do than to go on. What was kept before
    // stays: a file that is committed with its buffer unwritten would take its place, and be empty.
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(kept).toJson(QJsonDocument::Compact)) > 0
        && file.flush())
        file.commit();
    QFile::setPermissions(file.fileName(), QFile::ReadOwner | QFile::WriteOwner);
}

std::optional<KeptDraft> Recovery::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    auto content = json::fromJson<DocumentContent>(object.value(QStringLiteral("content")).toObject()).value;
    if (isRefused(content))
        return std::nullopt;
    KeptDraft kept;
    kept.id = object.value(QStringLiteral("id")).toString();
    kept.path = path;
    kept.login = object.value(QStringLiteral("login")).toString();
    kept.version = object.value(QStringLiteral("version")).toInteger(KeptDraft::NotInLog);
    kept.keptAt = QDateTime::fromString(object.value(QStringLiteral("at")).toString(), Qt::ISODate);
    kept.sheet.content = std::get<DocumentContent>(std::move(content));
    const QJsonObject unread = object.value(QStringLiteral("unread")).toObject();
    for (auto each = unread.begin(); each != unread.end(); ++each)
        kept.sheet.unread.insert(each.key(), each.value().toString());
    return kept.id.isEmpty() ? std::nullopt : std::optional(kept);
}

std::vector<KeptDraft> Recovery::left(const LogPlace &place)
{
    std::vector<KeptDraft> result;
    const QDir there(folder(place.id));
    for (const QFileInfo &file : there.entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Time)) {
        QLockFile lock(file.filePath() + QStringLiteral(".lock"));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue;
        if (auto kept = read(file.filePath()); kept && mayBeOffered(*kept, place))
            result.push_back(std::move(*kept));
    }
    return result;
}

} // namespace seriatim
