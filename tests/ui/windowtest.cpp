#include "ui/windowtest.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWindow>

#include "ui/style/appearance.h"
#include "words/words.h"

namespace seriatim {

namespace {

LogPlace placeOf(Shop &shop, const Session &session, Shop::Patience patience)
{
    LogPlace place{QStringLiteral("test.seriatim"), shop.path().isEmpty() ? QStringLiteral("/in memory") : shop.path(),
        QStringLiteral("SQLite"), session.actor, {}};
    const auto store = shop.open(session, patience);
    place.id = store->log().info().id;
    if (const QString reason = store->readOnlyReason(); !reason.isEmpty())
        place.readOnly = words::readOnlySentence(reason);
    return place;
}

} // namespace

Desktop::Desktop(Shop &shop, const Clock &clock, const QString &actor, Shop::Patience patience)
    : m_desk(std::make_unique<Desk>(
        [&shop, session = sessionOf(actor, clock), patience] { return shop.open(session, patience); })),
      m_window(std::make_unique<MainWindow>(*m_desk, placeOf(shop, sessionOf(actor, clock), patience)))
{
    m_window->resize(1360, 860);
    m_window->show();
    activate();
}

Desktop::~Desktop() = default;

void Desktop::activate()
{
    // As a click on it does, which closes what has popped up elsewhere.
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    const auto isActive = [this] {
        if (!m_window->isActiveWindow())
            QApplication::setActiveWindow(m_window.get());
        return m_window->isActiveWindow();
    };
    if (!QTest::qWaitForWindowExposed(m_window.get(), Patience) || !QTest::qWaitFor(isActive, Patience))
        throw std::runtime_error("the window does not become active");
}

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
    if (!QTest::qWaitFor([this] { return m_window->editor() && m_window->editor()->document().isLoaded(); }, Patience))
        throw std::runtime_error("the form does not open");
    return editor();
}

EditorPage &Desktop::open(const QString &id)
{
    m_window->openDocument(id);
    if (!QTest::qWaitFor([this] { return m_window->editor() && m_window->editor()->document().isLoaded(); }, Patience))
        throw std::runtime_error("the document does not open");
    return editor();
}

void Desktop::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(keyboard(), key, modifiers);
}

void Desktop::type(const QString &text)
{
    for (const QChar each : text)
        QTest::keyClick(keyboard(), each.toLatin1());
}

/// The window in front, where the system sends keys: from there they find their way past pop-ups and shortcuts to the
/// field, as they do under real fingers.
QWindow *Desktop::keyboard() const
{
    const QWidget *front = QApplication::activeWindow();
    return (front ? front : m_window.get())->windowHandle();
}

QToolButton *Desktop::button(const QAction *action)
{
    for (auto *each : m_window->commandBar()->findChildren<QToolButton *>()) {
        if (each->isVisible() && each->defaultAction() == action)
            return each;
    }
    throw std::runtime_error("no button is for " + action->text().toStdString());
}

style::Chip *Desktop::chip(const QString &text)
{
    for (auto *each : documents().filterBar()->findChildren<style::Chip *>()) {
        if (each->text().startsWith(text))
            return each;
    }
    throw std::runtime_error("there is no chip " + text.toStdString());
}

/// Readings are answered in the order in which they are asked.
void Desktop::hearOf(Position head)
{
    QSignalSpy grew(m_desk.get(), &Desk::logGrew);
    m_desk->refresh();
    const auto hasHeard = [&] { return !grew.isEmpty() && grew.last().first().toLongLong() == head; };
    if (!QTest::qWaitFor(hasHeard, Patience))
        throw std::runtime_error("the window does not hear of the log");
    bool answered = false;
    m_desk->ask([](Store &) { return 0; }).then(m_window.get(), [&](const auto &) { answered = true; });
    if (!QTest::qWaitFor([&] { return answered; }, Patience))
        throw std::runtime_error("the window gets no answer");
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

QString WindowTest::numberOf(qint64 ordinal, const QString &series)
{
    return QStringLiteral("%1-%2-%3").arg(series).arg(clock().today().year()).arg(ordinal, 5, 10, QLatin1Char('0'));
}

/// A home of this process alone, empty for each test: neither the tester's own settings and half-typed drafts nor those
/// of an earlier test are met.
void beginAtHome()
{
    static const QTemporaryDir home;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.filePath("config"));
    QSettings().clear();
    qputenv("XDG_DATA_HOME", QFile::encodeName(home.filePath("data")));
    if (!QDir(home.filePath("data")).removeRecursively())
        throw std::runtime_error("the home cannot be emptied");
}

void WindowTest::init()
{
    beginAtHome();
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
