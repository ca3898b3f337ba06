#include "log/sha256.h"

#include <openssl/evp.h>

#include <memory>

namespace seriatim {

QByteArray sha256(QByteArrayView bytes)
{
    // Looked up by name each time, it would cost more than most of what is hashed.
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(
        EVP_MD_fetch(nullptr, "SHA2-256", nullptr), EVP_MD_free);
    QByteArray digest(32, Qt::Uninitialized);
    if (EVP_Digest(bytes.data(), static_cast<std::size_t>(bytes.size()),
            reinterpret_cast<unsigned char *>(digest.data()), nullptr, algorithm.get(), nullptr)
        != 1)
        qFatal("OpenSSL has no SHA-256");
    return digest;
}

} // namespace seriatim
