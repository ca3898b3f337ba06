#include "ui/windowtest.h"

#include <QApplication>
#include <QLabel>
#include <QRegularExpression>

#include "ui/style/appearance.h"

using namespace seriatim;

/// Light and dark, while the program runs.
class TestAppearance : public WindowTest
{
    Q_OBJECT

private slots:
    void everyLabelFollowsAtOnce_data();
    void everyLabelFollowsAtOnce();
};

namespace {

bool isOnPage(const MainWindow &window, const QWidget *widget)
{
    return window.documents()->parentWidget()->isAncestorOf(widget) && !window.editor();
}

/// How all that is said in the window looks: a line each. Times differ, and are left out.
QStringList looksIn(const MainWindow &window)
{
    static const QRegularExpression digits(QStringLiteral("[0-9]"));
    QStringList looks;
    for (const auto *label : window.findChildren<QLabel *>()) {
        const bool isSign = label->text().isEmpty();
        if (!label->isVisible() || (isSign && (label->pixmap().isNull() || !isOnPage(window, label))))
            continue;
        const QImage picture = label->pixmap().toImage();
        const QColor colour = picture.isNull() ? label->palette().color(label->foregroundRole())
                                               : picture.pixelColor(picture.rect().center());
        looks.append(QStringLiteral("%1 %2 on %3")
                         .arg(QString(label->text()).remove(digits), colour.name(),
                             label->palette().color(label->backgroundRole()).name()));
    }
    return looks;
}

} // namespace

void TestAppearance::everyLabelFollowsAtOnce_data()
{
    QTest::addColumn<Qt::Key>("page");
    for (const Qt::Key page : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_N})
        QTest::addRow("Ctrl+%c", page) << page;
}

/// Toned labels kept the colours of the appearance in which they were made, until the next start.
void TestAppearance::everyLabelFollowsAtOnce()
{
    QFETCH(Qt::Key, page);
    done(anna().issue(anna().content()));
    done(anna().reserveBlock(2));
    desktop().press(page, Qt::ControlModifier);
    desktop().hearOf(anna().head());
    for (const char *appearance : {"k", "l"}) { // Dark, and light again.
        desktop().press(Qt::Key_V, Qt::AltModifier);
        desktop().type(QStringLiteral("a") + appearance);
        const QColor ground = QApplication::palette().color(QPalette::Window);
        QCOMPARE(ground.lightness() < 128, *appearance == 'k');

        Desktop fresh(shop(), clock());
        fresh.press(page, Qt::ControlModifier);
        fresh.hearOf(anna().head());
        QTRY_COMPARE(looksIn(fresh.window()).size(), looksIn(desktop().window()).size()); // What it reads is shown.
        QCOMPARE(looksIn(desktop().window()), looksIn(fresh.window()));
        QVERIFY(looksIn(fresh.window()).size() > 3);
        desktop().activate();
    }
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
