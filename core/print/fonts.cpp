#include "print/fonts.h"

#include <QFontDatabase>

#include <array>

/// Resources of a static library are lost unless somebody asks for them; this must stand outside of
/// any namespace.
static void keepFonts()
{
    Q_INIT_RESOURCE(pagefonts);
}

namespace seriatim::print {

namespace {

struct Families {
    QString sans;
    QString mono;
};

QString loaded(const char *fileName)
{
    const int id = QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/%1").arg(QLatin1StringView(fileName)));
    return QFontDatabase::applicationFontFamilies(id).value(0);
}

Families loadedFamilies()
{
    keepFonts();
    Families families;
    for (const char *fileName : {"NotoSans-Bold.ttf", "NotoSans-Italic.ttf", "NotoSans-Regular.ttf"})
        families.sans = loaded(fileName);
    families.mono = loaded("NotoSansMono-Regular.ttf");
    return families;
}

} // namespace

QFont fontFor(Face face, qreal points)
{
    static const Families families = loadedFamilies();
    QFont font(face == Face::Mono ? families.mono : families.sans);
    font.setPixelSize(qRound(points * FontUnits));
    font.setWeight(face == Face::Bold ? QFont::Bold : QFont::Normal);
    font.setItalic(face == Face::Italic);
    // Spacing, however small, turns ligatures off: else a file would be read as "ﬁle", and not be
    // found again.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace seriatim::print
