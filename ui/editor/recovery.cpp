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

constexpr int Pause = 700; ///< Milliseconds after the last key.

} // namespace

Recovery::Recovery(const QString &log, Draft &draft, QObject *parent) : QObject(parent), m_log(log), m_draft(draft)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &Recovery::write);
    connect(&m_draft, &Draft::changed, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_draft, &Draft::savedChanged, this, &Recovery::write);
}

Recovery::~Recovery()
{
    flush();
}

QString Recovery::folder(const QString &log)
{
    const QByteArray hash = QCryptographicHash::hash(log.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("%1/drafts/%2")
        .arg(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation), QString::fromLatin1(hash));
}

QString Recovery::fileOf(const QString &log, const QString &id)
{
    return QStringLiteral("%1/%2.json").arg(folder(log), id);
}

void Recovery::begin(const QString &id, bool isInLog)
{
    if (id == m_id) {
        m_isInLog = isInLog;
        return;
    }
    m_pause.stop();
    m_id = id;
    m_isInLog = isInLog;
    if (m_log.isEmpty())
        return;
    QDir().mkpath(folder(m_log));
    m_lock = std::make_unique<QLockFile>(fileOf(m_log, id) + QStringLiteral(".lock"));
    m_lock->setStaleLockTime(0); // Only a process that is gone leaves a lock behind.
    m_lock->tryLock(0);
}

void Recovery::flush()
{
    if (!m_pause.isActive())
        return;
    m_pause.stop();
    write();
}

void Recovery::forget()
{
    m_pause.stop();
    if (!m_id.isEmpty())
        drop(m_log, m_id);
}

void Recovery::drop(const QString &log, const QString &id)
{
    QFile::remove(fileOf(log, id));
}

void Recovery::write()
{
    if (m_id.isEmpty() || m_log.isEmpty())
        return;
    if (!m_draft.isModified() || !m_draft.isEditable())
        return forget();
    QJsonObject unread;
    const auto &texts = m_draft.sheet().unread;
    for (auto each = texts.cbegin(); each != texts.cend(); ++each)
        unread.insert(each.key(), each.value());
    const QJsonObject kept{{"id", m_id}, {"inLog", m_isInLog},
        {"at", QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}, {"content", json::toJson(m_draft.content())},
        {"unread", unread}};
    QSaveFile file(fileOf(m_log, m_id));
    // What cannot be kept is still in the form; there is nothing better to do than to go on.
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(kept).toJson(QJsonDocument::Compact)) > 0)
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
    kept.isInLog = object.value(QStringLiteral("inLog")).toBool();
    kept.keptAt = QDateTime::fromString(object.value(QStringLiteral("at")).toString(), Qt::ISODate);
    kept.sheet.content = std::get<DocumentContent>(std::move(content));
    const QJsonObject unread = object.value(QStringLiteral("unread")).toObject();
    for (auto each = unread.begin(); each != unread.end(); ++each)
        kept.sheet.unread.insert(each.key(), each.value().toString());
    return kept.id.isEmpty() ? std::nullopt : std::optional(kept);
}

std::vector<KeptDraft> Recovery::left(const QString &log)
{
    std::vector<KeptDraft> result;
    const QDir place(folder(log));
    for (const QFileInfo &file : place.entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Time)) {
        QLockFile lock(file.filePath() + QStringLiteral(".lock"));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue;
        if (auto kept = read(file.filePath()))
            result.push_back(std::move(*kept));
    }
    return result;
}

} // namespace seriatim
