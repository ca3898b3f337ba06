#pragma once

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "cli/cli.h"

/// Runs the command line within the test, on a log in a folder of its own.
namespace seriatim::test {

using cli::Exit;

struct Outcome {
    Exit exit = Exit::Clean;
    QByteArray out;
    QString words; ///< Standard error.

    /// The answers, a JSON object a line.
    QList<QJsonObject> answers() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                objects += QJsonDocument::fromJson(line).object();
        }
        return objects;
    }
    const QJsonObject answer() const { return answers().value(0); } // Const, so that [] reads.
};

class CommandLine
{
public:
    QDateTime now = QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
    QString actor = QStringLiteral("ada");

    QString path() const { return m_folder.filePath("company.seriatim"); }
    QString file(const QString &name) const { return m_folder.filePath(name); }

    using Open = std::function<sql::Opened(const QString &, const Session &)>;

    Outcome run(const QStringList &arguments, const QByteArray &input = {}, const Open &open = {}) const
    {
        QByteArray typed = input;
        QBuffer in(&typed);
        in.open(QIODevice::ReadOnly);
        return runOn(in, arguments, open);
    }

    Outcome runOn(QIODevice &in, const QStringList &arguments, const Open &open = {}) const
    {
        QBuffer out;
        QBuffer err;
        out.open(QIODevice::WriteOnly);
        err.open(QIODevice::WriteOnly);
        cli::Surroundings surroundings{in, out, err, path(), actor, "desk-1", [this] { return now; }};
        if (open)
            surroundings.open = open;
        const Exit exit = cli::run(arguments, surroundings);
        return {exit, out.data(), QString::fromUtf8(err.data())};
    }

    /// A log with the usual series and a company.
    void begin() const
    {
        write("company.json", R"({"party":{"name":"Harbour Supplies Ltd"},"currency":"EUR"})");
        if (run({"init", "--company", file("company.json")}).exit != Exit::Clean)
            qFatal("the log could not be made");
    }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile out(file(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("the file could not be written");
    }

    QByteArray read(const QString &name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

/// An invoice of one line, with other keys on top.
inline QJsonObject invoice(const QJsonObject &more = {})
{
    QJsonObject document{{"kind", "invoice"}, {"date", "2026-11-23"}, {"currency", "EUR"},
        {"party", QJsonObject{{"name", "Northwind Ltd"}}},
        {"lines",
            QJsonArray{QJsonObject{{"text", "Mooring rope"}, {"quantity", "4"}, {"price", "12.90"},
                {"tax", QJsonObject{{"category", "S"}, {"rate", "23"}}}}}}};
    for (auto key = more.begin(); key != more.end(); ++key)
        document.insert(key.key(), key.value());
    return document;
}

inline QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace seriatim::test
