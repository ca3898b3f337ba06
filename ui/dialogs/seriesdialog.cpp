#include "ui/dialogs/seriesdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>

#include "ui/reading.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

const QString Mask = QStringLiteral("mask");
const QString ResetField = QStringLiteral("reset");
const QString FiscalYear = QStringLiteral("fiscalYearStart");
const QString Start = QStringLiteral("start");
const QString Order = QStringLiteral("dateOrder");
const QString StepBack = QStringLiteral("stepBack");
const QString ReserveAt = QStringLiteral("reserveAt");

QComboBox *choice(std::initializer_list<std::pair<QString, QString>> entries)
{
    auto *combo = new QComboBox;
    for (const auto &[id, words] : entries)
        combo->addItem(words, id);
    return combo;
}

/// A note without words takes no room.
void say(QLabel &note, const QString &words)
{
    note.setText(words);
    note.setVisible(!words.isEmpty());
}

QComboBox *months()
{
    auto *combo = new QComboBox;
    for (int month = 1; month <= 12; ++month)
        combo->addItem(QLocale().standaloneMonthName(month), QString::number(month));
    return combo;
}

} // namespace

SeriesDialog::SeriesDialog(Desk &desk, const QString &code, QWidget *parent)
    : CommandDialog(desk, parent), m_code(code), m_preview(style::label({})), m_effect(style::label({}))
{
    if (isNew())
        introduce(tr("New series"),
            tr("A series counts the documents of one kind. Its code and kind stay for good; its rules can be changed "
               "later, from a new period on."));
    else
        introduce(tr("Rules of series %1").arg(code), {});
    setVerb(isNew() ? tr("Define the series") : tr("Change the rules"));
    if (isNew())
        addIdentity();
    addRules();
    setMinimumWidth(520);
    connect(&form(), &FieldForm::edited, this, &SeriesDialog::lookAhead);
    read();
    review();
}

void SeriesDialog::addIdentity()
{
    auto *code = new QLineEdit;
    code->setMaxLength(16);
    connect(code, &QLineEdit::textEdited, code, [code](const QString &text) { code->setText(text.toUpper()); });
    form().add(QStringLiteral("code"), tr("&Code"), code, tr("Capital letters, digits and -: SHOP, INV-2."));
    form().add(QStringLiteral("name"), tr("&Name"), new QLineEdit, tr("What the lists call it: Invoices, shop."));
    auto *kinds = new QComboBox;
    for (const DocumentKind::Entry &entry : DocumentKind::all()) {
        const auto kind = DocumentKind::fromId(QString::fromLatin1(entry.id));
        kinds->addItem(words::kindName(*kind), kind->id());
    }
    form().add(QStringLiteral("kind"), tr("&Kind of document"), kinds);
    form().addPlain(QStringLiteral("isDefault"), new QCheckBox(tr("&Usual series of its kind")));
    form().add(QStringLiteral("justification"), tr("Why it stands &apart"), new QLineEdit,
        tr("Some countries ask for it. May be empty."));
}

void SeriesDialog::addRules()
{
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *start = new QSpinBox;
    start->setRange(1, 999'999'999);
    form().addSection(tr("Numbers"));
    form().add(Mask, tr("&Mask"), new QLineEdit,
        tr("{YYYY} {YY} {MM} stand for year and month of the period, {#####} for the number, with a digit for each "
           "#."));
    form().addNote(m_preview);
    form().add(ResetField, tr("&Begins anew"),
        choice({{resetId(Reset::Yearly), tr("every year")}, {resetId(Reset::Monthly), tr("every month")},
            {resetId(Reset::Never), tr("never")}}));
    form().add(FiscalYear, tr("&Year begins in"), months());
    form().add(Start, tr("&First number"), start, tr("Of the first period only. Later ones begin with 1."));
    form().addSection(tr("Policy"));
    form().add(Order, tr("&Dates out of order"),
        choice({{series::dateOrderId(series::DateOrder::Warn), tr("warn")},
            {series::dateOrderId(series::DateOrder::Refuse), tr("refuse")},
            {series::dateOrderId(series::DateOrder::Ignore), tr("ignore")}}));
    form().add(ReserveAt, tr("&Number is given"),
        choice({{QStringLiteral("issue"), tr("when the document is issued")},
            {QStringLiteral("draft"), tr("when the draft is saved first")}}));
    form().addPlain(StepBack, new QCheckBox(tr("The latest number may &step back")),
        tr("While it is only reserved, and was never printed or exported."));
    m_effect->setWordWrap(true);
    m_effect->setContentsMargins(0, style::Gap, 0, 0);
    form().addNote(m_effect);
}

void SeriesDialog::read()
{
    form().setEnabled(false);
    desk()
        .ask([code = m_code](Store &store) { return readSeriesContext(store, code); })
        .then(this, [this](const Reply<SeriesContext> &reply) {
            if (const auto *context = readOrTell(reply, *banner(), QStringLiteral("series"), [this] { read(); }))
                take(*context);
        });
}

void SeriesDialog::take(const SeriesContext &context)
{
    m_context = context;
    form().setEnabled(true);
    series::Rules rules;
    if (context.state)
        rules = context.state->versions.back().rules;
    setRules(rules);
    if (isNew())
        form().editor(QStringLiteral("code"))->setFocus();
    else
        freeze();
    lookAhead();
}

