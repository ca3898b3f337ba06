#include "ui/style/accesskeys.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace seriatim::style {

namespace {

QChar keyOf(const QString &text)
{
    const QString keys = QKeySequence::mnemonic(text).toString(QKeySequence::PortableText);
    return keys.isEmpty() ? QChar() : keys.back().toLower();
}

QString without(const QString &text)
{
    QString plain = text;
    return plain.remove(u'&');
}

/// Where the letter goes: words begin with better ones than they go on with. -1: none is free.
qsizetype placeFor(const QString &plain, const QString &taken)
{
    const auto isFree = [&](qsizetype at) {
        return plain.at(at).isLetter() && !taken.contains(plain.at(at).toLower());
    };
    for (qsizetype i = 0; i < plain.size(); ++i) {
        if ((i == 0 || plain.at(i - 1).isSpace()) && isFree(i))
            return i;
    }
    for (qsizetype i = 0; i < plain.size(); ++i) {
        if (isFree(i))
            return i;
    }
    return -1;
}

} // namespace

QStringList withAccessKeys(const QStringList &texts, const QString &taken)
{
    QStringList result = texts;
    QString used = taken;
    std::vector<qsizetype> open;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (const QChar key = keyOf(texts.at(i)); !key.isNull() && !used.contains(key))
            used.append(key);
        else
            open.push_back(i);
    }
    for (const qsizetype i : open) {
        result[i] = without(texts.at(i));
        if (const qsizetype place = placeFor(result.at(i), used); place >= 0) {
            used.append(result.at(i).at(place).toLower());
            result[i].insert(place, u'&');
        }
    }
    return result;
}

void giveAccessKeys(const QList<QAction *> &entries)
{
    QList<QAction *> named;
    std::ranges::copy_if(entries, std::back_inserter(named), [](const QAction *each) { return !each->isSeparator(); });
    QStringList texts;
    for (const QAction *each : named)
        texts.append(each->text());
    texts = withAccessKeys(texts);
    for (qsizetype i = 0; i < named.size(); ++i)
        named.at(i)->setText(texts.at(i));
}

void giveAccessKeys(QWidget &dialog)
{
    QString taken;
    for (const auto *label : dialog.findChildren<QLabel *>()) {
        if (label->buddy())
            taken.append(keyOf(label->text()));
    }
    QList<QAbstractButton *> buttons;
    for (auto *each : dialog.findChildren<QAbstractButton *>()) {
        if (qobject_cast<QPushButton *>(each) && each->isVisibleTo(&dialog))
            buttons.append(each);
        else if (const QChar key = keyOf(each->text()); !key.isNull())
            taken.append(key);
    }
    QStringList texts;
    for (const auto *each : buttons)
        texts.append(each->text());
    texts = withAccessKeys(texts, taken);
    for (qsizetype i = 0; i < buttons.size(); ++i)
        buttons.at(i)->setText(texts.at(i));
}

void beginAtPossible(QMenu *menu)
{
    const auto leave = [menu] {
        // By keys: made active otherwise, an entry with a menu would open it.
        for (qsizetype left = menu->actions().size(); left > 0; --left) {
            if (!menu->activeAction() || menu->activeAction()->isEnabled())
                return;
            QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
            QCoreApplication::sendEvent(menu, &down);
        }
    };
    // The menu chooses its first entry itself, once it is open.
    QObject::connect(menu, &QMenu::aboutToShow, menu, leave, Qt::QueuedConnection);
}

} // namespace seriatim::style
