#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

#include "ui/editor/draft.h"

namespace seriatim {

/// A draft as it was left.
struct KeptDraft {
    QString id;
    Sheet sheet;
    bool isInLog = false;
    QDateTime keptAt;
};

/// Keeps what is typed but not saved on this workstation, never in the log: one file a draft, written a moment after
/// the last key, gone once it is saved, issued or discarded. While an editor is open its file is locked, so that
/// another window does not offer it.
class Recovery final : public QObject
{
    Q_OBJECT

public:
    /// `log`: which log the drafts belong to; an empty one keeps nothing.
    Recovery(const QString &log, Draft &draft, QObject *parent);
    ~Recovery() override;

    /// From now on the draft is this document.
    void begin(const QString &id, bool isInLog);
    void setInLog(bool isInLog) { m_isInLog = isInLog; }
    void forget();
    /// Writes at once what is not written yet.
    void flush();

    /// Drafts of the log that no window has open, the latest first.
    static std::vector<KeptDraft> left(const QString &log);
    static void drop(const QString &log, const QString &id);

private:
    static QString folder(const QString &log);
    static QString fileOf(const QString &log, const QString &id);
    static std::optional<KeptDraft> read(const QString &path);
    void write();

    QString m_log;
    Draft &m_draft;
    QString m_id;
    bool m_isInLog = false;
    QTimer m_pause;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace seriatim
