#pragma once

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QWidget>

#include <functional>
#include <vector>

#include "ui/style/widgets.h"

namespace seriatim::style {

/// A plain sentence at the top of a page, with a button that does something about it ("Retry"), until it is closed or
/// done. Hidden while there is nothing to say. Whoever typed when one of its buttons was pressed types on.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    /// What a button is called, and what it does.
    struct Way {
        QString button;
        std::function<void()> action;
    };

    explicit Banner(QWidget *parent = nullptr);

    void say(Tone tone, const QString &sentence);
    void offer(Tone tone, const QString &sentence, const QString &button, std::function<void()> action);
    /// `reading` ("list") failed: says so until it worked, also after other messages. Of several the latest is said;
    /// Retry reads all that failed.
    void sayUnread(const QString &reading, const QString &sentence, std::function<void()> again);
    /// This reading worked.
    void clearUnread(const QString &reading);
    /// Two ways to go on, or three; the first is `button()`.
    void offer(Tone tone, const QString &sentence, const Way &first, const Way &second, const Way &third = {});
    /// Stays until the way is gone, or `relent`: it can neither be closed, nor does anything else take its place.
    void insist(Tone tone, const QString &sentence, const Way &way);
    /// The message is done with.
    void clear();
    /// So is what was insisted on.
    void relent();

    QString sentence() const { return m_sentence->text(); }
    QPushButton *button() const { return m_button; }
    QPushButton *otherButton() const { return m_other; }
    QPushButton *thirdButton() const { return m_third; }

private:
    /// A reading that failed.
    struct Unread {
        QString reading;
        QString sentence;
        std::function<void()> again;
    };

    void go(const std::function<void()> &action);
    void show(Tone tone, const QString &sentence, const Way &first, const Way &second, const Way &third = {});
    void showUnread();
    void retry();
    void forget(const QString &reading);
    void close();

    QPointer<QWidget> m_before; ///< Had the focus before one of the buttons.
    Card *m_card;
    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_button;
    QPushButton *m_other;
    QPushButton *m_third;
    QToolButton *m_close;
    bool m_insists = false;
    bool m_tellsUnread = false; ///< What stands here is that readings failed.
    std::function<void()> m_action;
    std::function<void()> m_otherAction;
    std::function<void()> m_thirdAction;
    std::vector<Unread> m_unread; ///< The latest last.
};

} // namespace seriatim::style
