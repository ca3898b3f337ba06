#include "print/girocode.h"

#include <qrencode.h>

#include <algorithm>
#include <array>
#include <memory>

#include "print/typesetting.h"

namespace seriatim::print {

namespace {

constexpr qint64 LargestCents = 99'999'999'999; ///< EPC069-12: 999999999.99 EUR.
constexpr qsizetype MaxName = 70;
constexpr qsizetype MaxReference = 140;
constexpr qsizetype MaxPayload = 331;

/// UNCL 4461: card, direct debit and their kin are no credit transfers.
bool isTransfer(const QString &meansCode)
{
    static constexpr std::array Others{"48", "49", "54", "55", "59"};
    return std::ranges::none_of(Others, [&](const char *each) { return meansCode == QLatin1StringView(each); });
}

bool isIbanCharacter(QChar character)
{
    return (character >= u'0' && character <= u'9') || (character >= u'A' && character <= u'Z');
}

/// ISO 7064, MOD 97-10, over the digits with letters as 10 to 35.
int remainderOf(const QString &text)
{
    int remainder = 0;
    for (const QChar character : text) {
        const int value = character.isDigit() ? character.unicode() - u'0' : character.unicode() - u'A' + 10;
        remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder;
}

/// One line of the payload.
QString payloadLine(const QString &text)
{
    return plain(text, TextShape::OneLine).simplified();
}

/// A name as long as the standard admits, which also advises to cut longer ones.
QString payloadName(const QString &name)
{
    QString line = payloadLine(name).left(MaxName);
    if (!line.isEmpty() && line.back().isHighSurrogate())
        line.chop(1);
    return line;
}

QString payeeOf(const DocumentContent &content)
{
    for (const QString &name : {content.paymentMeans.accountName, content.payee.name})
        if (!name.isEmpty())
            return name;
    return content.seller.name;
}

} // namespace

std::optional<QString> iban(const QString &text)
{
    const QString compact = QString(text).remove(u' ').toUpper();
    if (compact.size() < 15 || compact.size() > 34 || !std::ranges::all_of(compact, isIbanCharacter))
        return std::nullopt;
    if (!compact[0].isLetter() || !compact[1].isLetter() || !compact[2].isDigit() || !compact[3].isDigit())
        return std::nullopt;
    return remainderOf(compact.mid(4) + compact.left(4)) == 1 ? std::optional(compact) : std::nullopt;
}

bool asksTransfer(const PrintedDocument &document)
{
    return document.content.kind.traits().asksPayment && document.standing == Standing::Issued
        && document.totals.payable.minorUnits() > 0 && isTransfer(document.content.paymentMeans.code);
}

QByteArray giroCode(const PrintedDocument &document)
{
    const PaymentMeans &means = document.content.paymentMeans;
    const Money payable = document.totals.payable;
    const auto account = iban(means.iban);
    const QString payee = payloadName(payeeOf(document.content));
    if (!asksTransfer(document) || !account || payee.isEmpty() || payable.currency() != Currency()
        || payable.minorUnits() > LargestCents)
        return {};

    const QString bic = QString(means.bic).remove(u' ').toUpper();
    const bool knownBic = (bic.size() == 8 || bic.size() == 11) && std::ranges::all_of(bic, isIbanCharacter);
    const QString reference = payloadLine(means.remittance.isEmpty() ? document.number : means.remittance);
    if (reference.size() > MaxReference)
        return {}; // Cut, it would name another payment, or none.
    const QStringList lines{QStringLiteral("BCD"), QStringLiteral("002"), QStringLiteral("1"), QStringLiteral("SCT"),
        knownBic ? bic : QString(), payee, *account, QStringLiteral("EUR") + payable.toString(), QString(), QString(),
        reference};
    const QByteArray payload = lines.join(u'\n').toUtf8();
    return payload.size() <= MaxPayload ? payload : QByteArray();
}

std::optional<QrSquares> qrSquares(const QByteArray &data)
{
    using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;
    const auto *bytes = reinterpret_cast<const unsigned char *>(data.constData());
    const Code code(QRcode_encodeData(static_cast<int>(data.size()), bytes, 0, QR_ECLEVEL_M), &QRcode_free);
    if (data.isEmpty() || !code)
        return std::nullopt;
    QrSquares squares{code->width, {}};
    const int count = code->width * code->width;
    std::transform(code->data, code->data + count, std::back_inserter(squares.dark),
        [](unsigned char module) { return (module & 1) != 0; });
    return squares;
}

} // namespace seriatim::print
