#pragma once

#include "ui/dialogs/commanddialog.h"

class QListWidget;

namespace seriatim {

/// Puts a reserved number on a draft: offers the drafts that could bear it.
class DraftChooser final : public CommandDialog
{
    Q_OBJECT

public:
    DraftChooser(Desk &desk, const NumberRow &number, DocumentKind kind, QWidget *parent);

protected:
    void send() override;
    QString obstacle() const override;

private:
    void read();
    void offer(const std::vector<DocumentRow> &drafts);

    NumberRow m_number;
    DocumentKind m_kind;
    QListWidget *m_drafts;
    QLabel *m_empty;
};

} // namespace seriatim
