#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace seriatim::crash {

/// What a process that issues was told to do, and what it said that it had done. Kept by the test, outside the log.
struct Acknowledged {
    QString reference; ///< Unique to the intent: stands in the document.
    QString document;
    QString number;
};

/// Everything acknowledged so far, by command id.
using Acknowledgements = QHash<QString, Acknowledged>;

/// Lines for `issue`, one document each, with the command ids and references that the acknowledgements are held
/// against.
struct Intents {
    QByteArray lines;
    QStringList commands; ///< By line, from the first.
    QStringList references;
};
Intents makeIntents(int count);

/// Takes over what a process printed: whole lines only, for what follows the last line break was never told.
void takeAnswers(
    const QByteArray &output, const Intents &intents, Acknowledgements &acknowledged, QStringList &refusals);

/// What is wrong with the log, against what was acknowledged: lost or changed documents, numbers given twice, holes, a
/// broken chain. Empty if nothing is.
QStringList faultsOf(const QString &logPath, const Acknowledgements &acknowledged);

/// A new log with the usual series and a company.
void createLog(const QString &path);

} // namespace seriatim::crash
