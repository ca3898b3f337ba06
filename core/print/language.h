#pragma once

#include "print/pageformat.h"
#include "print/pagewords.h"

namespace seriatim::print {

/// The language of one printed document: its words, and how it writes numbers and dates.
struct Language {
    /// `tag` is a BCP 47 tag (`de-AT`); one that is empty or unknown means British English.
    explicit Language(const QString &tag) : Language(localeFor(tag)) {}
    explicit Language(const QLocale &locale) : words(locale), format(locale) {}

    PageWords words;
    PageFormat format;
};

} // namespace seriatim::print
