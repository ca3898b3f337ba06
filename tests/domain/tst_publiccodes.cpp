#include <QTest>

#include "domain/publiccodes.h"

using namespace seriatim;

/// What is a code of the world's, and what only looks like one.
class TestPublicCodes : public QObject
{
    Q_OBJECT

private slots:
    void countriesAreThoseOfIso()
    {
        for (const char *code : {"IE", "DE", "FI", "GR", "GB", "XK", "AD", "ZW"})
            QVERIFY2(isCountryCode(code), code);
        for (const char *code : {"", "Fin", "fi", "EL", "UK", "XX", "F", "I ", "E ", "FI "})
            QVERIFY2(!isCountryCode(code), code);
    }

    void languagesHaveTheFormOfBcp47()
    {
        for (const char *tag : {"en", "en-IE", "de-CH", "sr-Latn-RS", "es-419", "sl-rozaj", "de-CH-1996", "tlh", "FI",
                 "de-DE-u-co-phonebk"})
            QVERIFY2(isLanguageTag(tag), tag);
        for (const char *tag : {"", "Klingon", "e", "en_IE", "en-", "en IE", "English (Ireland)", "-en"})
            QVERIFY2(!isLanguageTag(tag), tag);
    }

    void bicsHaveEightOrElevenCharacters()
    {
        for (const char *code : {"AIBKIE2D", "DEUTDEFF500", "NDEAFIHH", "E097AEXX"})
            QVERIFY2(isBic(code), code);
        for (const char *code :
            {"", "not-a-bic-at-all", "AIBKIE2", "AIBKIE2DX", "AIBK1E2D", "aibkie2d", "DEUTDEFF 500"})
            QVERIFY2(!isBic(code), code);
    }
};

QTEST_GUILESS_MAIN(TestPublicCodes)
#include "tst_publiccodes.moc"
