#include "domain/isodate.h"

namespace seriatim {

QString isoText(const QDate &day)
{
    if (!day.isValid() || day.year() < 0 || day.year() > 9999)
        return {};
    QString text = QStringLiteral("0000-00-00");
    QChar *const digits = text.data();
    const auto write = [&](int value, int last, int count) {
        for (int i = 0; i < count; ++i, value /= 10)
            digits[last - i] = QChar(u'0' + value % 10);
    };
    write(day.year(), 3, 4);
    write(day.month(), 6, 2);
    write(day.day(), 9, 2);
    return text;
}

} // namespace seriatim
