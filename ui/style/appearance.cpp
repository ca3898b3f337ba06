#include "ui/style/appearance.h"

#include <QSettings>

#include "ui/style/flatstyle.h"
#include "ui/style/tone.h"

namespace seriatim::style {

namespace {

struct Shades {
    QRgb window, base, alternate, button, text, muted, accent, onAccent, light, dark;
};

constexpr Shades Light{0xfff2f3f5, 0xffffffff, 0xfff7f8fa, 0xffffffff, 0xff1c2530, 0xff8a93a0, 0xff0f766b, 0xffffffff,
    0xffffffff, 0xffc3c9d1};
constexpr Shades Dark{0xff20242a, 0xff181b20, 0xff1d2126, 0xff2a2f37, 0xffe4e8ee, 0xff828b98, 0xff2a9d8f, 0xff0b1413,
    0xff363c45, 0xff0e1013};

QPalette paletteOf(const Shades &shades)
{
    QPalette palette;
    const auto set = [&palette](
                         QPalette::ColorRole role, QRgb color) { palette.setColor(role, QColor::fromRgb(color)); };
    set(QPalette::Window, shades.window);
    set(QPalette::Base, shades.base);
    set(QPalette::AlternateBase, shades.alternate);
    set(QPalette::Button, shades.button);
    set(QPalette::ToolTipBase, shades.base);
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText})
        set(role, shades.text);
    set(QPalette::PlaceholderText, shades.muted);
    set(QPalette::Highlight, shades.accent);
    set(QPalette::Link, shades.accent);
    set(QPalette::LinkVisited, shades.accent);
    set(QPalette::HighlightedText, shades.onAccent);
    set(QPalette::Light, shades.light);
    set(QPalette::Midlight, shades.light);
    set(QPalette::Mid, shades.dark);
    set(QPalette::Dark, shades.dark);
    set(QPalette::Shadow, shades.dark);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(shades.muted));
    return palette;
}

/// The desktop's own palette, as it was before the program touched it.
QPalette desktopPalette()
{
    static const QPalette palette = QApplication::palette();
    return palette;
}

} // namespace

Appearance chosenAppearance()
{
    const int stored = QSettings().value(QStringLiteral("appearance")).toInt();
    return stored >= 0 && stored <= static_cast<int>(Appearance::Dark) ? static_cast<Appearance>(stored)
                                                                       : Appearance::Desktop;
}

void chooseAppearance(Appearance appearance)
{
    QSettings().setValue(QStringLiteral("appearance"), static_cast<int>(appearance));
}

void wear(QApplication &application, Appearance appearance)
{
    const QPalette desktop = desktopPalette();
    if (!qobject_cast<FlatStyle *>(application.style()))
        application.setStyle(new FlatStyle);
    if (appearance == Appearance::Desktop && isHighContrast(desktop) && isDark(desktop)) {
        application.setPalette(desktop);
        return;
    }
    const bool dark = appearance == Appearance::Dark || (appearance == Appearance::Desktop && isDark(desktop));
    application.setPalette(paletteOf(dark ? Dark : Light));
}

} // namespace seriatim::style
