#include "ui/windowtest.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>

#include "ui/style/appearance.h"

namespace seriatim {

Desktop::Desktop(Shop &shop, const Clock &clock, const QString &actor, Shop::Patience patience)
    : m_desk(std::make_unique<Desk>(
        [&shop, session = sessionOf(actor, clock), patience] { return shop.open(session, patience); })),
      m_window(std::make_unique<MainWindow>(*m_desk,
          LogPlace{QStringLiteral("test.seriatim"), QStringLiteral("/test"), QStringLiteral("SQLite"), actor, {}}))
{
    m_window->resize(1360, 860);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    (void)QTest::qWaitForWindowActive(m_window.get());
}

Desktop::~Desktop() = default;

EditorPage &Desktop::editor()
{
    EditorPage *page = m_window->editor();
    if (!page)
        throw std::runtime_error("no document is open");
    return *page;
}

EditorPage &Desktop::newInvoice()
{
    press(Qt::Key_N, Qt::ControlModifier);
    if (!QTest::qWaitFor([this] { return m_window->editor() && m_window->editor()->document().isLoaded(); }))
        throw std::runtime_error("the form does not open");
    return editor();
}

EditorPage &Desktop::open(const QString &id)
{
    m_window->openDocument(id);
    if (!QTest::qWaitFor([this] { return m_window->editor() && m_window->editor()->document().isLoaded(); }))
        throw std::runtime_error("the document does not open");
    return editor();
}

void Desktop::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
}

void Desktop::type(const QString &text)
{
    // One key at a time, for the first may open an editor that the others go to.
    for (const QChar each : text) {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClicks(focus ? focus : m_window.get(), QString(each));
    }
}

QString Desktop::faultBeside(const QString &field)
{
    const auto *label = editor().findChild<QLabel *>(QStringLiteral("fault:") + field);
    return label && label->isVisibleTo(&editor()) ? label->text() : QString();
}

bool Desktop::isInSight(const QWidget *widget) const
{
    const QRect place(widget->mapTo(m_window.get(), QPoint(0, 0)), widget->size());
    return widget->isVisible() && m_window->rect().contains(place);
}

Desktop &WindowTest::desktop()
{
    if (!m_desktop)
        m_desktop = std::make_unique<Desktop>(shop(), clock());
    return *m_desktop;
}

void WindowTest::init()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings().clear();
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/drafts"))
        .removeRecursively();
    ShopTest::init();
    clock().set(QDate::currentDate());
    style::wear(*qApp, style::Appearance::Light);
}

void WindowTest::cleanup()
{
    m_desktop.reset();
    ShopTest::cleanup();
}

} // namespace seriatim
