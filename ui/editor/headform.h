#pragma once

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

#include <functional>
#include <map>

#include "readmodel/documents.h"
#include "readmodel/numbers.h"
#include "ui/editor/datefield.h"
#include "ui/editor/draft.h"
#include "ui/editor/partyfield.h"
#include "ui/editor/serieschoice.h"

namespace seriatim {

class Desk;

/// The head of the document: party, series, dates, references. What is wrong with a field stands below it. Tab and
/// Return go on to the next.
class HeadForm final : public QWidget
{
    Q_OBJECT

public:
    HeadForm(Desk &desk, Draft &draft, QWidget *parent = nullptr);
    ~HeadForm() override;

    void setSeries(const std::vector<SeriesRow> &series);
    /// Whose terms of payment a new document has, until a party with others is chosen.
    void setCompany(const Company &company) { m_company = company; }
    /// The document of this log whose number the credit memo gives.
    void setCorrected(const std::optional<DocumentRow> &corrected);
    /// Sentences by field; the others are cleared.
    void setFaults(const QMap<QString, QString> &faults);
    /// Whether a sentence about the field stands below it, or below the one that it is a part of.
    bool tells(const QString &field) const;
    /// Puts the cursor into the field; false if the form has no such field.
    bool goTo(const QString &field);
    void takeParty(const PartyRow &row);
    PartyField *party() const { return m_party; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

signals:
    void partyWanted(const QString &name); ///< To be added to the address book.

private:
    struct Box {
        QLabel *label = nullptr;
        QWidget *widget = nullptr;
        QLabel *fault = nullptr;
        QVBoxLayout *labelCell = nullptr;
        QVBoxLayout *cell = nullptr;
    };

    void build();
    Box place(const QString &field, const QString &label, QWidget *widget, int row, int column, int span = 1);
    void bindText(const QString &field, QLineEdit *edit, QString DocumentContent::*member);
    void bindDate(const QString &field, DateField *edit, QDate DocumentContent::*member);
    void bindParty();
    void bindPrecedent();
    void bindChoices();
    static QString boxOf(const QString &field);
    void show();
    void showParty();
    void showDates();
    void showPrecedent();
    void showFields();
    void move(const Box &box, int row, int column);
    void showDate(const QString &field, DateField *edit, const QDate &date);
    void moveDue(DocumentContent &content) const;
    void keepTerm();
    void takeTerm(DocumentContent &content, const PartyCard &card, bool isAnother) const;

    Desk &m_desk;
    Draft &m_draft;
    QGridLayout *m_grid;
    std::map<QString, Box> m_boxes; ///< By field.
    PartyField *m_party;
    QLabel *m_partyMore;
    QString m_ambiguous; ///< A name that several parties have.
    SeriesChoice *m_series;
    ChoiceField *m_currency;
    DateField *m_date;
    DateField *m_due;
    DateField *m_delivered;
    QLineEdit *m_reference;
    QLineEdit *m_precedes; ///< What it takes back or follows.
    QLabel *m_precedesMore;
    std::optional<DocumentRow> m_corrected;
    std::vector<SeriesRow> m_allSeries;
    Company m_company;
    bool m_isTyping = false; ///< A change comes from a field: it keeps the text as typed.

    struct Typing {
        const DateField *field = nullptr; ///< Null: no date is being typed.
        QDate due;                        ///< As it was before the first key.
    };
    Typing m_typing;
    std::optional<qint64> m_term; ///< Days from the date to the due date, when there last were both.
    QDate m_termDue;              ///< The due date by then.
};

} // namespace seriatim
