#include "cli/console.h"

#include <cerrno>

#include "log/jsonform.h"

namespace seriatim::cli {

void Console::answer(const QJsonObject &object)
{
    write(json::compact(object) + '\n');
}

void Console::answer(const std::vector<QJsonObject> &objects)
{
    QByteArray lines;
    for (const QJsonObject &each : objects)
        lines += json::compact(each) + '\n';
    write(lines);
}

void Console::write(const QByteArray &text)
{
    if (m_out.write(text) != text.size())
        throw AnswersLost{m_out.errorString()};
}

bool AnswersLost::isReaderGone() const
{
    return detail == qt_error_string(EPIPE);
}

void Console::say(const QString &sentence)
{
    m_err.write(sentence.toUtf8() + '\n');
}

} // namespace seriatim::cli
