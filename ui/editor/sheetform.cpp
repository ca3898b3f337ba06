#include "ui/editor/sheetform.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include "ui/editor/celltexts.h"
#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

style::Card *cardWith(QWidget *widget)
{
    auto *card = new style::Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(widget);
    card->coverCorners();
    return card;
}

/// Of what has a tax. Nothing is said of the rest: that its tax is not typed yet decides nothing.
std::vector<TaxSubtotal> decidedTaxes(DocumentContent content)
{
    const auto isOpen = [](const auto &each) { return !each.tax; };
    std::erase_if(content.lines, isOpen);
    std::erase_if(content.allowances, isOpen);
    std::erase_if(content.charges, isOpen);
    const auto totals = reckon(content);
    return isRefused(totals) ? std::vector<TaxSubtotal>() : std::get<Totals>(totals).taxes;
}

} // namespace

SheetForm::SheetForm(Desk &desk, Draft &draft, const QList<QWidget *> &above, QWidget *parent)
    : QScrollArea(parent),
      m_draft(draft),
      m_linesModel(new LinesModel(draft, this)),
      m_adjustmentsModel(new AdjustmentsModel(draft, this)),
      m_head(new HeadForm(desk, draft)),
      m_lines(new GridTable(m_linesModel)),
      m_adjustments(new GridTable(m_adjustmentsModel)),
      m_actions(new EditActions(draft, m_lines, m_adjustments, this)),
      m_cellFault(style::aside({})),
      m_adjustmentsCard(cardWith(m_adjustments)),
      m_addAdjustment(new QToolButton),
      m_totals(new TotalsView),
      m_notes(new NotesForm(draft))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    build(above);
    dressGrids();
    dressAdder();
    connectGrids();
    for (QWidget *field : m_head->findChildren<QLineEdit *>())
        field->installEventFilter(this);
    for (QWidget *field : m_notes->findChildren<QPlainTextEdit *>())
        field->installEventFilter(this);
}

SheetForm::~SheetForm()
{
    m_lines->disconnect(this);
    m_adjustments->disconnect(this);
    delete m_actions; // They ask the grids whenever the focus moves, as it does when the grids go.
}

void SheetForm::build(const QList<QWidget *> &above)
{
    auto *sheet = new QWidget;
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(style::Margin + 2, style::Margin - 2, style::Margin + 2, style::Margin);
    column->setSpacing(style::Gap + 4);
    for (QWidget *widget : above)
        column->addWidget(widget);
    column->addWidget(m_head);
    column->addWidget(cardWith(m_lines));
    column->addWidget(m_cellFault);
    column->addWidget(m_adjustmentsCard);
    auto *sums = new QHBoxLayout;
    sums->addWidget(m_addAdjustment, 0, Qt::AlignTop);
    sums->addWidget(m_totals, 1);
    column->addLayout(sums);
    column->addWidget(m_notes);
    column->addStretch(1);
    setWidget(sheet);
}

