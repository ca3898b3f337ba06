#include "cli/companyfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "cli/strictjson.h"
#include "words/words.h"

namespace seriatim::cli {

namespace {

constexpr qint64 MaxBytes = 4 * 1024 * 1024;

std::variant<QByteArray, QString> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("“%1” cannot be read: %2.").arg(path, file.errorString());
    const QByteArray content = file.read(MaxBytes + 1);
    if (content.size() > MaxBytes)
        return QStringLiteral("“%1” is too large.").arg(path);
    return content;
}

} // namespace

std::variant<json::Read<Company>, QString> readCompanyFile(const QString &path)
{
    const auto content = contentOf(path);
    if (const auto *sentence = std::get_if<QString>(&content))
        return *sentence;
    const auto object = strictObject(std::get<QByteArray>(content), QStringLiteral("file"));
    if (isRefused(object))
        return QStringLiteral("“%1”: %2").arg(path, words::sentence(refusalOf(object)));
    auto company = json::fromJson<Company>(std::get<QJsonObject>(object), {"logoFile"});
    const QString logoFile = std::get<QJsonObject>(object).value("logoFile").toString();
    if (logoFile.isEmpty() || isRefused(company.value))
        return company;
    const auto logo = contentOf(QFileInfo(path).dir().filePath(logoFile));
    if (const auto *sentence = std::get_if<QString>(&logo))
        return *sentence;
    std::get<Company>(company.value).logo = std::get<QByteArray>(logo);
    return company;
}

} // namespace seriatim::cli
