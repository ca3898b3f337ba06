#include "log/jsonform.h"

#include <algorithm>
#include <utility>

#include "domain/isodate.h"
#include "log/jsonids.h"

/// From JSON to values, and what is wrong with it.
namespace seriatim::json {

namespace {

/// Integers stay below 2^53, so that any reader of JSON has them exactly (FORMAT, Hash).
constexpr qint64 MaxInteger = (qint64(1) << 53) - 1;

Result<QString> asStored(const QString &text, TextShape shape)
{
    const auto fault = storedTextFault(text, shape, {});
    return fault ? Result<QString>(*fault) : Result<QString>(text);
}

} // namespace

Reader::Reader(const QJsonObject &object, const QString &path, Source source, Refusals &refusals, Refusals &warnings)
    : m_object(object), m_path(path), m_source(source), m_refusals(refusals), m_warnings(warnings)
{
}

Reader::~Reader()
{
    if (std::ssize(m_known) == m_object.size())
        return; // As nearly always: then there is no need to compare.
    for (auto member = m_object.begin(); member != m_object.end(); ++member) {
        const auto isMember = [&](const char *key) { return member.key() == QLatin1StringView(key); };
        if (std::ranges::none_of(m_known, isMember)) {
            const QString shown = member.key().left(80);
            m_warnings.push_back(
                {Rule::UnknownKey, m_path.isEmpty() ? shown : m_path + u'.' + shown, {{"value", shown}}, true});
        }
    }
}

void Reader::know(const char *key)
{
    if (m_object.contains(QLatin1StringView(key)))
        m_known.push_back(key);
}

QString Reader::pathOf(const char *key) const
{
    const QString name = QString::fromLatin1(key);
    return m_path.isEmpty() ? name : m_path + u'.' + name;
}

QJsonValue Reader::take(const char *key)
{
    const auto member = m_object.constFind(QLatin1StringView(key));
    if (member == m_object.constEnd())
        return QJsonValue::Undefined;
    m_known.push_back(key);
    return member->isNull() ? QJsonValue(QJsonValue::Undefined) : *member;
}

void Reader::refuse(Rule rule, const char *key, const QMap<QString, QString> &facts)
{
    m_refusals.push_back({rule, pathOf(key), facts});
}

std::optional<QString> Reader::textAt(const char *key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isString()) {
        refuse(Rule::WrongType, key, {{"expected", "text"}});
        return std::nullopt;
    }
    return value.toString();
}

std::optional<qint64> Reader::integerAt(const char *key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    // No integer is what two different substitutes stand in for.
    const qint64 integer = value.toInteger(0);
    if (integer != value.toInteger(1) || integer < -MaxInteger || integer > MaxInteger) {
        refuse(Rule::WrongType, key, {{"expected", "integer"}});
        return std::nullopt;
    }
    return integer;
}

std::optional<QJsonObject> Reader::objectAt(const char *key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isObject()) {
        refuse(Rule::NotAnObject, key);
        return std::nullopt;
    }
    return value.toObject();
}

std::vector<std::pair<QJsonObject, QString>> Reader::objectsAt(const char *key)
{
    const QJsonValue value = take(key);
    std::vector<std::pair<QJsonObject, QString>> objects;
    if (value.isUndefined())
        return objects;
    if (!value.isArray()) {
        refuse(Rule::WrongType, key, {{"expected", "array"}});
        return objects;
    }
    const QJsonArray array = value.toArray();
    if (array.size() > MaxLines) {
        refuse(
            Rule::TooManyLines, key, {{"limit", QString::number(MaxLines)}, {"value", QString::number(array.size())}});
        return objects;
    }
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = QStringLiteral("%1[%2]").arg(pathOf(key)).arg(i);
        if (array[i].isObject())
            objects.emplace_back(array[i].toObject(), path);
        else
            m_refusals.push_back({Rule::NotAnObject, path, {}});
    }
    return objects;
}

void Reader::operator()(const char *key, QString &value, TextShape shape)
{
    const auto text = textAt(key);
    if (!text)
        return;
    const auto accepted = m_source == Source::Log ? asStored(*text, shape) : acceptText(*text, shape, {});
    if (isRefused(accepted))
        refuse(refusalOf(accepted).rule, key, refusalOf(accepted).facts);
    else
        value = std::get<QString>(accepted);
}

