#pragma once

#include <QTranslator>

namespace seriatim {

/// Counts in English: the sources say "%n line(s)", and without a translation that is what Qt would show.
class EnglishPlurals final : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    /// Once for the application; translations that are installed later go first.
    static void install();

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;
};

} // namespace seriatim
