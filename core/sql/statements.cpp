#include "sql/statements.h"

#include <QDirIterator>
#include <QFile>

static void initializeResources()
{
    Q_INIT_RESOURCE(sql); // Static libraries lose resources that nobody asks for.
}

namespace seriatim::sql {

namespace {

const QString Root = QStringLiteral(":/seriatim/sql/");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing resource %s", qPrintable(path));
    return file.readAll();
}

void addStatements(QHash<QString, QString> &statements, const QString &text)
{
    QString name;
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(u"--: "))
            name = line.mid(4).trimmed();
        else if (!line.startsWith(u"--") && !name.isEmpty())
            statements[name] += line + u'\n';
    }
}

QHash<QString, QString> readStatements()
{
    initializeResources();
    QHash<QString, QString> statements;
    QDirIterator files(Root + QStringLiteral("queries"));
    while (files.hasNext())
        addStatements(statements, QString::fromUtf8(contentOf(files.next())));
    return statements;
}

} // namespace

QString statementText(const QString &name)
{
    static const QHash<QString, QString> statements = readStatements();
    const QString text = statements.value(name);
    if (text.isEmpty())
        qFatal("missing statement %s", qPrintable(name));
    return text;
}

QByteArray scriptText(const QString &file)
{
    initializeResources();
    return contentOf(Root + file);
}

} // namespace seriatim::sql
