#pragma once

#include <QLabel>
#include <QWidget>

#include "ui/models/documentdetails.h"
#include "ui/style/widgets.h"

namespace seriatim {

/// The number's state in words, above the form: next, reserved, issued or void; never a field that looks as if one
/// could type there.
class NumberBanner final : public QWidget
{
    Q_OBJECT

public:
    explicit NumberBanner(QWidget *parent = nullptr);

    /// A draft without number, which may not be in the log yet.
    void showDraft(DocumentKind kind, const QString &nextNumber);
    void showDetails(const DocumentDetails &details, const QString &actor);

    QString words() const { return m_words->text(); }
    QString number() const { return m_number->text(); }

private:
    void set(style::Tone tone, const QString &icon, DocumentKind kind, const QString &number, const QString &words);
    void showReserved(const DocumentDetails &details, const QString &actor);

    style::Card *m_card;
    QLabel *m_icon;
    QLabel *m_kind;
    QLabel *m_number;
    QLabel *m_words;
};

} // namespace seriatim
