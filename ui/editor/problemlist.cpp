#include "ui/editor/problemlist.h"

#include <QPushButton>

#include "ui/style.h"
#include "words/words.h"

namespace seriatim {

namespace {

constexpr std::size_t Shown = 8; ///< Mending some shows the others.

/// An entry: a sentence that may wrap, pressed like a button.
class Entry final : public QPushButton
{
public:
    explicit Entry(const QString &sentence) : m_label(style::label(sentence))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(style::Gap, style::Unit, style::Gap, style::Unit);
        auto *mark = new QLabel;
        style::setPicture(mark,
            [sign = style::icon(QStringLiteral("state-next"), style::Tone::Attention)] { return sign.pixmap(16, 16); });
        row->addWidget(mark, 0, Qt::AlignTop);
        m_label->setWordWrap(true);
        m_label->setAttribute(Qt::WA_TransparentForMouseEvents);
        row->addWidget(m_label, 1);
        setFlat(true);
        setAccessibleName(sentence);
        setToolTip(ProblemList::tr("Go to the field"));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return layout()->heightForWidth(width); }
    QSize sizeHint() const override { return {200, heightForWidth(std::max(width(), 200))}; }
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QPushButton::resizeEvent(event);
        updateGeometry();
    }

private:
    QLabel *m_label;
};

} // namespace

ProblemList::ProblemList(QWidget *parent)
    : QWidget(parent), m_title(style::sectionTitle({})), m_entries(new QVBoxLayout)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *card = new style::Card;
    outer->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(style::Gap, style::Gap, style::Gap, style::Gap);
    column->setSpacing(style::Unit);
    m_title->setContentsMargins(style::Gap, 0, 0, 0);
    column->addWidget(m_title);
    m_entries->setSpacing(0);
    column->addLayout(m_entries);
    setObjectName(QStringLiteral("problems"));
}

void ProblemList::show(const Refusals &problems)
{
    setVisible(!problems.empty());
    if (problems == m_problems)
        return;
    m_problems = problems;
    while (QLayoutItem *item = m_entries->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_title->setText(tr("Before it can be issued"));
    for (std::size_t i = 0; i < std::min(problems.size(), Shown); ++i) {
        auto *entry = new Entry(words::sentence(problems[i]));
        entry->setObjectName(QStringLiteral("problem:") + problems[i].field);
        connect(entry, &QPushButton::clicked, this, [this, field = problems[i].field] { emit activated(field); });
        m_entries->addWidget(entry);
    }
    if (problems.size() > Shown)
        m_entries->addWidget(style::aside(tr("… and %n more", nullptr, static_cast<int>(problems.size() - Shown))));
}

} // namespace seriatim
