#pragma once

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "store/store.h"

namespace seriatim::crash {

/// What a process that issues was told to do, and what it said that it had done. Kept by the test, outside the log.
struct Acknowledged {
    QString reference; ///< Unique to the intent: stands in the document.
    QString document;
    QString number;
};

/// The day of the whole test, taken once: of two readings one may fall into another year.
QDate today();

/// Everything acknowledged so far, by command id.
using Acknowledgements = QHash<QString, Acknowledged>;

/// Lines for `issue`, one document each, with the command ids and references that the acknowledgements are held
/// against.
struct Intents {
    QByteArray lines;
    QStringList commands; ///< By line, from the first.
    QStringList references;

    Intents &operator+=(const Intents &more);
};
/// `more`: keys that stand in each line beside, or in the place of, the usual ones.
Intents makeIntents(int count, const QJsonObject &more = {});

/// Takes over what a process printed: whole lines only, for what follows the last line break was never told.
void takeAnswers(
    const QByteArray &output, const Intents &intents, Acknowledgements &acknowledged, QStringList &refusals);

/// What is wrong with the log, against what was acknowledged: lost or changed documents, numbers given twice, holes, a
/// broken chain. Empty if nothing is.
QStringList faultsOf(const QString &logPath, const Acknowledgements &acknowledged);

/// For the program, so that it issues what it reads.
QStringList issueArguments(const QString &log);

/// A series whose first number is still to be given, for this year and the three before it.
void defineSeriesOf(Store &store, const QString &code, const QString &mask);

/// A new log with the usual series and a company: a file, or an empty log on a server.
void createLog(const QString &path);

} // namespace seriatim::crash
