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
    explicit Banner(QWidget *parent = nullptr);

    void say(Tone tone, const QString &sentence);
    void offer(Tone tone, const QString &sentence, const QString &button, std::function<void()> action);
    /// `reading` ("list") failed: says so, with Retry, until it worked.
    void sayUnread(const QString &reading, const QString &sentence, std::function<void()> again);
    /// Takes back what was said of this reading, if that is what stands here.
    void clearUnread(const QString &reading);
    void clear();

    QString sentence() const { return m_sentence->text(); }
    QPushButton *button() const { return m_button; }

private:
    Card *m_card;
    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_button;
    QToolButton *m_close;
    std::function<void()> m_action;
    QString m_unread; ///< The reading whose failure is told; empty if it is something else.
};

} // namespace seriatim::style
