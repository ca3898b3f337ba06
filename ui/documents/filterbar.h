#pragma once

#include <QLineEdit>
#include <QTimer>
#include <QWidget>

#include <vector>

#include "readmodel/documents.h"
#include "ui/style/widgets.h"

namespace seriatim {

/// Chips above the document list: kinds, time, state, party. Together with the search field they make the filter.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    const DocumentFilter &filter() const { return m_filter; }
    /// Whether anything is left out but what is discarded.
    bool isNarrowed() const { return m_filter != DocumentFilter(); }

    void setKind(std::optional<DocumentKind> kind);
    void setText(const QString &text);
    void setParty(const QString &id, const QString &name);
    void clear();
    /// Where a list of parties pops up: below their chip.
    QPoint partyPlace() const { return m_party->mapToGlobal(QPoint(0, m_party->height())); }

signals:
    void partyWanted(); ///< To be chosen: see `setParty`.
    void cleared();
    void changed(const DocumentFilter &filter);

private:
    void makeKinds(QLayout *row);
    void makePeriods();
    void makeStates();
    void showParty();
    void setYear(int year, const QString &name);
    void apply();

    DocumentFilter m_filter;
    std::vector<style::Chip *> m_kinds; ///< In the order of the kinds.
    style::Chip *m_period;
    style::Chip *m_state;
    style::Chip *m_drafts;
    style::Chip *m_party;
    QString m_partyName; ///< Whose documents are shown.
};

} // namespace seriatim
