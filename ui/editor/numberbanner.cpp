#include "ui/editor/numberbanner.h"

#include <QHBoxLayout>
#include <QLocale>

#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

using style::Tone;

NumberBanner::NumberBanner(QWidget *parent)
    : QWidget(parent),
      m_card(new style::Card),
      m_icon(new QLabel),
      m_kind(style::label({})),
      m_number(style::heading({})),
      m_words(style::label({}))
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    auto *row = new QHBoxLayout(m_card);
    row->setContentsMargins(style::Margin - 2, style::Gap + 2, style::Margin - 2, style::Gap + 2);
    row->setSpacing(style::Gap + 2);
    for (QWidget *each :
        {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_number)})
        row->addWidget(each);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setWordWrap(true);
    row->addWidget(m_words, 1);
}

void NumberBanner::set(Tone tone, const QString &icon, DocumentKind kind, const QString &number, const QString &words)
{
    m_card->setTone(tone);
    style::setPicture(
        m_icon, [sign = style::icon(icon, tone)] { return sign.pixmap(style::IconSize, style::IconSize); });
    m_kind->setText(words::kindName(kind));
    m_number->setText(number);
    m_number->setVisible(!number.isEmpty());
    m_words->setText(words);
    setAccessibleName(QStringLiteral("%1 %2: %3").arg(m_kind->text(), number, words));
}

void NumberBanner::showDraft(DocumentKind kind, const QString &nextNumber)
{
    const QString words = nextNumber.isEmpty()
        ? tr("Draft without a number. The number comes when you issue.")
        : tr("Draft · next: %1 (not reserved). Issue makes %1 final.").arg(nextNumber);
    set(Tone::Neutral, QStringLiteral("state-draft"), kind, {}, words);
}

void NumberBanner::showReserved(const DocumentDetails &details, const QString &actor)
{
    const DocumentView &view = details.view;
    const QString since = words::localTime(view.reservedSince, QLocale());
    const QString who = view.reservedBy == actor ? tr("reserved by you since %1.").arg(since)
                                                 : tr("reserved by %1 since %2.").arg(view.reservedBy, since);
    set(Tone::Attention, QStringLiteral("state-reserved"), details.row.kind, view.reservedNumber,
        tr("%1 It becomes final when you issue; discarding this draft asks for a reason and voids it.").arg(who));
}

void NumberBanner::showDetails(const DocumentDetails &details, const QString &actor)
{
    const DocumentView &view = details.view;
    const QString number = view.state.number;
    const QString day = words::date(view.state.content.date, QLocale());
    switch (details.row.state) {
    case DocumentState::Draft:
        return showDraft(details.row.kind, details.nextNumber);
    case DocumentState::Reserved:
        return showReserved(details, actor);
    case DocumentState::Issued:
        return set(Tone::Good, QStringLiteral("state-issued"), details.row.kind, number,
            (details.row.kind.creditedBy()
                    ? tr("issued, dated %1. It is final: it is corrected by a credit memo, or voided.")
                    : tr("issued, dated %1. It is final: if it is wrong, it is voided."))
                .arg(day));
    case DocumentState::Credited: {
        const auto &credits = view.state.credits;
        return set(Tone::Accent, QStringLiteral("state-credited"), details.row.kind, number,
            credits.empty() ? tr("credited.")
                            : tr("issued, dated %1, and taken back by %2.").arg(day, credits.begin()->second));
    }
    case DocumentState::Voided:
        return set(Tone::Bad, QStringLiteral("state-void"), details.row.kind, number,
            tr("void since %1, by %2: “%3”. The number is never used again.")
                .arg(words::localTime(view.voidedAt, QLocale()), view.voidedBy, view.voidReason));
    case DocumentState::Discarded:
        return set(
            Tone::Muted, QStringLiteral("state-discarded"), details.row.kind, {}, tr("This draft was discarded."));
    }
}

} // namespace seriatim
