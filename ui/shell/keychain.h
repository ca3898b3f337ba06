#pragma once

#include <QString>

#include <functional>

namespace seriatim {

/// Where the desktop keeps passwords, out of reach of other programs and never in the clear. A password belongs to the
/// address of a log. Answers come later, in the thread of the window.
class Keychain
{
public:
    virtual ~Keychain() = default;

    /// Empty: it has none, or does not say.
    virtual void find(const QString &address, const std::function<void(const QString &password)> &found) = 0;
    virtual void keep(const QString &address, const QString &password) = 0;
    virtual void forget(const QString &address) = 0;
};

} // namespace seriatim
