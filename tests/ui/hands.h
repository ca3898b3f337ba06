#pragma once

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <stdexcept>

#include "ui/dialogs/fieldform.h"

/// What a clerk's hands do to a form or a dialog; what is not there ends the test.
namespace seriatim::hands {

/// As it is read: without the mark of its access key.
inline QString plain(QString text)
{
    return text.remove(u'&');
}

/// Types over what stands in the field.
inline void type(const FieldForm &form, const QString &field, const QString &text)
{
    auto *line = qobject_cast<QLineEdit *>(form.editor(field));
    if (!line)
        throw std::runtime_error("nothing is typed into " + field.toStdString());
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
}

/// Presses the button of that text.
inline void press(const QDialog &dialog, const QString &text)
{
    for (auto *each : dialog.findChildren<QPushButton *>()) {
        if (each->isVisible() && plain(each->text()) == text)
            return QTest::mouseClick(each, Qt::LeftButton);
    }
    throw std::runtime_error("there is no button " + text.toStdString());
}

} // namespace seriatim::hands
