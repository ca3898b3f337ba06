#pragma once

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/models/documentdetails.h"

namespace seriatim {

/// The panel beside the list: the selected document in short, its story from its events, and where it comes from and
/// leads to.
class DocumentPanel final : public QScrollArea
{
    Q_OBJECT

public:
    explicit DocumentPanel(QWidget *parent = nullptr);

    void show(const DocumentDetails &details);
    /// Nothing, or several documents, are selected.
    void showNothing(const QString &hint);

signals:
    void documentActivated(const QString &id);
    void numberActivated(const QString &number);

private:
    void begin();
    void addHead(const DocumentDetails &details);
    void addParty(const DocumentDetails &details);
    void addTotals(const DocumentDetails &details);
    void addHistory(const DocumentDetails &details);
    void addLinks(const DocumentDetails &details);
    void add(QWidget *widget) { m_column->addWidget(widget); }
    QGridLayout *addGrid(); ///< Names at the left, what they are at the right.

    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace seriatim
