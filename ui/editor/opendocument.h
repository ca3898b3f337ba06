#pragma once

#include <QObject>
#include <QTimer>

#include "ui/editor/draft.h"
#include "ui/editor/outlook.h"
#include "ui/editor/recovery.h"
#include "ui/shell/sender.h"
#include "ui/style/banner.h"

namespace seriatim {

/// The document in the editor as the log knows it: its id, its version, and what issuing would do. Saves it, issues it,
/// and hears when somebody else changes it. What could not be read is said on the banner.
class OpenDocument final : public QObject
{
    Q_OBJECT

public:
    /// Goes on with the reason that was given.
    using OnReason = std::function<void(QString)>;

    OpenDocument(Desk &desk, Draft &draft, Sender &sender, style::Banner &banner, QObject *parent);

    void begin(DocumentKind kind);
    void open(const QString &id);
    /// A draft that was typed but not saved when the program ended.
    void recover(const KeptDraft &kept);
    /// Shows what the log holds; what was typed since is one step of undo behind it.
    void reload() { readAgain(true); }
    /// The log grew: hears what others did, at once or as soon as the last command is settled.
    void follow();

    const QString &id() const { return m_id; }
    bool isInLog() const { return m_details.has_value(); }
    bool isLoaded() const { return m_isLoaded; }
    const std::optional<DocumentDetails> &details() const { return m_details; }
    const Outlook &outlook() const { return m_outlook; }
    const Backdrop &backdrop() const { return m_backdrop; }
    /// As the log knows it; what stands in the way of issuing is for the page to say.
    Subject subject() const;
    /// What stands in the way of issuing: what cannot be read, then what the log says.
    Refusals problems() const;
    /// The log has not answered yet to what was typed last.
    bool isOutlookStale() const { return m_pause.isActive() || m_asked != m_answered; }
    /// Nothing may be typed: it is being issued, or nobody knows whether the last command was done.
    bool isLocked() const;

    /// Saves what is typed, if anything is not saved; `then` goes on once it is.
    void save(std::function<void()> then = {});
    void issue();

    /// The draft as somebody else left it, while another one is typed here.
    const std::optional<DocumentDetails> &theirs() const { return m_theirs; }
    /// What is typed here stays, on top of theirs; and is saved, if that was what met theirs.
    void keepMine();
    /// What was typed becomes a new draft, and the document that it was typed into stays as it is.
    void adopt(const Sheet &sheet);

signals:
    void loaded(); ///< Another document, or another state of it.
    void outlookChanged();
    void backdropChanged(); ///< The company or the series; what a new draft left to the company follows.
    void saved();
    void issued(const QString &number);
    void refused(const Refusal &refusal);
    void reasonWanted(const QString &number, const seriatim::OpenDocument::OnReason &answered);
    /// Somebody else changed the draft: while it is typed into, see `theirs`; or while it is not, and shows theirs now.
    void changedElsewhere();
    void followed(const seriatim::DocumentContent &before);
    /// The draft to be recovered is no draft any more; what was typed is not in it.
    void leftBehind(const seriatim::Sheet &sheet);
    void gone();

private:
    // What is read, for the banner.
    static inline const QString BackdropReading = QStringLiteral("backdrop"),
                                DetailsReading = QStringLiteral("details"),
                                DocumentReading = QStringLiteral("document"),
                                OutlookReading = QStringLiteral("outlook");
    void readAgain(bool evenIfTyped);
    void take(const Opening &opening);
    void takeRecovered(const Opening &opening, const KeptDraft &kept);
    void takeReading(const Opening &opening);
    void takeSaved(const DocumentContent &content, const DocumentAnswer &answer);
    void sendSave(const QString &reason, const std::function<void()> &then);
    void askOutlook();
    void refreshBackdrop();
    void followCompany(const Company &before);
    void takeOutlook(int asked, const Reply<Outlook> &reply);
    void refreshDetails();
    bool takeUnchanged(const DocumentDetails &details);
    void tellTheirs(const DocumentDetails &details);
    void lookAgain(const std::function<void()> &anew);
    void sendIssue();
    /// That was typed on; 0 for one that the log does not have: it may be there by now, from another window.
    Version version() const { return m_details ? m_details->view.version : 0; }
    bool refuse(const Refusal &refusal, const std::function<void()> &anew);

    Desk &m_desk;
    Draft &m_draft;
    Sender &m_sender;
    style::Banner &m_banner;
    QString m_id;
    std::optional<DocumentDetails> m_details;
    Outlook m_outlook;
    Backdrop m_backdrop;
    std::optional<DocumentDetails> m_theirs;
    bool m_savesMine = false; ///< Saving met theirs: it goes on once mine is kept.
    QTimer m_pause;
    int m_asked = 0, m_answered = 0; ///< Tell late answers about what was typed before.
    bool m_isLoaded = false;
    bool m_missedGrowth = false; ///< The log grew while a command was not settled.
    bool m_isIssuing = false;    ///< The last command is to issue it.
    bool m_waitsToIssue = false; ///< Until the log has said whether something stands in the way.
    bool m_isIssued = false;     ///< It is, but does not show it yet.
};

} // namespace seriatim
