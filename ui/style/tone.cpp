#include "ui/style/tone.h"

#include <cmath>

namespace seriatim::style {

namespace {

qreal channel(qreal value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// Relative luminance as WCAG 2 has it, 0 to 1.
qreal luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

QColor hue(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Accent:
        return dark ? QColor(0x4c, 0xc2, 0xb4) : QColor(0x0f, 0x76, 0x6b);
    case Tone::Good:
        return dark ? QColor(0x6c, 0xd0, 0x92) : QColor(0x0b, 0x6b, 0x36);
    case Tone::Attention:
        return dark ? QColor(0xf0, 0xbd, 0x57) : QColor(0x8a, 0x57, 0x00);
    case Tone::Bad:
        return dark ? QColor(0xff, 0x8b, 0x80) : QColor(0xb4, 0x23, 0x18);
    case Tone::Neutral:
    case Tone::Muted:
        return palette.color(QPalette::WindowText);
    }
    Q_UNREACHABLE();
}

} // namespace

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

bool isHighContrast(const QPalette &palette)
{
    const qreal text = luminance(palette.color(QPalette::Text));
    const qreal base = luminance(palette.color(QPalette::Base));
    constexpr qreal Pure = 18.9; // Of 21: black on white or yellow on black, where ordinary themes stay below.
    return (std::max(text, base) + 0.05) / (std::min(text, base) + 0.05) > Pure;
}

QColor mixed(const QColor &over, const QColor &under, qreal share)
{
    const auto part = [share](qreal a, qreal b) { return static_cast<float>(a * share + b * (1 - share)); };
    return QColor::fromRgbF(
        part(over.redF(), under.redF()), part(over.greenF(), under.greenF()), part(over.blueF(), under.blueF()));
}

QColor ink(Tone tone, const QPalette &palette)
{
    if (isHighContrast(palette))
        return palette.color(QPalette::WindowText);
    if (tone == Tone::Muted)
        return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.66);
    return hue(tone, palette);
}

QColor wash(Tone tone, const QPalette &palette)
{
    if (isHighContrast(palette) || tone == Tone::Muted)
        return palette.color(QPalette::Window);
    return mixed(hue(tone, palette), palette.color(QPalette::Base), isDark(palette) ? 0.16 : 0.09);
}

QColor edge(Tone tone, const QPalette &palette)
{
    if (isHighContrast(palette))
        return palette.color(QPalette::WindowText);
    if (tone == Tone::Neutral || tone == Tone::Muted)
        return hairline(palette);
    return mixed(hue(tone, palette), palette.color(QPalette::Base), 0.45);
}

QColor hairline(const QPalette &palette)
{
    const qreal share = isHighContrast(palette) ? 1 : isDark(palette) ? 0.2 : 0.16;
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), share);
}

QColor sideGround(const QPalette &palette)
{
    return mixed(
        palette.color(QPalette::WindowText), palette.color(QPalette::Window), isHighContrast(palette) ? 0 : 0.05);
}

QColor selection(const QPalette &palette)
{
    if (isHighContrast(palette))
        return palette.color(QPalette::Highlight);
    return mixed(hue(Tone::Accent, palette), palette.color(QPalette::Base), isDark(palette) ? 0.28 : 0.14);
}

Tone toneOf(DocumentState state)
{
    switch (state) {
    case DocumentState::Draft:
        return Tone::Neutral;
    case DocumentState::Reserved:
        return Tone::Attention;
    case DocumentState::Issued:
        return Tone::Good;
    case DocumentState::Credited:
        return Tone::Accent;
    case DocumentState::Voided:
    case DocumentState::Discarded:
        return Tone::Muted;
    }
    Q_UNREACHABLE();
}

Tone toneOf(series::NumberState state)
{
    switch (state) {
    case series::NumberState::Reserved:
    case series::NumberState::Lost:
        return Tone::Attention;
    case series::NumberState::Finalized:
        return Tone::Good;
    case series::NumberState::Voided:
        return Tone::Muted;
    }
    Q_UNREACHABLE();
}

} // namespace seriatim::style
