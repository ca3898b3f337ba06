#include "ui/style/widgets.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <utility>

#include "ui/style/flatpaint.h"
#include "ui/style/metrics.h"

namespace seriatim::style {

namespace {

constexpr int ChipArrow = 2 * Gap; ///< Room for the arrow of a chip with a menu.

/// Does something to a label that depends on the palette in force, now and whenever that changes.
class PaletteFollower final : public QObject
{
public:
    PaletteFollower(QLabel *label, const QString &name, std::function<void()> follow)
        : QObject(label), m_follow(std::move(follow))
    {
        delete label->findChild<QObject *>(name, Qt::FindDirectChildrenOnly);
        setObjectName(name);
        label->installEventFilter(this);
        m_follow();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        // Widgets hear of the application's palette by this event alone. What is done here changes it, too.
        if (event->type() == QEvent::PaletteChange && !std::exchange(m_follows, true)) {
            m_follow();
            m_follows = false;
        }
        return false;
    }

private:
    std::function<void()> m_follow;
    bool m_follows = false;
};

QLabel *scaled(QLabel *label, qreal factor, QFont::Weight weight)
{
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    label->setFont(font);
    return label;
}

} // namespace

QLabel *label(const QString &text, QWidget *parent)
{
    auto *result = new QLabel(parent);
    result->setTextFormat(Qt::PlainText);
    result->setText(text);
    return result;
}

QLabel *sectionTitle(const QString &text, QWidget *parent)
{
    auto *result = scaled(label(text, parent), 0.86, QFont::DemiBold);
    QFont font = result->font();
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    result->setFont(font);
    setTone(result, Tone::Muted);
    return result;
}

QLabel *heading(const QString &text, QWidget *parent)
{
    return scaled(label(text, parent), 1.3, QFont::DemiBold);
}

QLabel *aside(const QString &text, QWidget *parent)
{
    auto *result = scaled(label(text, parent), 0.9, QFont::Normal);
    result->setWordWrap(true);
    setTone(result, Tone::Muted);
    return result;
}

void setTone(QLabel *label, Tone tone)
{
    new PaletteFollower(label, QStringLiteral("tone"), [label, tone] {
        QPalette own;                                                  // Everything else comes from above.
        for (const auto role : {QPalette::WindowText, QPalette::Text}) // Whichever the ground calls for.
            own.setColor(role, ink(tone, QPalette()));
        label->setPalette(own);
    });
}

void setPicture(QLabel *label, std::function<QPixmap()> picture)
{
    new PaletteFollower(
        label, QStringLiteral("picture"), [label, picture = std::move(picture)] { label->setPixmap(picture()); });
}

QWidget *emptyState(const QString &title, const QString &hint, QAction *action, QWidget *parent)
{
    auto *result = new QWidget(parent);
    auto *column = new QVBoxLayout(result);
    column->setSpacing(Gap);
    column->addStretch(2);
    column->addWidget(heading(title), 0, Qt::AlignHCenter);
    QLabel *words = aside(hint);
    words->setAlignment(Qt::AlignHCenter);
    constexpr int Width = 420;
    words->setFixedWidth(Width);
    words->setMinimumHeight(words->heightForWidth(Width));
    column->addWidget(words, 0, Qt::AlignHCenter);
    if (action) {
        QToolButton *button = buttonFor(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        makePrimary(button);
        column->addWidget(button, 0, Qt::AlignHCenter);
    }
    column->addStretch(3);
    return result;
}

QFrame *rule(Qt::Orientation orientation, QWidget *parent)
{
    class Rule final : public QFrame
    {
    public:
        using QFrame::QFrame;

    protected:
        void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), hairline(palette())); }
    };
    auto *result = new Rule(parent);
    if (orientation == Qt::Horizontal)
        result->setFixedHeight(1);
    else
        result->setFixedWidth(1);
    return result;
}

void makePrimary(QWidget *button, bool primary)
{
    button->setProperty("primary", primary);
    button->update();
}

void markFaulty(QWidget *field, bool faulty)
{
    field->setProperty("faulty", faulty);
    field->update();
}

QToolButton *buttonFor(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumHeight(30);
    return button;
}

void dress(QTableView *table)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(RowHeight);
    table->verticalHeader()->setDefaultSectionSize(RowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    QFont bold = table->horizontalHeader()->font();
    bold.setWeight(QFont::DemiBold);
    table->horizontalHeader()->setFont(bold);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setMinimumHeight(RowHeight);
}

namespace {

/// The hairline of a card over its contents, and the page where its corners are not.
class Cover final : public QWidget
{
public:
    explicit Cover(QWidget *card) : QWidget(card) { setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const QRectF edge = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        QPainterPath inside;
        inside.addRoundedRect(edge, Radius, Radius);
        QPainterPath corners;
        corners.addRect(rect());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(corners.subtracted(inside), palette().color(QPalette::Window));
        painter.setPen(hairline(palette()));
        painter.drawPath(inside);
    }
};

} // namespace

Card::Card(QWidget *parent) : QWidget(parent) {}

void Card::coverCorners()
{
    m_cover = new Cover(this);
}

bool Card::event(QEvent *event)
{
    const bool isTaken = QWidget::event(event);
    const bool changesPlaces =
        event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show;
    if (m_cover && changesPlaces) {
        m_cover->setGeometry(rect());
        m_cover->raise();
    }
    return isTaken;
}

void Card::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge(m_tone, palette()));
    painter.setBrush(m_tone == Tone::Neutral ? palette().color(QPalette::Base) : wash(m_tone, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius, Radius);
}

Chip::Chip(const QString &text, QWidget *parent) : QToolButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int arrow = menu() ? ChipArrow : 0;
    return {metrics.horizontalAdvance(text()) + 2 * (Gap + 1) + arrow, metrics.height() + 2 * Unit + 1};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor accent = ink(Tone::Accent, palette());
    painter.setPen(QPen(isChecked() || hasFocus() ? accent : hairline(palette()), hasFocus() ? 2 : 1));
    painter.setBrush(isChecked() ? selection(palette()) : palette().color(QPalette::Base));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    const bool inverse = isChecked() && isHighContrast(palette());
    painter.setPen(palette().color(inverse ? QPalette::HighlightedText : QPalette::Text));
    painter.drawText(rect().adjusted(0, 0, menu() ? -ChipArrow : 0, 0), Qt::AlignCenter, text());
    if (menu()) {
        QStyleOption option;
        option.initFrom(this);
        const int right = width() - Gap - Unit;
        flat::drawArrow(option, painter, QRect(right - Gap, 0, Gap, height()), Qt::DownArrow);
    }
}

} // namespace seriatim::style
