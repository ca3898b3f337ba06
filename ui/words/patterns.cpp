#include "words/patterns.h"

#include <QRegularExpression>
#include <QStringList>

#include "words/words.h"

namespace seriatim::words {

namespace {

QString periodFact(const QString &key)
{
    const auto period = Period::fromKey(key);
    if (!period)
        return shown(key);
    if (period->isAllTime())
        return QCoreApplication::translate("words", "all time");
    return QCoreApplication::translate("words", "the period from %1").arg(date(period->firstDay(), QLocale()));
}

QString dateFact(const QString &iso)
{
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    return day.isValid() ? date(day, QLocale()) : shown(iso);
}

QString kindFact(const QString &id)
{
    const auto kind = DocumentKind::fromId(id);
    return kind ? kindName(*kind).toLower() : shown(id);
}

QString countFact(const QString &digits)
{
    bool isNumber = false;
    const qlonglong count = digits.toLongLong(&isNumber);
    return isNumber ? QLocale().toString(count) : shown(digits);
}

QString moneyFact(const QString &digits, const QString &code)
{
    const auto value = Decimal::parse(digits);
    const auto currency = Currency::fromCode(code);
    const auto money = value && currency ? Money::exactly(*value, *currency) : std::nullopt;
    return money ? amountWithCurrency(*money, QLocale()) : shown(digits);
}

/// What people call it; a character without a name by its code.
QString characterFact(const QString &code)
{
    if (code == u"U+000A" || code == u"U+000D" || code == u"U+2028" || code == u"U+2029")
        return QCoreApplication::translate("words", "a line break");
    if (code == u"U+0009")
        return QCoreApplication::translate("words", "a tab");
    return QCoreApplication::translate("words", "the character %1").arg(shown(code));
}

QString inForm(const QString &fact, const QString &form)
{
    if (form == u"date")
        return dateFact(fact);
    if (form == u"period")
        return periodFact(fact);
    if (form == u"kind")
        return kindFact(fact);
    if (form == u"count")
        return countFact(fact);
    if (form == u"character")
        return characterFact(fact);
    if (form == u"time")
        return localTime(fact, QLocale());
    if (form == u"readonly")
        return readOnlySentence(fact);
    return shown(fact);
}

QString kindIds()
{
    QStringList ids;
    for (const DocumentKind::Entry &kind : DocumentKind::all())
        ids += QString::fromLatin1(kind.id);
    return ids.join(u", ");
}

QString categoryCodes()
{
    QStringList codes;
    for (const TaxCategory category : allTaxCategories())
        codes += taxCategoryCode(category);
    return codes.join(u", ");
}

/// Empty if there is nothing to stand for it.
QString meaningOf(const QString &name, const QString &form, const QString &field, const QMap<QString, QString> &facts)
{
    if (name == u"field") {
        const auto kind = DocumentKind::fromId(facts.value(QStringLiteral("kind")));
        return kind ? fieldName(field, *kind) : fieldName(field);
    }
    if (name == u"kinds")
        return kindIds();
    if (name == u"categories")
        return categoryCodes();
    const QString fact = facts.value(name);
    if (form == u"money")
        return moneyFact(fact, facts.value(QStringLiteral("currency")));
    return fact.isEmpty() ? fact : inForm(fact, form);
}

} // namespace

std::optional<QString> filled(const QString &pattern, const QString &field, const QMap<QString, QString> &facts)
{
    static const QRegularExpression place(QStringLiteral("<([a-zA-Z]+)(?::([a-z]+))?>"));
    QString sentence;
    qsizetype end = 0;
    for (auto match = place.globalMatch(pattern); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString meaning = meaningOf(found.captured(1), found.captured(2), field, facts);
        if (meaning.isEmpty())
            return std::nullopt;
        sentence += pattern.mid(end, found.capturedStart() - end) + meaning;
        end = found.capturedEnd();
    }
    return sentence + pattern.mid(end);
}

QString shown(const QString &text, qsizetype most)
{
    QString visible;
    for (const char32_t point : text.toUcs4()) {
        const bool canBeSeen = QChar::isPrint(point) && QChar::category(point) != QChar::Other_Format;
        visible += QString::fromUcs4(canBeSeen || point == u' ' ? &point : U"\uFFFD", 1);
        if (visible.size() >= most)
            return visible + u'…';
    }
    return visible;
}

QString leafOf(const QString &field)
{
    return field.mid(field.lastIndexOf(u'.') + 1);
}

} // namespace seriatim::words