void SheetForm::dressGrids()
{
    constexpr int PositionWidth = 36;
    m_lines->setColumnWidths({PositionWidth, 280, 62, 66, 86, 76, 98});
    m_lines->horizontalHeader()->setSectionResizeMode(LinesModel::Text, QHeaderView::Stretch);
    m_lines->horizontalHeader()->setMinimumSectionSize(PositionWidth);
    m_lines->setAccessibleName(tr("Lines"));
    m_lines->setObjectName(QStringLiteral("lines"));
    m_lines->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    style::setTone(m_cellFault, style::Tone::Bad);
    m_cellFault->setObjectName(QStringLiteral("fault:lines"));
    m_cellFault->hide();
    m_adjustments->setColumnWidths({150, 240, 104, 104});
    m_adjustments->horizontalHeader()->setSectionResizeMode(AdjustmentsModel::Reason, QHeaderView::Stretch);
    m_adjustments->setAccessibleName(tr("Allowances and charges"));
    m_adjustments->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SheetForm::dressAdder()
{
    m_addAdjustment->setObjectName(QStringLiteral("addAdjustment"));
    m_addAdjustment->setIcon(style::icon(QStringLiteral("new"), style::Tone::Muted));
    m_addAdjustment->setText(tr("Allowance or charge"));
    m_addAdjustment->setToolTip(tr("A discount on the whole, freight, packing …"));
    m_addAdjustment->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_addAdjustment->setAutoRaise(true);
    m_addAdjustment->setFocusPolicy(Qt::TabFocus);
    connect(m_addAdjustment, &QToolButton::clicked, this, [this] {
        showAdjustments(true);
        m_adjustments->setFocus(Qt::TabFocusReason);
    });
}

void SheetForm::connectGrids()
{
    for (GridTable *table : {m_lines, m_adjustments}) {
        connect(table, &GridTable::cursorMoved, this, &SheetForm::showCellFault);
        connect(table, &GridTable::typed, this, &SheetForm::typed);
        connect(table, &GridTable::rowsLeftOut, this, &SheetForm::rowsLeftOut);
    }
}

void SheetForm::setBackdrop(const Backdrop &backdrop)
{
    const auto taxes = celltext::usualTaxes(backdrop.company.party.address.country);
    m_linesModel->setTaxes(taxes);
    m_adjustmentsModel->setTaxes(taxes);
    m_head->setSeries(backdrop.series);
    m_head->setCompany(backdrop.company);
    if (!m_notes->hasCursor())
        m_notes->showDraft();
}

void SheetForm::showDraft(bool isAnother)
{
    const bool prices = m_draft.content().kind.traits().showsPrices;
    for (const int column : {LinesModel::Price, LinesModel::TaxColumn, LinesModel::Net})
        m_lines->setColumnHidden(column, !prices);
    if (isAnother || !m_draft.isEditable())
        showAdjustments(false);
    m_notes->showDraft();
    // Who is typing is not torn away because the log was read again.
    if (isAnother && m_draft.isEditable())
        goTo(QStringLiteral("party.name"));
}

/// Few documents have any: until one is wanted there is a button only.
void SheetForm::showAdjustments(bool wanted)
{
    const bool possible = m_draft.content().kind.traits().showsPrices;
    const bool shown = possible && (wanted || m_adjustmentsModel->itemCount() > 0);
    m_adjustmentsCard->setVisible(shown);
    m_addAdjustment->setVisible(possible && !shown && m_draft.isEditable());
}

void SheetForm::showReckoned()
{
    const auto reckoned = reckon(m_draft.content());
    if (isRefused(reckoned))
        return m_totals->showFault(words::sentence(refusalOf(reckoned)));
    Totals totals = std::get<Totals>(reckoned);
    totals.taxes = decidedTaxes(m_draft.content());
    m_totals->show(m_draft.content(), totals);
}

void SheetForm::setFaults(const QMap<QString, QString> &faults)
{
    m_head->setFaults(faults);
    m_linesModel->setFaults(faults);
    m_adjustmentsModel->setFaults(faults);
    m_notes->setFaults(faults);
    showCellFault();
}

void SheetForm::showCellFault()
{
    const GridTable *table = m_actions->gridInUse();
    const QString fault = table->currentIndex().data(GridModel::FaultRole).toString();
    m_cellFault->setText(fault);
    m_cellFault->setVisible(!fault.isEmpty());
}

bool SheetForm::tells(const QString &field) const
{
    if (m_notes->tells(field) || m_head->tells(field))
        return true;
    for (const GridTable *table : {m_lines, m_adjustments}) {
        if (table->isVisibleTo(this) && !m_cellFault->text().isEmpty()
            && table->currentIndex().data(GridModel::FieldRole).toString() == field)
            return true;
    }
    return false;
}

void SheetForm::goTo(const QString &field)
{
    if (!isVisible())
        return; // An answer that comes late does not take the keys from where somebody types by now.
    if (field.startsWith(u"allowances") || field.startsWith(u"charges"))
        showAdjustments(true);
    const bool found =
        m_head->goTo(field) || m_lines->goTo(field) || m_adjustments->goTo(field) || m_notes->goTo(field);
    if (QWidget *focus = found ? QApplication::focusWidget() : nullptr)
        ensureWidgetVisible(focus, style::Margin, 2 * style::Margin);
    showCellFault();
}

bool SheetForm::isTyped(const QString &field) const
{
    return (m_lines->isTyping() && m_lines->isAbout(field))
        || (m_adjustments->isTyping() && m_adjustments->isAbout(field));
}

Sheet SheetForm::sheetAsTyped() const
{
    Sheet sheet = m_draft.sheet();
    if (m_lines->isTyping())
        m_linesModel->type(sheet, m_lines->currentIndex(), m_lines->typedText());
    if (m_adjustments->isTyping())
        m_adjustmentsModel->type(sheet, m_adjustments->currentIndex(), m_adjustments->typedText());
    return sheet;
}

bool SheetForm::finishTyping()
{
    const bool wasTyping = isTyping();
    m_lines->finishTyping();
    m_adjustments->finishTyping();
    return wasTyping;
}

void SheetForm::setLocked(bool locked)
{
    // Of a window behind a dialog it is the one that had it.
    QWidget *focus = window()->focusWidget();
    if (locked)
        m_focus = focus && isAncestorOf(focus) ? focus : nullptr;
    if (m_focus && locked)
        setFocus(); // A field that is locked would hand it to whatever comes next, and keys would act there.
    for (QWidget *field : std::initializer_list<QWidget *>{m_head, m_lines, m_adjustments, m_addAdjustment, m_notes})
        field->setEnabled(!locked);
    if (!locked && m_focus && window()->focusWidget() == this)
        m_focus->setFocus();
}

QSize SheetForm::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 0};
}

/// Undo and Redo are the editor's own in every field, so that they take back what was done last, wherever it was.
bool SheetForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && watched != widget()
        && m_actions->takesBack(static_cast<QKeyEvent &>(*event))) {
        event->ignore();
        return true;
    }
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace seriatim
