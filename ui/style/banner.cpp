#include "ui/style/banner.h"

#include <QApplication>
#include <QHBoxLayout>

#include <utility>

#include "ui/style/icons.h"
#include "ui/style/metrics.h"

namespace seriatim::style {

Banner::Banner(QWidget *parent)
    : QWidget(parent),
      m_card(new Card),
      m_icon(new QLabel),
      m_sentence(label({})),
      m_button(new QPushButton),
      m_other(new QPushButton),
      m_third(new QPushButton),
      m_close(new QToolButton)
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    auto *row = new QHBoxLayout(m_card);
    row->setContentsMargins(Margin - Unit, Gap, Gap, Gap);
    row->setSpacing(Gap);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_button);
    row->addWidget(m_other);
    row->addWidget(m_third);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        m_unread.clear(); // Who was told and closes it need not be told again.
        close();
    });
    connect(m_button, &QPushButton::clicked, this, [this] { go(m_action); });
    connect(m_other, &QPushButton::clicked, this, [this] { go(m_otherAction); });
    connect(m_third, &QPushButton::clicked, this, [this] { go(m_thirdAction); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *old, QWidget *now) {
        if (isAncestorOf(now) && old && !isAncestorOf(old))
            m_before = old;
    });
    hide();
}

void Banner::go(const std::function<void()> &action)
{
    const auto kept = action;
    m_insists = false;
    close();
    if (kept)
        kept();
    if (isHidden())
        showUnread();
}

void Banner::say(Tone tone, const QString &sentence)
{
    offer(tone, sentence, Way{}, Way{});
}

void Banner::offer(Tone tone, const QString &sentence, const QString &button, std::function<void()> action)
{
    offer(tone, sentence, Way{button, std::move(action)}, Way{});
}

void Banner::insist(Tone tone, const QString &sentence, const Way &way)
{
    show(tone, sentence, way, Way{});
    m_insists = true;
    m_close->hide();
}

void Banner::offer(Tone tone, const QString &sentence, const Way &first, const Way &second, const Way &third)
{
    if (!m_insists)
        show(tone, sentence, first, second, third);
}

void Banner::show(Tone tone, const QString &sentence, const Way &first, const Way &second, const Way &third)
{
    m_tellsUnread = false;
    m_card->setTone(tone);
    const bool alarming = tone == Tone::Bad || tone == Tone::Attention;
    const QIcon sign = icon(alarming ? QStringLiteral("warning") : QStringLiteral("info"), tone);
    setPicture(m_icon, [sign] { return sign.pixmap(IconSize, IconSize); });
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    m_button->setText(first.button);
    m_button->setVisible(!first.button.isEmpty());
    m_action = first.action;
    m_other->setText(second.button);
    m_other->setVisible(!second.button.isEmpty());
    m_otherAction = second.action;
    m_third->setText(third.button);
    m_third->setVisible(!third.button.isEmpty());
    m_thirdAction = third.action;
    m_close->show();
    QWidget::show();
}

void Banner::sayUnread(const QString &reading, const QString &sentence, std::function<void()> again)
{
    forget(reading);
    m_unread.push_back({reading, sentence, std::move(again)});
    showUnread();
}

void Banner::clearUnread(const QString &reading)
{
    forget(reading);
    if (m_tellsUnread && m_unread.empty())
        close();
    else if (m_tellsUnread)
        showUnread();
}

void Banner::showUnread()
{
    if (m_insists || m_unread.empty())
        return;
    show(Tone::Bad, m_unread.back().sentence, {tr("Retry"), [this] { retry(); }}, {});
    m_tellsUnread = true;
}

void Banner::retry()
{
    const auto all = std::exchange(m_unread, {});
    for (const Unread &each : all)
        each.again();
}

void Banner::forget(const QString &reading)
{
    std::erase_if(m_unread, [&](const Unread &each) { return each.reading == reading; });
}

void Banner::clear()
{
    if (m_insists || m_tellsUnread)
        return;
    close();
    showUnread();
}

void Banner::relent()
{
    m_insists = false;
    clear();
}

void Banner::close()
{
    m_tellsUnread = false;
    m_action = {};
    m_otherAction = {};
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    // Else the next field of the page would have it, all its text selected: what is typed on would replace that.
    if (hadFocus && m_before && m_before->isVisible() && m_before->isEnabled())
        m_before->setFocus(Qt::OtherFocusReason);
}

} // namespace seriatim::style
