#include "gallery/studio.h"

#include <QApplication>
#include <QFileInfo>
#include <QPainter>
#include <QTest>

#include "sql/opening.h"
#include "ui/documents/documentspage.h"
#include "words/words.h"

namespace seriatim::gallery {

namespace {

constexpr QSize Usual(1360, 864);

LogPlace placeOf(const QString &log, const QString &readOnlyReason)
{
    LogPlace place{QFileInfo(log).fileName(), log, QStringLiteral("SQLite"), QStringLiteral("ada"), {}};
    place.id = log;
    if (!readOnlyReason.isEmpty())
        place.readOnly = words::readOnlySentence(readOnlyReason);
    return place;
}

QDialog *openDialog()
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        auto *dialog = qobject_cast<QDialog *>(widget);
        if (dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

void Album::keep(const QString &name, const QImage &image) const
{
    image.save(folder.filePath(QStringLiteral("%1-%2.png").arg(name, mode)));
}

DeskThread::Open opener(const QString &log, const QString &actor, std::chrono::milliseconds patience)
{
    return [=] {
        const Session session{actor, QStringLiteral("front-desk"), &QDateTime::currentDateTimeUtc};
        return sql::openStore(log, session, {patience});
    };
}

std::unique_ptr<Store> openedLog(const QString &log, const QString &actor)
{
    return std::get<std::unique_ptr<Store>>(opener(log, actor, std::chrono::seconds(20))());
}

void settle(QWidget &widget)
{
    constexpr int Step = 60;    // Milliseconds.
    constexpr int StillFor = 9; // Steps: longer than any pause between a key and its effect.
    constexpr int Longest = 100;
    QImage before;
    for (int i = 0, still = 0; i < Longest && still < StillFor; ++i) {
        QTest::qWait(Step);
        const QImage now = widget.grab().toImage();
        still = now == before ? still + 1 : 0;
        before = now;
    }
}

Studio::Studio(const Album &album, const QString &log, DeskThread::Open open, const QString &readOnlyReason)
    : m_album(album),
      m_log(log),
      m_desk(std::make_unique<Desk>(open ? open : opener(log, QStringLiteral("ada"), std::chrono::seconds(20)))),
      m_window(std::make_unique<MainWindow>(*m_desk, placeOf(log, readOnlyReason)))
{
    m_window->resize(Usual);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    settle(*m_window);
}

Studio::~Studio() = default;

std::unique_ptr<Store> Studio::store(const QString &actor)
{
    return openedLog(m_log, actor);
}

void Studio::shoot(const QString &name)
{
    shoot(name, *m_window);
}

void Studio::shoot(const QString &name, QWidget &widget)
{
    if (!m_album.wants(name))
        return;
    settle(widget);
    m_album.keep(name, widget.grab().toImage());
}

void Studio::shootAt(const QString &name, const QSize &size)
{
    if (!m_album.wants(name))
        return;
    m_window->resize(size);
    shoot(name);
    m_window->resize(Usual);
    settle(*m_window);
}

void Studio::shootSharp(const QString &name)
{
    if (!m_album.wants(name))
        return;
    settle(*m_window);
    QImage image(m_window->size() * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    m_window->render(&image);
    m_album.keep(name, image);
}

void Studio::shootDialog(const QString &name, const std::function<void()> &open, const Fill &fill)
{
    if (!m_album.wants(name))
        return;
    bool isShot = false;
    // Asked for beforehand, for some dialogs do not let go until they are closed.
    QTimer::singleShot(0, m_window.get(), [&] {
        QDialog *dialog = QTest::qWaitFor(&openDialog) ? openDialog() : nullptr;
        if (!dialog) {
            m_album.keep(QStringLiteral("no-") + name, m_window->grab().toImage());
            qFatal("no dialog for %s", qPrintable(name));
        }
        settle(*dialog);
        if (fill)
            fill(*dialog);
        shoot(name, *dialog);
        dialog->reject();
        isShot = true;
    });
    open();
    (void)QTest::qWaitFor([&] { return isShot && !openDialog(); });
    activate();
}

void Studio::shootMenu(const QString &name, QMenu &menu)
{
    menu.popup(m_window->mapToGlobal(QPoint(40, 40)));
    shoot(name, menu);
    menu.close();
    activate();
}

/// What closed took the keyboard with it.
void Studio::activate()
{
    QApplication::processEvents();
    QApplication::setActiveWindow(m_window.get());
    QApplication::processEvents();
}

void Studio::goTo(int page)
{
    press(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::ControlModifier);
    settle(*m_window);
}

QAction *Studio::action(const QString &text)
{
    const auto actions = m_window->findChildren<QAction *>();
    for (QAction *each : actions) {
        if (each->text().remove(QRegularExpression(QStringLiteral("&| ?…$"))) == text)
            return each;
    }
    qFatal("no action %s", qPrintable(text));
}

void Studio::trigger(const QString &text)
{
    QAction *wanted = action(text);
    if (!wanted->isEnabled())
        qFatal("%s is grey: %s", qPrintable(text), qPrintable(wanted->toolTip()));
    wanted->trigger();
}

QString Studio::find(const std::function<bool(const DocumentRow &)> &wanted)
{
    const auto all = store()->documents().page({}, {}, 200).rows;
    const auto found = std::ranges::find_if(all, wanted);
    if (found == all.end())
        qFatal("the example has no such document");
    return found->id;
}

QString Studio::find(DocumentState state, const char *kind)
{
    const auto wanted = DocumentKind::fromId(QString::fromLatin1(kind));
    return find([&](const DocumentRow &row) { return row.state == state && row.kind == wanted; });
}

void Studio::open(const QString &id)
{
    m_window->openDocument(id);
    settle(*m_window);
}

QWidget *Studio::keyTarget() const
{
    QWidget *popup = QApplication::activePopupWidget();
    QWidget *focus = popup ? popup : QApplication::focusWidget();
    return focus ? focus : m_window.get();
}

void Studio::type(const QString &text)
{
    // One key at a time, for the first may open an editor that the others go to.
    for (const QChar each : text)
        QTest::keyClicks(keyTarget(), QString(each));
}

void Studio::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(keyTarget(), key, modifiers);
}

} // namespace seriatim::gallery
