#pragma once

#include <QComboBox>
#include <QLabel>
#include <QWidget>

namespace seriatim {

class FieldForm;

/// Where a reason is typed, or picked from those that were given before: 3 to 255 characters on one line, counted
/// while one types.
class ReasonField final : public QWidget
{
    Q_OBJECT

public:
    /// `topic` tells which earlier reasons are offered: those for voiding are not those for discarding.
    explicit ReasonField(const QString &topic, QWidget *parent = nullptr);

    QString reason() const; ///< Without blanks at its ends.
    void setReason(const QString &reason);
    /// Why the reason would be refused, as a sentence; empty if it would not.
    QString fault() const;
    /// Puts the reason first among those that are offered next time.
    void remember();

signals:
    void changed();

private:
    void count();

    QString m_topic;
    QComboBox *m_text;
    QLabel *m_count;
};

/// Adds the row that asks for a reason, with its usual words.
ReasonField *addReasonTo(FieldForm &form, const QString &topic);

} // namespace seriatim
