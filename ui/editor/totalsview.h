#pragma once

#include <QGridLayout>
#include <QWidget>

#include "domain/totals.h"

namespace seriatim {

/// What the document comes to: net, tax by rate, total. As stored once it is issued; reckoned with each key before.
class TotalsView final : public QWidget
{
    Q_OBJECT

public:
    explicit TotalsView(QWidget *parent = nullptr);

    void show(const DocumentContent &content, const Totals &totals);
    /// Amounts cannot be reckoned: says why.
    void showFault(const QString &sentence);

private:
    void clear();
    void add(const QString &name, const QString &amount, bool isStrong = false);

    QGridLayout *m_grid;
    QWidget *m_body = nullptr;
};

} // namespace seriatim
