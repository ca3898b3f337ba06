#pragma once

#include <QTest>

#include <memory>

#include "support/shoptest.h"
#include "ui/desk.h"
#include "ui/documents/documentspage.h"
#include "ui/editor/editorpage.h"
#include "ui/mainwindow.h"
#include "ui/opendialog.h"
#include "ui/patience.h"

namespace seriatim {

/// A window on a shop, with a desk of its own, as a program of its own would have.
class Desktop
{
public:
    Desktop(Shop &shop, const Clock &clock, const QString &actor = QStringLiteral("anna"),
        Shop::Patience patience = std::chrono::seconds(5));
    ~Desktop();

    Desk &desk() { return *m_desk; }
    MainWindow &window() { return *m_window; }
    DocumentsPage &documents() { return *m_window->documents(); }
    /// Comes to the front, where keys go to it.
    void activate();
    EditorPage &editor(); ///< The one that is shown; the test ends if there is none.

    /// The form of a new invoice, ready to be typed into.
    EditorPage &newInvoice();
    EditorPage &open(const QString &id);

    /// Keys to the window in front, as a keyboard sends them.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);

    /// The button in the command bar that carries out the action; the test ends if none is in sight.
    QToolButton *button(const QAction *action);
    /// The chip above the list whose text begins so; the test ends if there is none.
    style::Chip *chip(const QString &text);
    /// The log is that long by now: waits until the window has heard of it, and all that it read then is answered.
    void hearOf(Position head);

    /// The sentence that stands beside the field; empty if none is shown.
    QString faultBeside(const QString &field);
    bool isInSight(const QWidget *widget) const;

private:
    QWindow *keyboard() const;

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

/// As on a computer where the program never ran: no settings, nothing that was kept.
void beginAtHome();

/// A test of the window, in memory and on SQLite.
class WindowTest : public ShopTest
{
    Q_OBJECT

protected:
    /// The window that Anna sits at, opened when it is first asked for.
    Desktop &desktop();
    void closeDesktop() { m_desktop.reset(); }

    /// As this year's numbers of a usual series read: "INV-2026-00001".
    QString numberOf(qint64 ordinal, const QString &series = QStringLiteral("INV"));

protected slots:
    void init() override;
    void cleanup();

private:
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace seriatim
