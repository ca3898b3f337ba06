#pragma once

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

#include "domain/refusal.h"

namespace seriatim {

/// What still stands in the way of issuing, beside the form. Each entry leads to its field.
class ProblemList final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemList(QWidget *parent = nullptr);

    void show(const Refusals &problems);
    const Refusals &problems() const { return m_problems; }

signals:
    void activated(const QString &field);

private:
    Refusals m_problems;
    QLabel *m_title;
    QVBoxLayout *m_entries;
};

} // namespace seriatim
