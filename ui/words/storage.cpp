#include "words/words.h"

#include <algorithm>

#include "words/patterns.h"

namespace seriatim::words {

namespace {

// clang-format off
constexpr std::pair<LogError::Kind, const char *> Troubles[] = {
    {LogError::Kind::Failed,         QT_TRANSLATE_NOOP("words", "The log could not be used. Nothing was changed; please try again.")},
    {LogError::Kind::OutcomeUnknown, QT_TRANSLATE_NOOP("words", "It is not known yet whether this was done. Look it up before you try again, so that it is not done twice.")},
    {LogError::Kind::Full,           QT_TRANSLATE_NOOP("words", "The disk is full. Nothing was changed; make room, then try again.")},
    {LogError::Kind::ReadOnly,       QT_TRANSLATE_NOOP("words", "The log cannot be written. Nothing was changed; see to the file's permissions, or that its disk can be written.")},
    {LogError::Kind::Damaged,        QT_TRANSLATE_NOOP("words", "The log is damaged: what was read cannot be. Verify it, and restore it from a backup if need be.")},
};

constexpr std::pair<const char *, const char *> ReadOnlyReasons[] = {
    {"backup",        QT_TRANSLATE_NOOP("words", "This log is a backup, and is only read, so that no number is given twice. Restore it to work with it.")},
    {"moved",         QT_TRANSLATE_NOOP("words", "This log was moved elsewhere, and is only read here. Open it at its new place.")},
    {"newer-format",  QT_TRANSLATE_NOOP("words", "This log was written by a newer version of Seriatim, and is only read. Update Seriatim to work with it.")},
    {"older-format",  QT_TRANSLATE_NOOP("words", "This log was written by an older version of Seriatim, and is only read.")},
    {"unknown-event", QT_TRANSLATE_NOOP("words", "This log holds events that this version of Seriatim does not know, and is only read. Update Seriatim to work with it.")},
    {"read-only-file",QT_TRANSLATE_NOOP("words", "The file of this log cannot be written. See to its permissions, then open it again.")},
    {"read-only-media",QT_TRANSLATE_NOOP("words", "This log lies where nothing can be written. Copy it to another place to work with it.")},
    {"damaged",       QT_TRANSLATE_NOOP("words", "This log is damaged, and is only read, so that it does not get worse. Verify it to see where, and restore it from a backup.")},
};
// clang-format on

} // namespace

QString sentence(LogError::Kind kind, const QString &detail)
{
    const auto *found = std::ranges::find(Troubles, kind, &std::pair<LogError::Kind, const char *>::first);
    const QString text = QCoreApplication::translate("words", found->second);
    return detail.isEmpty() ? text : text + QStringLiteral(" (%1)").arg(shown(detail));
}

QString readOnlySentence(const QString &reason)
{
    const auto *found = std::ranges::find_if(ReadOnlyReasons, [&](const auto &each) { return reason == QLatin1StringView(each.first); });
    if (found != std::end(ReadOnlyReasons))
        return QCoreApplication::translate("words", found->second);
    return QCoreApplication::translate("words", "The log can be read, but not written (%1).").arg(shown(reason));
}

} // namespace seriatim::words
