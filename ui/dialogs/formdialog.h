#pragma once

#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/dialogs/fieldform.h"
#include "ui/style/banner.h"

namespace seriatim {

/// A dialog with a form: says what it is about and what becomes final by it; its button is grey, and says why, until
/// the form can be sent.
class FormDialog : public QDialog
{
    Q_OBJECT

public:
    void reject() override; ///< Waits while something is under way.

    FieldForm &form() { return *m_form; }
    const FieldForm &form() const { return *m_form; }
    QPushButton *sendButton() const { return m_send; }
    style::Banner *banner() const { return m_banner; }

protected:
    explicit FormDialog(QWidget *parent);

    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

    /// As high as its words need at its width.
    void fitHeight();
    void introduce(const QString &heading, const QString &consequence);
    /// `isDefault`: whether Return presses the button. What is asked twice before is not done by Return.
    void setVerb(const QString &verb, bool isDefault = true);
    /// Another button before the others.
    QPushButton *addButton(const QString &verb) { return m_buttons->addButton(verb, QDialogButtonBox::ActionRole); }
    QPushButton *cancelButton() const { return m_cancel; }
    /// Lets a long form scroll, so that the buttons stay in sight on a small screen.
    void scrollForm();

    /// The button was pressed.
    virtual void send() = 0;
    /// Why it cannot be sent as it is; empty if it can. The heir calls `review` when that may have changed.
    virtual QString obstacle() const { return {}; }
    virtual bool isSending() const { return false; }
    void review();

private:
    QLabel *m_heading;
    QLabel *m_consequence;
    FieldForm *m_form;
    QVBoxLayout *m_column;
    style::Banner *m_banner;
    QPushButton *m_send;
    QPushButton *m_cancel;
    QDialogButtonBox *m_buttons;
    bool m_isScrolling = false;
};

} // namespace seriatim
