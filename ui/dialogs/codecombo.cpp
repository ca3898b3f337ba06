#include "ui/dialogs/codecombo.h"

#include <QCompleter>
#include <QCoreApplication>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <array>

#include "domain/currency.h"
#include "domain/publiccodes.h"

namespace seriatim {

namespace {

QString shown(const CodeCombo::Entry &entry)
{
    return entry.name.isEmpty() ? entry.code : QStringLiteral("%1  %2").arg(entry.code, entry.name);
}

} // namespace

CodeCombo::CodeCombo(const std::vector<Entry> &entries, const QString &none, QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    addItem(QString(), QString());
    for (const Entry &entry : entries)
        addItem(shown(entry), entry.code);
    lineEdit()->setPlaceholderText(none);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] { takeTyped(); });
}

/// The entry that can be meant only: by all that is shown, by its code or name, or by a name's beginning that no other
/// has.
int CodeCombo::meant() const
{
    const QString typed = currentText().trimmed();
    int beginning = -1;
    int beginnings = 0;
    const auto is = [&](const QString &text) { return text.compare(typed, Qt::CaseInsensitive) == 0; };
    for (int i = 0; i < count(); ++i) {
        const QString name = itemText(i).mid(itemData(i).toString().size()).trimmed();
        if (is(itemText(i)) || is(itemData(i).toString()) || (!name.isEmpty() && is(name)))
            return i;
        if (!typed.isEmpty() && name.startsWith(typed, Qt::CaseInsensitive)) {
            beginning = i;
            ++beginnings;
        }
    }
    return beginnings == 1 ? beginning : -1;
}

/// Shows what was understood, so that nobody is surprised by what is saved.
void CodeCombo::takeTyped()
{
    const int index = meant();
    if (index >= 0)
        setCode(itemData(index).toString());
}

QString CodeCombo::code() const
{
    const int index = meant();
    return index >= 0 ? itemData(index).toString() : currentText().trimmed();
}

void CodeCombo::setCode(const QString &code)
{
    const int index = findData(code);
    setCurrentIndex(index);
    if (index < 0)
        setEditText(code);
    lineEdit()->setCursorPosition(0);
}

std::vector<CodeCombo::Entry> currencyCodes()
{
    std::vector<CodeCombo::Entry> entries;
    for (const Currency::Entry &entry : Currency::all())
        entries.push_back({QString::fromLatin1(entry.code), {}});
    return entries;
}

std::vector<CodeCombo::Entry> countryCodes()
{
    std::vector<CodeCombo::Entry> entries;
    for (int i = 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        const QString code = QLocale::territoryToCode(territory);
        if (isCountryCode(code))
            entries.push_back({code, QLocale::territoryToString(territory)});
    }
    std::ranges::sort(entries, {}, &CodeCombo::Entry::code);
    return entries;
}

std::vector<CodeCombo::Entry> languageCodes()
{
    std::vector<CodeCombo::Entry> entries;
    for (const char *code : {"bg-BG", "cs-CZ", "da-DK", "de-AT", "de-CH", "de-DE", "el-GR", "en-GB", "en-IE", "en-US",
             "es-ES", "et-EE", "fi-FI", "fr-BE", "fr-CH", "fr-FR", "hr-HR", "hu-HU", "it-CH", "it-IT", "lt-LT", "lv-LV",
             "nl-BE", "nl-NL", "nb-NO", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "sk-SK", "sl-SI", "sv-SE"}) {
        const QLocale locale{QLatin1StringView(code)};
        entries.push_back({QString::fromLatin1(code),
            QStringLiteral("%1 (%2)").arg(
                QLocale::languageToString(locale.language()), QLocale::territoryToString(locale.territory()))});
    }
    return entries;
}

std::vector<CodeCombo::Entry> paymentCodes()
{
    constexpr std::array names{std::pair{"10", QT_TRANSLATE_NOOP("PaymentMeans", "cash")},
        std::pair{"20", QT_TRANSLATE_NOOP("PaymentMeans", "cheque")},
        std::pair{"30", QT_TRANSLATE_NOOP("PaymentMeans", "credit transfer")},
        std::pair{"48", QT_TRANSLATE_NOOP("PaymentMeans", "card")},
        std::pair{"49", QT_TRANSLATE_NOOP("PaymentMeans", "direct debit")},
        std::pair{"57", QT_TRANSLATE_NOOP("PaymentMeans", "standing agreement")},
        std::pair{"58", QT_TRANSLATE_NOOP("PaymentMeans", "SEPA credit transfer")},
        std::pair{"59", QT_TRANSLATE_NOOP("PaymentMeans", "SEPA direct debit")}};
    std::vector<CodeCombo::Entry> entries;
    for (const auto &[code, name] : names)
        entries.push_back({QString::fromLatin1(code), QCoreApplication::translate("PaymentMeans", name)});
    return entries;
}

} // namespace seriatim
