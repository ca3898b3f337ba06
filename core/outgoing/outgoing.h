#pragma once

#include <QUuid>

#include "log/ids.h"
#include "print/page.h"
#include "print/pendingfile.h"
#include "usecases/usecases.h"

/// What leaves the program: rendered aside with the number of the next copy, recorded in the log, and only then put on
/// paper or under its name. So nothing is outside that the log does not know of, and what fails half way leaves no file
/// and no copy that counts. The window and the command line send documents out by this one way.
namespace seriatim::outgoing {

/// A document that is on its way to be exported. Sent again with the same `command`, it goes on where it stopped: a
/// copy that was recorded, and of which it is not known that it failed, is not recorded twice.
struct Export {
    QString document;
    QString path;
    print::Existing existing = print::Existing::Keep;
    QUuid command = ids::next();
    document::Medium medium = document::Medium::Pdf; ///< Or `Json`, for issued documents only.
    QString number = {}; ///< By which the document was asked for: refused if it neither bears nor holds it.
};

struct Exported {
    QString path;
    int copy = 0; ///< 0 for a data export, which is no copy.
    Position position = 0;
};

/// Why it did not go out.
struct Failure {
    std::variant<Refusal, print::FileFault> why;
    /// Why the log could not be told that it failed: then the copy counts, though it is nowhere.
    std::optional<Refusal> notTakenBack = {};
};

using ExportResult = std::variant<Exported, Failure>;

ExportResult exportDocument(Store &store, const Export &wanted);

/// Pages that are recorded as printed, and may go to the printer.
struct Pages {
    std::vector<print::Page> pages;
    QString title;
    int copy = 0;
};

/// As with `Export`, the same `command` records one copy, however often its answer is lost.
Result<Pages> recordedPages(Store &store, const QString &document, const QUuid &command);

} // namespace seriatim::outgoing
