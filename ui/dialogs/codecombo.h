#pragma once

#include <QComboBox>

#include <vector>

namespace seriatim {

/// A list of codes and their names, to be picked or typed: "DE  Germany". What is typed takes the one entry that it can
/// mean; what is none stays as it is, so that the core can say what is wrong with it.
class CodeCombo final : public QComboBox
{
    Q_OBJECT

public:
    struct Entry {
        QString code;
        QString name;
    };

    /// `none`: what an empty code is called, where it means something: "as the company".
    CodeCombo(const std::vector<Entry> &entries, const QString &none, QWidget *parent = nullptr);

    QString code() const;
    void setCode(const QString &code);

private:
    int meant() const;
    void takeTyped();
};

std::vector<CodeCombo::Entry> currencyCodes(); ///< ISO 4217.
std::vector<CodeCombo::Entry> countryCodes();  ///< ISO 3166-1 alpha-2.
std::vector<CodeCombo::Entry> languageCodes(); ///< BCP 47, those that pages are usually printed in.
std::vector<CodeCombo::Entry> paymentCodes();  ///< UNCL 4461, the usual ones.

} // namespace seriatim
