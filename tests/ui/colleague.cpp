#include <QApplication>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <iostream>
#include <string>

#include "sql/opening.h"
#include "ui/editor/editorpage.h"
#include "ui/mainwindow.h"

using namespace seriatim;

/// Another process on the same log, which a test starts, and ends when it likes: one that holds the log's lock until
/// it is told to let go, or one at whose window a clerk types without a pause until it is killed.
namespace {

std::unique_ptr<Store> openedStore(const QString &log)
{
    return std::get<std::unique_ptr<Store>>(sql::openStore(log, Session{"colleague", "another desk"}));
}

void tell(const char *what)
{
    std::puts(what);
    std::fflush(stdout);
}

int hold(const QString &log)
{
    const auto store = openedStore(log);
    auto lock = store->log().begin();
    if (!lock)
        return 1;
    tell("held");
    std::string line;
    std::getline(std::cin, line);
    lock.reset();
    tell("released");
    return 0;
}

int type(const QString &log)
{
    Desk desk([log] { return openedStore(log); });
    LogPlace place{"test.seriatim", log, "SQLite", "colleague", {}};
    place.id = openedStore(log)->log().info().id;
    MainWindow window(desk, place);
    window.show();
    window.beginDocument({});
    constexpr int BetweenKeys = 60; // Milliseconds: a fast typist.
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, &keys, [&window, typed = 0]() mutable {
        if (!window.editor() || !window.editor()->document().isLoaded())
            return;
        static const QString text = QStringLiteral("Contoso ");
        QTest::keyClick(window.editor()->head()->party(), text[typed++ % text.size()].toLatin1());
    });
    keys.start(BetweenKeys);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    QCoreApplication::setApplicationName(arguments[3]);
    return arguments[2] == u"hold" ? hold(arguments[1]) : type(arguments[1]);
}
