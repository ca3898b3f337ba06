#include "ui/dialogs/reasonfield.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSettings>

#include "domain/text.h"
#include "ui/dialogs/fieldform.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr int Remembered = 8;

QString settingOf(const QString &topic)
{
    return QStringLiteral("reasons/%1").arg(topic);
}

} // namespace

ReasonField::ReasonField(const QString &topic, QWidget *parent)
    : QWidget(parent), m_topic(topic), m_text(new QComboBox), m_count(style::aside({}))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(style::Gap);
    m_text->setEditable(true);
    m_text->setInsertPolicy(QComboBox::NoInsert);
    m_text->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_text->addItems(QSettings().value(settingOf(topic)).toStringList());
    m_text->setCurrentIndex(-1);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_text->completer()->setCompletionMode(QCompleter::InlineCompletion);
    m_text->lineEdit()->setMaxLength(4 * static_cast<int>(MaxReason)); // What is too long is said, not cut off.
    m_text->lineEdit()->setAccessibleName(tr("Reason"));
    m_count->setWordWrap(false);
    row->addWidget(m_text, 1);
    row->addWidget(m_count);
    setFocusProxy(m_text);
    connect(m_text, &QComboBox::editTextChanged, this, [this] {
        count();
        emit changed();
    });
    count();
}

QString ReasonField::reason() const
{
    return m_text->currentText().trimmed();
}

void ReasonField::setReason(const QString &reason)
{
    m_text->setEditText(reason);
}

QString ReasonField::fault() const
{
    const auto accepted = acceptReason(reason());
    return isRefused(accepted) ? words::sentence(refusalOf(accepted)) : QString();
}

void ReasonField::remember()
{
    QStringList reasons = QSettings().value(settingOf(m_topic)).toStringList();
    reasons.removeAll(reason());
    reasons.prepend(reason());
    QSettings().setValue(settingOf(m_topic), QStringList(reasons.mid(0, Remembered)));
}

void ReasonField::count()
{
    const qsizetype length = reasonLength(reason());
    m_count->setText(tr("%1 of %2").arg(length).arg(MaxReason));
    style::setTone(m_count, length > MaxReason ? style::Tone::Bad : style::Tone::Muted);
}

ReasonField *addReasonTo(FieldForm &form, const QString &topic)
{
    auto *field = new ReasonField(topic);
    form.add(QStringLiteral("reason"), ReasonField::tr("&Reason"), field,
        ReasonField::tr("At least three characters. Everybody who audits the log reads it."));
    return field;
}

} // namespace seriatim
