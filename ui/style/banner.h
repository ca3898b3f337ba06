#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include <functional>

#include "ui/style/widgets.h"

namespace seriatim::style {

/// A plain sentence at the top of a page, with a button that does something about it ("Retry"), until it is closed or
/// done. Hidden while there is nothing to say.
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
    /// `reading` ("list") failed: says so, with Retry, until it worked.
    void sayUnread(const QString &reading, const QString &sentence, std::function<void()> again);
    /// Takes back what was said of this reading, if that is what stands here.
    void clearUnread(const QString &reading);
    /// Two ways to go on; the first is `button()`.
    void offer(Tone tone, const QString &sentence, const Way &first, const Way &second);
    /// Stays until the way is gone, or `relent`: it can neither be closed, nor does anything else take its place.
    void insist(Tone tone, const QString &sentence, const Way &way);
    void clear();
    /// Clears it whatever stands here.
    void relent();

    QString sentence() const { return m_sentence->text(); }
    QPushButton *button() const { return m_button; }
    QPushButton *otherButton() const { return m_other; }

private:
    void go(const std::function<void()> &action);
    void show(Tone tone, const QString &sentence, const Way &first, const Way &second);

    Card *m_card;
    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_button;
    QPushButton *m_other;
    QToolButton *m_close;
    bool m_insists = false;
    std::function<void()> m_action;
    QString m_unread; ///< The reading whose failure is told; empty if it is something else.
    std::function<void()> m_otherAction;
};

} // namespace seriatim::style
