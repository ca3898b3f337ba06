#include "ui/shell/commandbar.h"

#include "ui/style.h"

namespace seriatim {

namespace {

constexpr int SearchWidth = 300;
constexpr int LeastSearchWidth = 130;

/// Keeps the keys beside the words: "Issue  Ctrl+Return".
class PrimaryButton final : public QToolButton
{
public:
    explicit PrimaryButton(QAction *action)
    {
        setDefaultAction(action);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString name = action->text().remove(u'&').remove(u'…');
        setText(keys.isEmpty() ? name : QStringLiteral("%1  %2").arg(name, keys));
    }

protected:
    void actionEvent(QActionEvent *event) override
    {
        const QString text = this->text();
        QToolButton::actionEvent(event);
        setText(text);
    }
};

void dressButton(QToolButton *button)
{
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(30);
    button->setIconSize({style::IconSize, style::IconSize});
}

} // namespace

CommandBar::CommandBar(QWidget *parent) : QWidget(parent), m_buttons(new QHBoxLayout), m_search(new SearchField)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(style::Gap + 4, style::Gap - 1, style::Gap + 4, style::Gap - 1);
    row->setSpacing(style::Gap);
    row->setSizeConstraint(QLayout::SetNoConstraint); // See `fit`.
    m_buttons->setSpacing(style::Gap);
    row->addLayout(m_buttons);
    row->addStretch(1);
    row->addWidget(m_search, 100);
    m_search->setPlaceholderText(tr("Find a number, party or amount (Ctrl+K)"));
    m_search->setAccessibleName(tr("Find documents"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(LeastSearchWidth);
    m_search->setMaximumWidth(SearchWidth);
    m_search->setFixedHeight(30);
    m_search->addAction(style::icon(QStringLiteral("find"), style::Tone::Muted), QLineEdit::LeadingPosition);
    setFixedHeight(44);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(LeastWidth);
}

void CommandBar::clear()
{
    m_shrinkable.clear();
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

QToolButton *CommandBar::add(QAction *action)
{
    QToolButton *button = style::buttonFor(action);
    dressButton(button);
    m_buttons->addWidget(button);
    m_shrinkable.append(button);
    fit();
    return button;
}

QToolButton *CommandBar::addPrimary(QAction *action)
{
    auto *button = new PrimaryButton(action);
    dressButton(button);
    button->setIcon(QIcon());
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    style::makePrimary(button);
    m_buttons->addWidget(button);
    fit();
    return button;
}

QToolButton *CommandBar::addMenu(const QString &text, const QString &icon, const QList<QAction *> &actions)
{
    auto *button = new QToolButton;
    dressButton(button);
    button->setText(text);
    button->setToolTip(text);
    if (!icon.isEmpty())
        button->setIcon(style::icon(icon));
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    menu->addActions(actions);
    button->setMenu(menu);
    m_buttons->addWidget(button);
    if (!text.isEmpty())
        m_shrinkable.append(button);
    else
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    fit();
    return button;
}

void CommandBar::addRule()
{
    QFrame *rule = style::rule(Qt::Vertical);
    rule->setFixedHeight(22);
    m_buttons->addWidget(rule, 0, Qt::AlignVCenter);
}

void CommandBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void CommandBar::fit()
{
    for (QToolButton *button : std::as_const(m_shrinkable))
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (auto button = m_shrinkable.rbegin(); button != m_shrinkable.rend(); ++button) {
        m_buttons->invalidate();
        if (m_buttons->sizeHint().width() + LeastSearchWidth + 6 * style::Gap <= width())
            return;
        (*button)->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

} // namespace seriatim
