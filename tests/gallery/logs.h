#pragma once

#include <QString>

/// The logs that the pictures show.
namespace seriatim::gallery {

/// The example company, as `init --example` makes it on the morning of 23 November 2026.
void makeExample(const QString &path);

/// The usual series, and nothing else: a first start.
void makeEmpty(const QString &path);

/// Adds to the example a year's work in a series of its own: 452 numbers, of which some are void, lost or reserved.
void addYear(const QString &path);

/// Makes a backup of it, which is only read.
void makeBackup(const QString &path);

/// Changes an event and loses a number, as somebody with a database tool might.
void damage(const QString &path);

} // namespace seriatim::gallery
