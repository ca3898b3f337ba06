#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

#include "print/page.h"

/// Looks at pages the way a reader does.
namespace seriatim::pagefacts {

std::vector<print::TextRun> runsOf(const print::Page &page);

/// The texts that are exactly `text`, in the order of drawing.
std::vector<print::TextRun> found(const print::Page &page, const QString &text);

bool says(const print::Page &page, const QString &text);     ///< As a run of its own.
bool mentions(const print::Page &page, const QString &part); ///< Within a run.

/// All text of all pages, a blank between runs.
QString textOf(const std::vector<print::Page> &pages);

std::vector<QString> watermarksOf(const print::Page &page);

/// What is wrong with where things stand: beyond the margins, or one text on another. Empty if all is well.
QString faultOf(const std::vector<print::Page> &pages);

/// What `pdftotext` reads; empty if there is no such program.
std::optional<QString> pdfText(const QByteArray &pdf, const QStringList &options = {});

/// The output of a program that gets the file's path as its last argument; empty if it cannot be run.
std::optional<QString> outputOf(const QString &program, const QStringList &arguments, const QByteArray &pdf);

} // namespace seriatim::pagefacts
