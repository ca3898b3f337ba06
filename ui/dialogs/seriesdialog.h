#pragma once

#include "ui/dialogs/commanddialog.h"
#include "ui/dialogs/seriesoutlook.h"

namespace seriatim {

/// Defines a series, or changes its rules. Shows the numbers that the mask makes while it is typed, from when a change
/// holds, and why what cannot be changed cannot.
class SeriesDialog final : public CommandDialog
{
    Q_OBJECT

public:
    /// `code` is empty to define a new series.
    SeriesDialog(Desk &desk, const QString &code, QWidget *parent);

    /// "INV-2026-00001 … INV-2026-99999"
    QString preview() const { return m_preview->text(); }
    QString effect() const { return m_effect->text(); }

protected:
    void send() override;
    QString obstacle() const override;

private:
    bool isNew() const { return m_code.isEmpty(); }
    void addIdentity();
    void addRules();
    void read();
    void take(const SeriesContext &context);
    void freeze();
    void lookAhead();
    void showOutlook(const SeriesOutlook &outlook);
    series::Definition definition() const;
    series::Rules rules() const;
    void setRules(const series::Rules &rules);

    QString m_code;
    std::optional<SeriesContext> m_context;
    QString m_obstacle;
    QLabel *m_preview;
    QLabel *m_effect;
};

} // namespace seriatim
