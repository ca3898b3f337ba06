#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "log/eventlog.h"
#include "ui/editor/draft.h"
#include "ui/shell/logplace.h"

namespace seriatim {

/// A draft as it was left.
struct KeptDraft {
    QString id;
    Sheet sheet;
    Version version = NotInLog; ///< That was typed on.
    QDateTime keptAt;
    QString login; ///< By which it was typed; empty where the log knows no logins.
    QString path;  ///< Of its file.

    static constexpr Version NotInLog = -1; ///< Of a draft that was never saved.
    bool isInLog() const { return version != NotInLog; }
};

/// Keeps what is typed but not saved on this workstation, never in the log: one file a draft, written a moment after
/// a key, gone once it is saved, issued or discarded. While an editor is open its file is locked: no other
/// window offers it, and one that has the same draft open keeps what is typed there in a file of its own.
class Recovery final : public QObject
{
    Q_OBJECT

public:
    /// The drafts belong to the log by its id: the way to it may change, as when it moves to a server.
    Recovery(const LogPlace &place, Draft &draft, QObject *parent);
    ~Recovery() override;

    /// How the draft reads with what is typed into a cell that is still open; `noteTyping` tells of each key there.
    void setReading(std::function<Sheet()> sheetAsTyped) { m_sheetAsTyped = std::move(sheetAsTyped); }
    void noteTyping();

    /// From now on the draft is this document.
    void begin(const QString &id, Version version);
    void setVersion(Version version);
    /// Writes what is typed, and takes it over from the file in which it was left. Of a document that is no draft any
    /// more, it stays there until it is forgotten.
    void keep(const std::optional<KeptDraft> &left);
    /// What was typed is needed no more, nor what was left of it.
    void forget();
    /// Writes at once what is not written yet.
    void flush();

    /// Drafts of the log that no window has open, the latest first. On a server, none that were typed by another login.
    static std::vector<KeptDraft> left(const LogPlace &place);
    /// Forgets a draft that was left, unless a window has it open.
    static void drop(const KeptDraft &kept);

private:
    static QString folder(const QString &log);
    QString ownName() const;
    void lockFile();
    void remove();
    static std::optional<KeptDraft> read(const QString &path);
    void write();

    QString m_log, m_login;
    Draft &m_draft;
    std::function<Sheet()> m_sheetAsTyped;
    QString m_id;
    Version m_version = KeptDraft::NotInLog;
    QString m_path;                  ///< Of the file, if there is one.
    std::optional<KeptDraft> m_left; ///< Of which is still to be said what becomes of it.
    QTimer m_pause;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace seriatim
