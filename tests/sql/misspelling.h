#pragma once

#include <QByteArray>

#include <vector>

/// JSON that is almost what a program writes: to ask of each whether it is taken, and could be read.
namespace seriatim::misspelling {

/// Each place of the text with each of some characters and words in it, before it or behind it, and without what stands
/// there: as far as JSON comes of it.
std::vector<QByteArray> oneEdit(const QByteArray &text);

/// The text with a few of its words, or of others, put elsewhere, left out or exchanged, at random: as far as JSON
/// comes of it. `count`: how many; `seed` makes the same ones each time.
std::vector<QByteArray> fewEdits(const QByteArray &text, std::size_t count, quint32 seed);

/// The content of a document with each name that a content can have, wherever it stands, as each kind of value.
std::vector<QByteArray> withEachName(const QByteArray &content);

/// Objects of those names, nested at random, most of them as in a content; with blanks and repeated keys here and
/// there.
std::vector<QByteArray> grown(std::size_t count, quint32 seed);

} // namespace seriatim::misspelling
