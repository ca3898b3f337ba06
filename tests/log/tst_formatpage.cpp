#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include "domain/fields.h"
#include "log/codec.h"

using namespace seriatim;

namespace {

/// Collects the keys of a value and of all values in it.
struct Keys
{
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

} // namespace

/// core/log/FORMAT.md is what an auditor works by: it must tell of every event and every key.
class TestFormatPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyTypeOfEventIsDescribed();
    void noOtherTypeIsDescribed();
    void everyKeyOfEventsIsDescribed();
    void everyKeyOfDocumentsPartiesAndTheCompanyIsDescribed();

private:
    void requireKeys(const QSet<QString> &keys) const;

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

void TestFormatPage::everyKeyOfEventsIsDescribed()
{
    const series::RulesVersion version{QDate(2026, 1, 1), {}, {}};
    const QString some = QStringLiteral("x");
    const AnyEvent events[] = {
        series::SeriesDefined{{some, {}, some, some, true}, version},
        series::NumberReserved{{}, 1, 1, some, some, some, some, some, some},
        series::NumberFinalized{{}, 1, 1, some, some, QDate(2026, 1, 1), some},
        series::NumberVoided{{}, 1, 1, some},
        series::NumberLost{{}, 1, 1, some, some, some, some, 1},
        document::DraftSaved{{}, Decimal(), Decimal()},
        document::DocumentIssued{{}, {}, some, {}, 1, some},
        document::DocumentPrinted{document::Medium::Pdf, 1, some},
        document::DocumentCredited{some, some},
        ClockConfirmed{some, some},
    };
    QSet<QString> keys;
    for (const AnyEvent &event : events) {
        const QJsonObject data = codec::dataOf(event);
        for (const QJsonObject &object : {data, data["definition"].toObject(),
                 data["rules"].toObject(), data["totals"].toObject()}) {
            const QStringList names = object.keys();
            keys.unite(QSet<QString>(names.begin(), names.end()));
        }
    }
    QVERIFY(keys.contains("inversion") && keys.contains("startPeriod") && keys.contains("lineSum"));
    requireKeys(keys);
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
