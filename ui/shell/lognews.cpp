#include "ui/shell/lognews.h"

#include <QCoreApplication>

#include <memory>

#include "ui/desk.h"
#include "ui/shell/logplace.h"
#include "ui/style/banner.h"
#include "words/words.h"

namespace seriatim {

namespace {

/// A context for translators: what is said about the log.
class LogWords
{
    Q_DECLARE_TR_FUNCTIONS(LogWords)
};

QString blindSentence(const Trouble &trouble)
{
    const QString cause = trouble.sentence();
    if (trouble.isAboutLogin())
        return LogWords::tr("Lists may be old, and nothing can be saved just now. %1").arg(cause);
    if (trouble.failure)
        return LogWords::tr("Lists may be old, and nothing can be saved just now; it is tried again by itself. %1")
            .arg(cause);
    return LogWords::tr("What others write is not seen, so lists may be old. %1").arg(cause);
}

} // namespace

void tellLogNews(Desk &desk, const LogPlace &place, style::Banner &banner, const std::function<void()> &logIn)
{
    const auto readOnly = std::make_shared<QString>(place.readOnly);
    const auto tellPlace = [&banner, readOnly, caution = place.caution] {
        banner.clear();
        if (const QString &sentence = readOnly->isEmpty() ? caution : *readOnly; !sentence.isEmpty())
            banner.say(style::Tone::Attention, sentence);
    };
    const auto becomeReadOnly = [tellPlace, readOnly](const QString &reason) {
        if (!readOnly->isEmpty())
            return; // It was so from the beginning, which is told.
        *readOnly = words::readOnlySentence(reason);
        tellPlace();
    };
    const auto tellBlind = [&desk, &banner, logIn](const Trouble &trouble) {
        const style::Banner::Way retry{LogWords::tr("Retry"), [&desk] { desk.refresh(); }};
        if (trouble.isAboutLogin())
            banner.offer(style::Tone::Bad, blindSentence(trouble), {LogWords::tr("Log in again"), logIn}, retry);
        else
            banner.offer(style::Tone::Bad, blindSentence(trouble), retry, {});
    };
    tellPlace();
    QObject::connect(&desk, &Desk::wentBlind, &banner, tellBlind);
    QObject::connect(&desk, &Desk::seesAgain, &banner, tellPlace);
    QObject::connect(&desk, &Desk::becameReadOnly, &banner, becomeReadOnly);
}

} // namespace seriatim
