#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include "domain/fields.h"
#include "log/codec.h"

using namespace seriatim;

namespace {

/// Collects the keys of a value and of all values in it.
struct Keys {
    QSet<QString> *found;

    void operator()(const char *key, auto &value, auto...) const
    {
        found->insert(QString::fromLatin1(key));
        visit(value);
    }

    template <HasFields Value>
    void visit(Value &value) const
    {
        fields(value, *this);
    }
    template <HasFields Item>
    void visit(std::vector<Item> &) const
    {
        Item item;
        fields(item, *this);
    }
    void visit(auto &) const {}
};

template <std::size_t... Index>
QSet<QString> typesOf(std::index_sequence<Index...>)
{
    return {codec::typeOf(AnyEvent(std::in_place_index<Index>))...};
}

const QString Some = QStringLiteral("x");

series::RulesVersion someRules()
{
    return {QDate(2026, 1, 1), {}, {}};
}

DocumentContent someContent()
{
    DocumentContent content;
    content.date = QDate(2026, 1, 1);
    return content;
}

/// One of each type, with nothing absent.
std::vector<AnyEvent> fullEvents()
{
    Party party;
    party.name = Some;
    PaymentMeans means;
    means.iban = Some;
    return {
        series::SeriesDefined{{Some, {}, Some, Some, true}, someRules()},
        series::SeriesRulesChanged{someRules()},
        series::SeriesRetired{},
        series::NumberReserved{{}, 1, 1, Some, Some, Some, Some, Some, Some},
        series::ReservationMoved{{}, 1, 1, Some, Some},
        series::NumberFinalized{{}, 1, 1, Some, Some, QDate(2026, 1, 1), Some},
        series::NumberVoided{{}, 1, 1, Some},
        series::NumberReleased{{}, 1, 1},
        series::NumberLost{{}, 1, 1, Some, Some, Some, Some, 1},
        series::PeriodClosed{},
        document::DraftSaved{someContent(), Decimal(), Decimal()},
        document::DraftDiscarded{Some},
        document::DocumentIssued{someContent(), {}, Some, {}, 1, Some},
        document::DocumentVoided{Some},
        document::DocumentPrinted{document::Medium::Pdf, 1, Some},
        document::DocumentPrintFailed{document::Medium::Pdf, 1},
        document::DocumentCredited{Some, Some},
        document::CreditWithdrawn{Some, Some},
        CompanyChanged{{party, Some, Some, 14, Some, means, "logo"}},
        PartySaved{{party, true, true, Some, Some, 14, Some}},
        PartyArchived{},
        ClockConfirmed{Some, Some},
        LogMoved{Some, Some},
        LogArrived{Some},
    };
}

} // namespace

/// core/log/FORMAT.md is what an auditor works by: it must tell of every event and every key.
class TestFormatPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyTypeOfEventIsDescribed();
    void noOtherTypeIsDescribed();
    void theKeysOfEachEventAreThoseDescribed();
    void everyKeyOfDocumentsPartiesAndTheCompanyIsDescribed();

private:
    void requireKeys(const QSet<QString> &keys) const;
    QSet<QString> describedKeys(const QString &type) const;

    QString m_page;
};

void TestFormatPage::initTestCase()
{
    QFile file(QStringLiteral(SOURCE_DIR "/core/log/FORMAT.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_page = QString::fromUtf8(file.readAll());
}

void TestFormatPage::requireKeys(const QSet<QString> &keys) const
{
    for (const QString &key : keys)
        QVERIFY2(m_page.contains(u'`' + key + u'`'), qPrintable(key + " is not described"));
}

/// From the last column of the type's row, without what stands in brackets.
QSet<QString> TestFormatPage::describedKeys(const QString &type) const
{
    static const QRegularExpression bracketed(R"(\([^()]*\)|\{[^{}]*\})");
    static const QRegularExpression key("`([a-zA-Z]+)`");
    const QRegularExpression row("`" + type + R"(` \|[^|]*\|([^|]*)\|$)", QRegularExpression::MultilineOption);
    QString column = row.match(m_page).captured(1);
    while (column.contains(bracketed))
        column.remove(bracketed);
    QSet<QString> keys;
    for (auto each = key.globalMatch(column); each.hasNext();)
        keys.insert(each.next().captured(1));
    return keys;
}

void TestFormatPage::everyTypeOfEventIsDescribed()
{
    const auto types = typesOf(std::make_index_sequence<std::variant_size_v<AnyEvent>>());
    QVERIFY(types.contains("NumberReserved"));
    requireKeys(types);
}

void TestFormatPage::noOtherTypeIsDescribed()
{
    static const QRegularExpression row(
        "^\\|(?: `[a-z/<>]+` \\|)? `([A-Z][A-Za-z]+)` \\|", QRegularExpression::MultilineOption);
    int rows = 0;
    for (auto each = row.globalMatch(m_page); each.hasNext(); ++rows) {
        const QString type = each.next().captured(1);
        QVERIFY2(codec::knows(type), qPrintable(type));
    }
    QCOMPARE(rows, int(std::variant_size_v<AnyEvent>));
}

void TestFormatPage::theKeysOfEachEventAreThoseDescribed()
{
    const std::vector<AnyEvent> events = fullEvents();
    QCOMPARE(events.size(), std::variant_size_v<AnyEvent>);
    for (const AnyEvent &event : events) {
        const QString type = codec::typeOf(event);
        const QStringList keys = codec::dataOf(event).keys();
        QCOMPARE(describedKeys(type), QSet<QString>(keys.begin(), keys.end()));
    }
    const QJsonObject rules = codec::dataOf(series::SeriesRulesChanged{someRules()})["rules"].toObject();
    const QJsonObject totals = json::objectFrom(codec::textOf(Totals()).text());
    for (const QStringList &keys : {rules.keys(), totals.keys()})
        requireKeys(QSet<QString>(keys.begin(), keys.end()));
}

void TestFormatPage::everyKeyOfDocumentsPartiesAndTheCompanyIsDescribed()
{
    QSet<QString> keys;
    DocumentContent content;
    Company company;
    PartyCard card;
    fields(content, Keys{&keys});
    fields(company, Keys{&keys});
    fields(card, Keys{&keys});
    QVERIFY(keys.contains("originCountry") && keys.contains("mandate") && keys.contains("street3")
        && keys.contains("logo"));
    requireKeys(keys);
}

QTEST_APPLESS_MAIN(TestFormatPage)
#include "tst_formatpage.moc"
