#pragma once

#include <QDate>
#include <QLineEdit>
#include <QLocale>

#include <optional>

namespace seriatim {

/// Reads dates as clerks type them: "23.11.", "23 11 26", "2026-11-23", "23 Nov 2026", "+14" (days after `base`), "t"
/// for today; and as the screen shows them, whatever the locale. A day and month without a year are of the year of
/// `base`.
std::optional<QDate> parseDate(const QString &text, const QDate &base, const QLocale &locale);

/// A field for a date that may be empty. Up and Down change it by a day, with Ctrl by a month.
class DateField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit DateField(QWidget *parent = nullptr);

    /// What "+14" counts from, and whose year counts where none is typed.
    void setBase(const QDate &base) { m_base = base; }
    const QDate &base() const { return m_base; }
    /// The date that it stands for: where Up and Down begin while the text cannot be read.
    void setDate(const QDate &date) { m_date = date; }
    /// Never narrower than a date.
    QSize minimumSizeHint() const override;
    /// Also without its calendar then.
    void setReadOnly(bool readOnly);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void stepBy(int days, int months);
    void showCalendar();
    QDate current() const;
    void put(const QDate &date);

    QAction *m_calendar;
    QDate m_base = QDate::currentDate();
    QDate m_date;
};

} // namespace seriatim
