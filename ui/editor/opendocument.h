#pragma once

#include <QObject>
#include <QTimer>

#include "ui/editor/draft.h"
#include "ui/editor/outlook.h"
#include "ui/shell/sender.h"

namespace seriatim {

/// The document in the editor as the log knows it: its id, its version, and what issuing would do. Saves it, issues it,
/// and hears when somebody else changes it.
class OpenDocument final : public QObject
{
    Q_OBJECT

public:
    /// Goes on with the reason that was given.
    using OnReason = std::function<void(QString)>;

    OpenDocument(Desk &desk, Draft &draft, Sender &sender, QObject *parent);

    void begin(DocumentKind kind);
    void open(const QString &id);
    /// A draft that was typed but not saved when the program ended. `isInLog`: an earlier version of it was saved.
    void recover(const QString &id, const Sheet &sheet, bool isInLog);
    void reload();

    const QString &id() const { return m_id; }
    bool isInLog() const { return m_details.has_value(); }
    bool isLoaded() const { return m_isLoaded; }
    const std::optional<DocumentDetails> &details() const { return m_details; }
    const Outlook &outlook() const { return m_outlook; }
    const Backdrop &backdrop() const { return m_backdrop; }
    Subject subject() const;
    /// What stands in the way of issuing: what cannot be read, then what the log says.
    Refusals problems() const;

    /// Saves what is typed, if anything is not saved; `then` goes on once it is.
    void save(std::function<void()> then = {});
    void issue();

signals:
    void loaded(); ///< Another document, or another state of it.
    void outlookChanged();
    void backdropChanged(); ///< The company or the series; what a new draft left to the company follows.
    void saved();
    void issued(const QString &number);
    void refused(const Refusal &refusal);
    void reasonWanted(const QString &number, const seriatim::OpenDocument::OnReason &answered);
    void changedElsewhere();
    void gone();
    void troubled(const Trouble &trouble);

private:
    void take(const Opening &opening, const std::optional<Sheet> &recovered = {});
    void takeSaved(const DocumentContent &content, const DocumentAnswer &answer);
    void sendSave(const QString &reason, const std::function<void()> &then);
    void askOutlook();
    void logGrew();
    void refreshBackdrop();
    void followCompany(const Company &before);
    void refreshDetails();
    std::optional<Refusal> unreadFault() const;

    Desk &m_desk;
    Draft &m_draft;
    Sender &m_sender;
    QString m_id;
    std::optional<DocumentDetails> m_details;
    Outlook m_outlook;
    Backdrop m_backdrop;
    QTimer m_pause;
    int m_asked = 0; ///< Tells late answers about what was typed before.
    bool m_isLoaded = false;
};

} // namespace seriatim
