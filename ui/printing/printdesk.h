#pragma once

#include <QObject>

#include <functional>
#include <memory>

#include "log/ids.h"
#include "outgoing/outgoing.h"
#include "readmodel/documents.h"
#include "ui/desk.h"
#include "ui/style/banner.h"

class QPrinter;

namespace seriatim {

/// Asks where to, prints and exports, and says what came of it.
class PrintDesk final : public QObject
{
    Q_OBJECT

public:
    PrintDesk(Desk &desk, QWidget *window);

    /// Something is on its way to the printer or into a file.
    bool isBusy() const { return m_underWay > 0; }

    void print(const QString &document, const QString &number, style::Banner &banner);
    void exportOne(const DocumentRow &row, style::Banner &banner);
    /// Into a folder, one file each, named by the numbers; can be cancelled between two.
    void exportMany(const std::vector<DocumentRow> &rows, style::Banner &banner);

    /// As the dialogs end: the printer, or the place, has been chosen.
    void printOn(const std::shared_ptr<QPrinter> &printer, const QString &document, style::Banner &banner,
        const QUuid &command = ids::next());
    void exportTo(const outgoing::Export &wanted, style::Banner &banner);
    void exportInto(const QString &folder, const std::vector<DocumentRow> &rows, style::Banner &banner);

signals:
    void said(const QString &sentence);
    void finished();
    void busyChanged();

private:
    struct Many;

    void paintPages(const std::shared_ptr<QPrinter> &printer, const outgoing::Pages &pages, const QString &document,
        style::Banner &banner);
    void takeBack(const RecordPrintFailure &failure, const QString &number, style::Banner &banner);
    void resume(const std::shared_ptr<Many> &many);
    void begin();
    void end();
    void exportNext(const std::shared_ptr<Many> &many);
    static QString take(Many &many, const outgoing::Export &wanted, const Reply<outgoing::ExportResult> &reply);
    void tellDone(const Many &many);
    void tellStopped(const std::shared_ptr<Many> &many, const QString &why);
    static bool bearsItNoMore(const outgoing::Failure &failure);
    static QString lastFolder();
    static void rememberFolder(const QString &folder);
    static QString fileNameOf(const DocumentRow &row);
    static QString faultSentence(const outgoing::Failure &failure);
    void tell(const outgoing::Failure &failure, style::Banner &banner, const std::function<void()> &again);

    Desk &m_desk;
    QWidget *m_window;
    int m_underWay = 0;
};

} // namespace seriatim