void Reader::operator()(const char *key, QDate &value)
{
    const auto text = textAt(key);
    if (!text || text->isEmpty())
        return;
    const QDate date = QDate::fromString(*text, Qt::ISODate);
    if (date.isValid() && isoText(date) == *text)
        value = date;
    else
        refuse(Rule::NotADate, key, {{"value", text->left(40)}});
}

void Reader::operator()(const char *key, DocumentKind &value)
{
    const auto text = textAt(key);
    const auto kind = DocumentKind::fromId(text.value_or(QString()));
    if (kind)
        value = *kind;
    else if (text || m_refusals.empty())
        refuse(text ? Rule::UnknownKind : Rule::Missing, key, {{"value", text.value_or(QString()).left(40)}});
}

void Reader::operator()(const char *key, std::optional<Decimal> &value)
{
    const QJsonValue found = take(key);
    if (found.isUndefined())
        return;
    value = found.isString() ? Decimal::parse(found.toString()) : std::nullopt;
    if (!value)
        refuse(Rule::NotADecimal, key, {{"value", found.toVariant().toString().left(40)}});
}

void Reader::operator()(const char *key, std::optional<Tax> &value)
{
    const auto object = objectAt(key);
    if (!object)
        return;
    Reader inner(*object, pathOf(key), m_source, m_refusals, m_warnings);
    QString code;
    std::optional<Decimal> rate;
    inner("category", code);
    inner("rate", rate);
    const auto category = taxCategoryFromCode(code);
    if (category)
        value = Tax{*category, rate.value_or(Decimal())};
    else
        inner.refuse(code.isEmpty() ? Rule::Missing : Rule::UnknownTaxCategory, "category", {{"value", code.left(40)}});
}

void Reader::operator()(const char *key, Period &value)
{
    const auto text = textAt(key);
    const auto period = Period::fromKey(text.value_or(QString()));
    if (period)
        value = *period;
    else
        refuse(Rule::NotADate, key, {{"value", text.value_or(QString()).left(40)}});
}

void Reader::operator()(const char *key, QByteArray &value)
{
    const QJsonValue found = take(key);
    if (found.isUndefined())
        return;
    QByteArray text;
    bool isText = found.isArray();
    for (const QJsonValue chunk : found.toArray()) {
        isText = isText && chunk.isString();
        text += chunk.toString().toUtf8();
    }
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!isText || !decoded)
        refuse(Rule::WrongType, key, {{"expected", "array of base64"}});
    else if (decoded.decoded.size() > MaxLogoBytes)
        refuse(Rule::TooLong, key, {{"limit", QString::number(MaxLogoBytes)}});
    else
        value = std::move(decoded.decoded);
}

void Reader::operator()(const char *key, bool &value)
{
    const QJsonValue found = take(key);
    if (found.isBool())
        value = found.toBool();
    else if (!found.isUndefined())
        refuse(Rule::WrongType, key, {{"expected", "boolean"}});
}

void Reader::operator()(const char *key, int &value)
{
    const auto integer = integerAt(key);
    if (!integer)
        return;
    if (std::in_range<int>(*integer))
        value = static_cast<int>(*integer);
    else
        refuse(Rule::WrongType, key, {{"expected", "integer"}});
}

void Reader::operator()(const char *key, qint64 &value)
{
    if (const auto integer = integerAt(key))
        value = *integer;
}

void Reader::operator()(const char *key, Reset &value)
{
    const auto text = textAt(key);
    if (!text)
        return;
    if (const auto reset = resetFromId(*text))
        value = *reset;
    else
        refuse(Rule::WrongType, key, {{"expected", "never, yearly, monthly"}});
}

void Reader::operator()(const char *key, series::DateOrder &value)
{
    const auto text = textAt(key);
    if (!text)
        return;
    if (const auto order = series::dateOrderFromId(*text))
        value = *order;
    else
        refuse(Rule::WrongType, key, {{"expected", "refuse, warn, ignore"}});
}

void Reader::operator()(const char *key, series::ReserveAt &value)
{
    const auto text = textAt(key);
    if (!text)
        return;
    const auto *found =
        std::ranges::find_if(ReserveAtIds, [&](const auto &each) { return *text == QLatin1StringView(each.second); });
    if (found != std::end(ReserveAtIds))
        value = found->first;
    else
        refuse(Rule::WrongType, key, {{"expected", "issue, draft"}});
}

} // namespace seriatim::json
