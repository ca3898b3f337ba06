#include "audit/dataform.h"

#include <QStringDecoder>

#include "domain/text.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace seriatim {

namespace {

constexpr int MaxDepth = 32;
constexpr qint64 MaxInteger = qint64(1) << 53;

/// Keys whose texts are decimals, wherever they occur.
constexpr std::array DecimalKeys{"allowances", "amount", "base", "charges", "gross", "lineNets", "lineSum", "net",
    "payable", "percent", "prepaid", "price", "priceBase", "quantity", "rate", "rounding", "tax", "taxable"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isBreakOrTab(char32_t point)
{
    return point == U'\n' || point == U'\t';
}

/// Reads one value after the other; the first fault ends it.
class Scanner
{
public:
    explicit Scanner(const QByteArray &data) : m_data(data) {}

    std::optional<DataFault> run()
    {
        if (peek() == '{')
            value({}, 0);
        else
            fail("syntax");
        if (!m_fault && m_at != m_data.size())
            fail("syntax");
        return m_fault;
    }

private:
    char peek() const { return m_at < m_data.size() ? m_data[m_at] : '\0'; }

    void fail(const char *what)
    {
        if (!m_fault)
            m_fault = DataFault{QString::fromLatin1(what), m_at};
    }

    bool take(char expected)
    {
        if (m_fault || peek() != expected) {
            fail(QByteArrayView(" \t\r\n").contains(peek()) ? "whitespace" : "syntax");
            return false;
        }
        ++m_at;
        return true;
    }

    void word(QByteArrayView text)
    {
        for (const char c : text) {
            if (!take(c))
                return;
        }
    }

    void value(const QByteArray &key, int depth)
    {
        if (depth > MaxDepth)
            return fail("syntax");
        switch (peek()) {
        case '{':
            return object(depth);
        case '[':
            return array(key, depth);
        case '"':
            return text(key);
        case 't':
            return word("true");
        case 'f':
            return word("false");
        default:
            return integer();
        }
    }

    void object(int depth)
    {
        take('{');
        QByteArray previous;
        for (bool more = peek() != '}'; more && !m_fault; more = peek() == ',' && take(',')) {
            const qsizetype begin = m_at;
            const QByteArray key = string().toUtf8();
            if (!m_fault && key <= previous) {
                m_at = begin;
                fail(previous.isEmpty() ? "key-form" : "key-order");
            }
            checkKey(key);
            take(':');
            value(key, depth + 1);
            previous = key;
        }
        take('}');
    }

    void checkKey(const QByteArray &key)
    {
        const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c); };
        if (!m_fault && (key.front() < 'a' || key.front() > 'z' || !std::ranges::all_of(key, isPlain)))
            fail("key-form");
    }

    void array(const QByteArray &key, int depth)
    {
        take('[');
        for (bool more = peek() != ']'; more && !m_fault; more = peek() == ',' && take(','))
            value(key, depth + 1);
        take(']');
    }

    void integer()
    {
        const qsizetype begin = m_at;
        if (peek() == '-')
            ++m_at;
        const qsizetype digits = m_at;
        while (isDigit(peek()))
            ++m_at;
        const QByteArray written = m_data.mid(begin, m_at - begin);
        if (m_at == digits)
            take('0'); // Tells blanks from what is no value at all.
        else if (QByteArray::number(written.toLongLong()) != written || std::abs(written.toLongLong()) >= MaxInteger)
            fail("number-form");
    }

    void text(const QByteArray &key)
    {
        const qsizetype begin = m_at;
        const QString read = string();
        if (m_fault)
            return;
        const bool isDecimal = std::ranges::any_of(DecimalKeys, [&](const char *each) { return key == each; });
        if (isDecimal && !isPublishedDecimal(read)) {
            m_at = begin;
            fail("decimal-form");
        }
    }

    /// What stands up to the quotation mark, if it is ASCII as it means itself: most texts are.
    std::optional<QByteArrayView> plainText()
    {
        const auto isPlain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
        const auto begin = m_data.begin() + m_at;
        const auto end = std::find_if_not(begin, m_data.end(), isPlain);
        if (end == m_data.end() || *end != '"')
            return std::nullopt;
        m_at += end - begin;
        return QByteArrayView(begin, end);
    }

    QString string()
    {
        if (!take('"'))
            return {};
        if (const auto plain = plainText()) {
            take('"');
            return QString::fromLatin1(*plain);
        }
        QString read;
        for (;;) {
            const qsizetype begin = m_at;
            while (m_at < m_data.size() && m_data[m_at] != '"' && m_data[m_at] != '\\')
                ++m_at;
            const QString plain = QString::fromUtf8(m_data.mid(begin, m_at - begin));
            if (std::ranges::any_of(plain, isBreakOrTab, [](QChar c) { return char32_t(c.unicode()); }))
                fail("text-form"); // JSON escapes them.
            read += plain;
            if (peek() != '\\' || m_fault)
                break;
            read += escaped();
        }
        take('"');
        checkText(read);
        return read;
    }

    QString escaped()
    {
        take('\\');
        const char sign = peek();
        ++m_at;
        constexpr std::array signs{std::pair('"', u'"'), std::pair('\\', u'\\'), std::pair('/', u'/'),
            std::pair('n', u'\n'), std::pair('t', u'\t'), std::pair('b', u'\b'), std::pair('f', u'\f'),
            std::pair('r', u'\r')};
        const auto known = std::ranges::find(signs, sign, [](const auto &each) { return each.first; });
        if (known != signs.end())
            return QChar(known->second);
        bool isNumber = false;
        const ushort unit = m_data.mid(m_at, 4).toUShort(&isNumber, 16);
        if (sign != 'u' || !isNumber)
            fail("syntax");
        m_at = std::min(m_at + 4, m_data.size());
        return QChar(unit);
    }

    void checkText(const QString &text)
    {
        if (!text.isValidUtf16())
            return fail("text-form");
        for (const char32_t point : text.toUcs4()) {
            const bool isControl = QChar::category(point) == QChar::Other_Control && !isBreakOrTab(point);
            if (isControl || QChar::isNonCharacter(point))
                return fail("text-form");
        }
    }

    const QByteArray &m_data;
    qsizetype m_at = 0;
    std::optional<DataFault> m_fault;
};

} // namespace

std::optional<DataFault> dataFault(const QByteArray &data)
{
    if (data.size() > MaxDataBytes)
        return DataFault{QStringLiteral("too-long"), MaxDataBytes};
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString whole = decoder(data);
    if (decoder.hasError())
        return DataFault{QStringLiteral("not-utf8"), 0};
    return Scanner(data).run();
}

bool isPublishedDecimal(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    const QStringView digits = negative ? text.sliced(1) : text;
    const qsizetype point = digits.indexOf(u'.');
    const QStringView whole = point < 0 ? digits : digits.first(point);
    const QStringView fraction = point < 0 ? QStringView(u"0") : digits.sliced(point + 1);
    const auto areDigits = [](QStringView part) {
        return !part.isEmpty() && std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    const bool isZero = std::ranges::all_of(digits, [](QChar c) { return c == u'0' || c == u'.'; });
    return areDigits(whole) && areDigits(fraction) && (whole.size() == 1 || whole.front() != u'0')
        && !(negative && isZero);
}

} // namespace seriatim
