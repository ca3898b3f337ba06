#pragma once

#include "ui/editor/draft.h"
#include "ui/editor/numberbanner.h"
#include "ui/editor/opendocument.h"
#include "ui/editor/recovery.h"
#include "ui/editor/sheetform.h"
#include "ui/editor/sidepane.h"
#include "ui/shell/documentscreen.h"
#include "ui/shell/documentverbs.h"
#include "ui/shell/logplace.h"

namespace seriatim {

class PrintDesk;

/// The document editor: the number's state, the form, the lines, what it comes to; beside them what is missing and the
/// page as it will be printed. An issued document is shown in the same form, read-only.
class EditorPage final : public DocumentScreen
{
    Q_OBJECT

public:
    EditorPage(Desk &desk, const LogPlace &place, QWidget *parent);
    ~EditorPage() override;

    void begin(DocumentKind kind) { m_open->begin(kind); }
    void open(const QString &id) { m_open->open(id); }
    void recover(const KeptDraft &kept);
    /// While it is open: nothing can be written any more, and why.
    void becomeReadOnly(const QString &sentence);

    Subject subject() const override;
    void carryOut(Verb verb) override;
    void followUp(DocumentKind kind) override;
    void pointOut(Verb verb) override;
    /// Undo, and what is done with lines: for the menu "Edit".
    const QList<QAction *> &editActions() const { return m_form->actions()->all(); }

    const QString &documentId() const { return m_open->id(); }
    /// Has something typed that is not saved, be it in a cell that is still open.
    bool isModified() const;
    /// Must stay although another page is shown: something is not saved, under way, or not told yet.
    bool isNeeded() const;
    /// What it is called in the navigation: "Contoso · Invoice".
    QString name() const;
    void setPreviewShown(bool shown) { m_side->setPreviewShown(shown); }
    /// Closes, once it was said what becomes of what is not saved.
    void askToClose();
    void goTo(const QString &field);

    Draft &draft() { return *m_draft; }
    OpenDocument &document() { return *m_open; }
    HeadForm *head() const { return m_form->head(); }
    GridTable *lines() const { return m_form->lines(); }
    NumberBanner *numberBanner() const { return m_number; }
    style::Banner *banner() const { return m_banner; }
    ProblemList *problems() const { return m_side->problems(); }
    PreviewPane *preview() const { return m_side->preview(); }

protected:
    void hideEvent(QHideEvent *event) override;

signals:
    void closed(); ///< There is nothing left to show: discarded, or gone.
    void companyWanted();

private:
    void refresh() override { m_open->follow(); }
    void build();
    void connectDocument();
    void connectForm();
    void connectVerbs();
    void showLoaded();
    void showOutlook();
    void showTotals();
    void showPreview();
    void showFault(const Refusal &refusal);
    Refusals openProblems() const;
    QMap<QString, QString> faults() const;
    void tellFollowed(const DocumentContent &before);
    void offerTheirs();
    void offerLeftBehind(const Sheet &sheet);
    void takeChange();
    void lockForm();
    void suitEditActions();
    void settled();
    bool hasNews() const;
    void discard();
    void dropTyped();
    void print();
    void afterSaving(void (DocumentVerbs::*verb)(const Subject &));
    void wantParty(const QString &name);
    void leaveNumberBehind(const QString &number, const OpenDocument::OnReason &answered);

    Desk &m_desk;
    LogPlace m_place;
    Draft *m_draft;
    style::Banner *m_banner;
    Sender *m_sender;
    OpenDocument *m_open;
    DocumentVerbs *m_verbs;
    PrintDesk *m_prints;
    Recovery *m_recovery;
    NumberBanner *m_number;
    SheetForm *m_form;
    SidePane *m_side;
    std::optional<Refusal> m_refused; ///< The last refusal, until its field changes.
    std::optional<KeptDraft> m_kept;  ///< That it was opened with.
    QString m_shownId;                ///< The document that the form shows.
    bool m_isLocked = false;
    QString m_seen; ///< What the banner said when another page was shown.
};

} // namespace seriatim
