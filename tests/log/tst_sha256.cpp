#include <QCryptographicHash>
#include <QTest>

#include "log/sha256.h"

using namespace seriatim;

class TestSha256 : public QObject
{
    Q_OBJECT

private slots:
    void isTheStandardsOwnExample();
    void isWhatQtComesTo();
};

/// FIPS 180-4, and its example for `abc`.
void TestSha256::isTheStandardsOwnExample()
{
    QCOMPARE(sha256("abc").toHex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(sha256({}).toHex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

void TestSha256::isWhatQtComesTo()
{
    QByteArray bytes;
    for (int length = 0; length < 300; ++length) {
        QCOMPARE(sha256(bytes), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
        bytes.append(static_cast<char>(length * 7));
    }
}

QTEST_APPLESS_MAIN(TestSha256)
#include "tst_sha256.moc"
