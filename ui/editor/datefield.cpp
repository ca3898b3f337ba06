#include "ui/editor/datefield.h"

#include <QCalendarWidget>
#include <QKeyEvent>
#include <QMenu>
#include <QRegularExpression>
#include <QWidgetAction>

#include "ui/style/icons.h"
#include "words/words.h"

namespace seriatim {

namespace {

int fullYear(int year)
{
    return year < 100 ? 2000 + year : year;
}

std::optional<QDate> fromDigits(const QString &text, const QDate &base, const QLocale &locale)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^(\d{1,2})[./ -] ?(\d{1,2})[./ -]? ?(\d{4}|\d{2})?$)"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int first = match.captured(1).toInt();
    const int second = match.captured(2).toInt();
    const int year = match.captured(3).isEmpty() ? base.year() : fullYear(match.captured(3).toInt());
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    const bool monthFirst = format.indexOf(u'M') < format.indexOf(u'd') && !format.startsWith(u'y');
    const QDate date = monthFirst ? QDate(year, first, second) : QDate(year, second, first);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace

std::optional<QDate> parseDate(const QString &text, const QDate &base, const QLocale &locale)
{
    const QString typed = text.simplified();
    if (typed == u"t" || typed == u"T")
        return QDate::currentDate();
    bool isNumber = false;
    const int days = typed.toInt(&isNumber);
    constexpr int TwoYears = 731;
    if (isNumber && (typed.startsWith(u'+') || typed.startsWith(u'-')) && std::abs(days) <= TwoYears)
        return base.addDays(days);
    if (const QDate iso = QDate::fromString(typed, Qt::ISODate); iso.isValid())
        return iso;
    if (const auto date = words::parseWrittenDate(typed, locale))
        return date;
    if (const auto date = fromDigits(typed, base, locale))
        return date;
    for (const QLocale &each : {locale, QLocale(QLocale::English, QLocale::UnitedKingdom)}) {
        for (const QString &format : {each.dateFormat(QLocale::ShortFormat), each.dateFormat(QLocale::LongFormat),
                 QStringLiteral("d MMM yyyy"), QStringLiteral("d MMMM yyyy")}) {
            if (!format.contains(u"yyyy"))
                continue;
            if (const QDate date = each.toDate(typed, format); date.isValid())
                return date;
        }
    }
    return std::nullopt;
}

DateField::DateField(QWidget *parent) : QLineEdit(parent)
{
    m_calendar = addAction(style::icon(QStringLiteral("calendar"), style::Tone::Muted), QLineEdit::TrailingPosition);
    m_calendar->setToolTip(tr("Choose from a calendar"));
    connect(m_calendar, &QAction::triggered, this, &DateField::showCalendar);
    setToolTip(tr("Type 23.11., +14 for fourteen days later, or t for today; Up and Down change the day"));
}

QSize DateField::minimumSizeHint() const
{
    constexpr int LongDay = 28;
    const QFontMetrics metrics(font());
    int widest = 0;
    for (int month = 1; month <= 12; ++month)
        widest = std::max(widest, metrics.horizontalAdvance(words::date(QDate(2026, month, LongDay), QLocale())));
    const QSize least = QLineEdit::minimumSizeHint(); // Holds one character, and the calendar.
    return {least.width() - metrics.maxWidth() + widest + metrics.averageCharWidth(), least.height()};
}

void DateField::setReadOnly(bool readOnly)
{
    QLineEdit::setReadOnly(readOnly);
    m_calendar->setVisible(!readOnly);
}

QDate DateField::current() const
{
    return parseDate(text(), m_base, QLocale()).value_or(m_date.isValid() ? m_date : m_base);
}

void DateField::put(const QDate &date)
{
    setText(words::date(date, QLocale()));
    emit textEdited(text());
}

void DateField::stepBy(int days, int months)
{
    put(current().addDays(days).addMonths(months));
}

void DateField::keyPressEvent(QKeyEvent *event)
{
    const bool isUp = event->key() == Qt::Key_Up;
    if (isReadOnly() || (!isUp && event->key() != Qt::Key_Down))
        return QLineEdit::keyPressEvent(event);
    const int by = isUp ? 1 : -1;
    if (event->modifiers() & Qt::ControlModifier)
        stepBy(0, by);
    else
        stepBy(by, 0);
}

void DateField::showCalendar()
{
    if (isReadOnly())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget;
    calendar->setSelectedDate(current());
    calendar->setVerticalHeaderFormat(QCalendarWidget::ISOWeekNumbers);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    const auto choose = [this, menu](const QDate &date) {
        put(date);
        emit editingFinished();
        menu->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    menu->popup(mapToGlobal(QPoint(0, height())));
    calendar->setFocus();
}

} // namespace seriatim
