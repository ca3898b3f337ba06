#include "app/desktopkeychain.h"

#ifdef SERIATIM_HAS_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace seriatim {

#ifdef SERIATIM_HAS_KEYCHAIN
namespace {

const QString Service = QStringLiteral("seriatim");

/// Jobs delete themselves when they are done. One that fails, as where there is no keychain, has found nothing.
class DesktopKeychain final : public Keychain
{
public:
    void find(const QString &address, const std::function<void(const QString &)> &found) override
    {
        auto *job = new QKeychain::ReadPasswordJob(Service);
        job->setKey(address);
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job,
            [job, found] { found(job->error() == QKeychain::NoError ? job->textData() : QString()); });
        job->start();
    }

    void keep(const QString &address, const QString &password) override
    {
        auto *job = new QKeychain::WritePasswordJob(Service);
        job->setKey(address);
        job->setInsecureFallback(false);
        job->setTextData(password);
        job->start();
    }

    void forget(const QString &address) override
    {
        auto *job = new QKeychain::DeletePasswordJob(Service);
        job->setKey(address);
        job->setInsecureFallback(false);
        job->start();
    }
};

} // namespace

std::unique_ptr<Keychain> desktopKeychain()
{
    return std::make_unique<DesktopKeychain>();
}
#else
std::unique_ptr<Keychain> desktopKeychain()
{
    return nullptr;
}
#endif

} // namespace seriatim
