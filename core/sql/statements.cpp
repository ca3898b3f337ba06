#include "sql/statements.h"

#include <QDirIterator>
#include <QFile>

#include "sql/readmodels.h"

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
        if (line.startsWith(u"--: ")) {
            name = line.mid(4).trimmed();
            if (statements.contains(name))
                qFatal("two statements are named %s", qPrintable(name));
        } else if (!line.startsWith(u"--") && !name.isEmpty())
            statements[name] += line + u'\n';
    }
}

/// `:s0, :s1, …`: a place for each column of the key.
QString placesFor(const QString &key, QChar end)
{
    QStringList places;
    for (qsizetype i = 0; i < key.split(QStringLiteral(", ")).size(); ++i)
        places.append(QStringLiteral(":%1%2").arg(end).arg(i));
    return places.join(QStringLiteral(", "));
}

/// The template as a statement on that table.
QString statementOn(const ReadModel &model, QString text)
{
    const QString key = QString::fromLatin1(model.key);
    return text.replace(QStringLiteral("$table"), QString::fromLatin1(model.table))
        .replace(QStringLiteral("$key"), key)
        .replace(QStringLiteral("$shown"), QString::fromLatin1(model.shown))
        .replace(QStringLiteral("$from"), placesFor(key, u's'))
        .replace(QStringLiteral("$to"), placesFor(key, u'e'));
}

/// Makes each template, which names a $table, a statement for each.
void fillTemplates(QHash<QString, QString> &statements)
{
    for (const QString &name : statements.keys()) {
        if (!statements[name].contains(QStringLiteral("$table")))
            continue;
        const QString text = statements.take(name);
        for (const ReadModel &model : ReadModels)
            statements.insert(name + u'.' + QString::fromLatin1(model.table), statementOn(model, text));
    }
}

QHash<QString, QString> readStatements()
{
    initializeResources();
    QHash<QString, QString> statements;
    QDirIterator files(Root + QStringLiteral("queries"));
    while (files.hasNext())
        addStatements(statements, QString::fromUtf8(contentOf(files.next())));
    fillTemplates(statements);
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
