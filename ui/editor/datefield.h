#pragma once

#include <QDate>
#include <QLineEdit>
#include <QLocale>

#include <optional>

namespace seriatim {

/// Reads dates as clerks type them: "23.11.", "23 11 26", "2026-11-23", "23 Nov 2026", "+14" (days after `base`), "t"
/// for today. A day and month without a year are of the year of `base`.
std::optional<QDate> parseDate(const QString &text, const QDate &base, const QLocale &locale);

/// A field for a date that may be empty. Up and Down change it by a day, with Ctrl by a month.
class DateField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit DateField(QWidget *parent = nullptr);

    /// What "+14" counts from.
    void setBase(const QDate &base) { m_base = base; }
    const QDate &base() const { return m_base; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void stepBy(int days, int months);
    void showCalendar();

    QDate m_base = QDate::currentDate();
};

} // namespace seriatim