/// A used series that never begins anew keeps its rules; in any used series the first number is past.
void SeriesDialog::freeze()
{
    if (!m_context->state || !m_context->state->lastUsed)
        return;
    const series::State &state = *m_context->state;
    const bool whollyFrozen = state.versions.back().rules.reset == Reset::Never;
    for (const QString &field : {Mask, ResetField, FiscalYear, Start, Order, ReserveAt, StepBack})
        form().editor(field)->setEnabled(!whollyFrozen);
    auto *reset = qobject_cast<QComboBox *>(form().editor(ResetField));
    if (!whollyFrozen)
        reset->removeItem(reset->findData(resetId(Reset::Never)));
}

void SeriesDialog::lookAhead()
{
    if (!m_context)
        return;
    m_obstacle.clear();
    say(*m_preview, {});
    say(*m_effect, {});
    const bool isYearly = form().value(ResetField) == resetId(Reset::Yearly);
    form().editor(FiscalYear)->setEnabled(isYearly && form().editor(Mask)->isEnabled());
    const bool nothingTyped = isNew() && form().value(QStringLiteral("code")).isEmpty() && form().value(Mask).isEmpty();
    const auto outlook = outlookOn(*m_context, definition(), rules());
    if (!isRefused(outlook)) {
        showOutlook(std::get<SeriesOutlook>(outlook));
        if (isNew() && definition().name.isEmpty())
            m_obstacle = tr("The series needs a name.");
    } else if (refusalOf(outlook).rule == Rule::RulesFrozen || !form().editor(Mask)->isEnabled()) {
        m_obstacle = words::sentence({Rule::RulesFrozen, "mask", {{"series", m_code}}});
        say(*m_effect, m_obstacle);
    } else {
        m_obstacle = words::sentence(refusalOf(outlook));
        const QString field = refusalOf(outlook).field;
        if (!nothingTyped)
            form().markFault(form().has(field) ? field : Mask, m_obstacle);
    }
    review();
}

void SeriesDialog::showOutlook(const SeriesOutlook &outlook)
{
    form().clearFaults();
    say(*m_preview, tr("%1 … %2").arg(outlook.firstNumber, outlook.lastNumber));
    if (!form().editor(Mask)->isEnabled()) {
        say(*m_effect, words::sentence({Rule::RulesFrozen, "mask", {{"series", m_code}}}));
    } else if (outlook.changesNothing) {
        m_obstacle = tr("Nothing is changed yet.");
    } else if (outlook.from.isValid()) {
        say(*m_effect,
            tr("Holds from %1 on: earlier periods have numbers, or may still get them, and keep their rules.")
                .arg(words::date(outlook.from, QLocale())));
    } else if (!isNew()) {
        say(*m_effect, tr("Holds at once: the series has no number yet."));
    }
    if (outlook.changesNothing && m_obstacle.isEmpty())
        m_obstacle = m_effect->text();
}

series::Definition SeriesDialog::definition() const
{
    series::Definition definition;
    if (!isNew())
        return m_context->state ? m_context->state->definition.value_or(definition) : definition;
    definition.code = form().value(QStringLiteral("code")).trimmed();
    definition.name = form().value(QStringLiteral("name")).trimmed();
    definition.kind = DocumentKind::fromId(form().value(QStringLiteral("kind"))).value_or(DocumentKind());
    definition.isDefault = form().value(QStringLiteral("isDefault")) == u"true";
    definition.justification = form().value(QStringLiteral("justification")).trimmed();
    return definition;
}

series::Rules SeriesDialog::rules() const
{
    series::Rules rules;
    rules.mask = form().value(Mask).trimmed();
    rules.reset = resetFromId(form().value(ResetField)).value_or(Reset::Yearly);
    rules.fiscalYearStart = form().value(FiscalYear).toInt();
    rules.start = form().value(Start).toLongLong();
    rules.dateOrder = series::dateOrderFromId(form().value(Order)).value_or(series::DateOrder::Warn);
    rules.stepBack = form().value(StepBack) == u"true";
    rules.reserveAt = form().value(ReserveAt) == u"draft" ? series::ReserveAt::Draft : series::ReserveAt::Issue;
    return rules;
}

void SeriesDialog::setRules(const series::Rules &rules)
{
    const QSignalBlocker quiet(form());
    form().setValue(Mask, rules.mask);
    form().setValue(ResetField, resetId(rules.reset));
    form().setValue(FiscalYear, QString::number(rules.fiscalYearStart));
    form().setValue(Start, QString::number(rules.start));
    form().setValue(Order, series::dateOrderId(rules.dateOrder));
    form().setValue(StepBack, rules.stepBack ? QStringLiteral("true") : QStringLiteral("false"));
    form().setValue(
        ReserveAt, rules.reserveAt == series::ReserveAt::Draft ? QStringLiteral("draft") : QStringLiteral("issue"));
}

QString SeriesDialog::obstacle() const
{
    return m_context ? m_obstacle : tr("The series are being read.");
}

void SeriesDialog::send()
{
    if (isNew()) {
        const DefineSeries command{{commandId()}, definition(), rules(), m_context->today};
        perform([command](Store &store) { return defineSeries(store, command); },
            [](const Answer &answer) { return tr("Series %1 is defined.").arg(answer.id); });
        return;
    }
    ChangeSeriesRules command{{commandId()}, m_code, rules(), {}};
    if (m_context->state)
        command.seen = m_context->state->versions.back().rules;
    perform([command](Store &store) { return changeSeriesRules(store, command); },
        [](const Answer &answer) { return tr("The rules of series %1 were changed.").arg(answer.id); });
}

} // namespace seriatim
