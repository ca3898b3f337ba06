#pragma once

#include <QIODevice>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace seriatim::cli {

/// Thrown when the answers cannot be written any more: the command stops where it is.
struct AnswersLost {
    QString detail; ///< In the system's words.

    /// Nobody reads them (`seriatim issue … | head -1`); else what they are written to has failed.
    bool isReaderGone() const;
};

/// Where a command speaks: answers for programs, words for people.
class Console
{
public:
    Console(QIODevice &out, QIODevice &err) : m_out(out), m_err(err) {}

    /// One line of JSON, which has left the program when this returns.
    void answer(const QJsonObject &object);
    /// A line each, at once.
    void answer(const std::vector<QJsonObject> &objects);

    /// Text that is the answer itself: a report, the help.
    void write(const QByteArray &text);

    /// One line for people.
    void say(const QString &sentence);

private:
    QIODevice &m_out;
    QIODevice &m_err;
};

} // namespace seriatim::cli
