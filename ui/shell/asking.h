#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace seriatim {

/// What a person is asked before something that cannot be taken back.
struct Question {
    QString title;        ///< "Void INV-2026-00450"
    QString what;         ///< What will happen, in a sentence.
    QString confirm;      ///< On the button: "Void".
    bool isLossy = false; ///< What is lost is lost: Return does not confirm.
};

/// Asks for a reason (3 to 255 characters) in a window-modal dialog; `answered` hears it unless it was cancelled.
void askReason(QWidget *parent, const Question &question, std::function<void(const QString &reason)> answered);

/// Another way on than the one that is asked about.
struct Instead {
    QString verb;
    std::function<void()> taken; ///< Empty: there is none.
};

/// Asks before going on; `confirmed` is called unless it was cancelled, or another way was taken.
void askToConfirm(
    QWidget *parent, const Question &question, std::function<void()> confirmed, const Instead &instead = {});

} // namespace seriatim
