#pragma once

#include <QMap>
#include <QObject>
#include <QUndoStack>

#include <functional>

#include "domain/content.h"
#include "domain/refusal.h"

namespace seriatim {

/// What stands in the form: the content as far as it could be read, and by field the texts that could not ("12,3,4"):
/// nothing that was typed is thrown away.
struct Sheet {
    DocumentContent content;
    QMap<QString, QString> unread;

    bool operator==(const Sheet &) const = default;
};

/// The document in the editor. All its views change it here and hear of each other's changes; every change can be
/// undone, keys typed into one field in a row at once.
class Draft final : public QObject
{
    Q_OBJECT

public:
    explicit Draft(QObject *parent);

    const Sheet &sheet() const { return m_sheet; }
    const DocumentContent &content() const { return m_sheet.content; }
    QUndoStack *undoStack() { return &m_undo; }

    /// Begins with another document; what was typed before is forgotten.
    void load(const DocumentContent &content, bool isEditable);
    /// Begins with a sheet that was typed earlier on top of `saved`.
    void recover(const Sheet &sheet, const DocumentContent &saved);
    bool isEditable() const { return m_isEditable && !m_isLocked; }
    /// From now on nothing is changed, whatever is loaded: the log is only read.
    void lock() { m_isLocked = true; }
    /// The log holds other content now: shows it, as one step of undo.
    void follow(const DocumentContent &content);

    /// Changes the sheet as one step of undo, named `name`. Changes of the same `field` in a row become one step until
    /// `endStep`; an empty field never does. What is a share of the lines follows them in the same step.
    void change(const QString &name, const QString &field, const std::function<void(Sheet &)> &change);
    void endStep() { ++m_step; }

    /// `content` is now in the log.
    void markSaved(const DocumentContent &content);
    bool isModified() const { return m_sheet.content != m_saved || !m_sheet.unread.isEmpty(); }

    /// What is sent: without the blank lines at its end.
    DocumentContent contentToSend() const;

signals:
    void loaded();
    void changed(const Sheet &before);
    void savedChanged();

private:
    friend class SheetChange;
    void set(const Sheet &sheet);
    void begin(const Sheet &sheet, const DocumentContent &saved, bool isEditable);

    Sheet m_sheet;
    DocumentContent m_saved;
    std::optional<Decimal> m_lineSum; ///< What the lines came to when they could last be reckoned.
    QUndoStack m_undo;
    bool m_isEditable = false;
    bool m_isLocked = false;
    bool m_isTelling = false; ///< Views that answer a change by another one would tangle the steps.
    int m_step = 0;
};

/// Whether nothing worth keeping was typed into the line: it holds but what a new line has by itself, and no text that
/// could not be read.
bool isBlank(const Sheet &sheet, int row);

/// Against each text that could not be read, and against the first, if there is one.
Refusals unreadFaults(const Sheet &sheet);
std::optional<Refusal> unreadFault(const Sheet &sheet);

} // namespace seriatim
