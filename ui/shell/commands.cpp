#include "ui/shell/commands.h"

#include <algorithm>

#include "ui/style/icons.h"
#include "words/words.h"

namespace seriatim {

namespace {

struct Entry {
    Verb verb;
    const char *text;
    const char *icon;
    QKeySequence keys;
};

const std::vector<Entry> &entries()
{
    // clang-format off
    static const std::vector<Entry> all{
        {Verb::Open,     QT_TRANSLATE_NOOP("seriatim::Commands", "&Open"),                   "open",    QKeySequence::Open},
        {Verb::Save,     QT_TRANSLATE_NOOP("seriatim::Commands", "&Save draft"),             "save",    QKeySequence::Save},
        {Verb::Issue,    QT_TRANSLATE_NOOP("seriatim::Commands", "&Issue"),                  "issue",   Qt::CTRL | Qt::Key_Enter},
        {Verb::Reserve,  QT_TRANSLATE_NOOP("seriatim::Commands", "&Reserve number"),         "reserve", Qt::CTRL | Qt::Key_R},
        {Verb::StepBack, QT_TRANSLATE_NOOP("seriatim::Commands", "Step number &back"),       "undo",    {}},
        {Verb::Discard,  QT_TRANSLATE_NOOP("seriatim::Commands", "&Discard draft…"),         "discard", Qt::CTRL | Qt::SHIFT | Qt::Key_Delete},
        {Verb::Void,     QT_TRANSLATE_NOOP("seriatim::Commands", "&Void…"),                  "void",    {}},
        {Verb::Credit,   QT_TRANSLATE_NOOP("seriatim::Commands", "Cr&edit memo"),            "credit",  {}},
        {Verb::Copy,     QT_TRANSLATE_NOOP("seriatim::Commands", "&Copy to a new draft"),    "copy",    Qt::CTRL | Qt::Key_D},
        {Verb::Print,    QT_TRANSLATE_NOOP("seriatim::Commands", "&Print…"),                 "print",   QKeySequence::Print},
        {Verb::Export,   QT_TRANSLATE_NOOP("seriatim::Commands", "E&xport PDF…"),            "export",  Qt::CTRL | Qt::Key_E},
    };
    // clang-format on
    return all;
}

} // namespace

Commands::Commands(QObject *parent) : QObject(parent)
{
    makeVerbs();
    makeKinds();
    suitNothing();
}

void Commands::makeVerbs()
{
    for (const Entry &entry : entries()) {
        auto *action = new QAction(style::icon(QString::fromLatin1(entry.icon)), tr(entry.text), this);
        QList<QKeySequence> keys{entry.keys};
        if (entry.verb == Verb::Issue)
            keys.append(Qt::CTRL | Qt::Key_Return);
        action->setShortcuts(entry.keys.isEmpty() ? QList<QKeySequence>() : keys);
        connect(action, &QAction::triggered, this, [this, verb = entry.verb] { emit triggered(verb); });
        m_verbs[entry.verb] = action;
    }
}

void Commands::makeKinds()
{
    for (std::size_t i = 0; i < DocumentKind::all().size(); ++i) {
        const DocumentKind kind = DocumentKind::at(static_cast<qsizetype>(i));
        const QString name = words::kindName(kind).toLower();
        auto *action = new QAction(tr("New &%1").arg(name), this);
        action->setData(kind.id());
        setPossible(action, tr("Begin a new draft: %1").arg(name), {});
        if (kind == DocumentKind()) {
            action->setIcon(style::icon(QStringLiteral("new")));
            action->setShortcut(QKeySequence::New);
        }
        connect(action, &QAction::triggered, this, [this, kind] { emit newTriggered(kind); });
        m_new.push_back(action);

        auto *follow = new QAction(style::icon(QStringLiteral("follow")), u'&' + words::kindName(kind), this);
        connect(follow, &QAction::triggered, this, [this, kind] { emit followUpTriggered(kind); });
        const auto becomes = [kind](const DocumentKind::Entry &entry) {
            return DocumentKind::fromId(QString::fromLatin1(entry.id))->canBecome(kind);
        };
        follow->setVisible(std::ranges::any_of(DocumentKind::all(), becomes)); // A credit memo is made otherwise.
        m_followUps.push_back(follow);
    }
}

QAction *Commands::newDocument(DocumentKind kind) const
{
    for (std::size_t i = 0; i < m_new.size(); ++i) {
        if (DocumentKind::at(static_cast<qsizetype>(i)) == kind)
            return m_new[i];
    }
    return nullptr;
}

void Commands::suit(const Subject &subject)
{
    for (const auto &[verb, action] : m_verbs)
        setPossible(action, VerbWords::effect(verb, subject), VerbWords::hindrance(verb, subject));
    for (std::size_t i = 0; i < m_followUps.size(); ++i) {
        const DocumentKind kind = DocumentKind::at(static_cast<qsizetype>(i));
        setPossible(m_followUps[i], tr("Make from this document, linked both ways: %1").arg(words::kindName(kind)),
            VerbWords::followUpHindrance(kind, subject));
    }
    for (QAction *action : m_new)
        setPossible(action, tr("%1: begin a draft; it gets no number yet").arg(QString(action->text()).remove(u'&')),
            subject.readOnly);
}

std::optional<Verb> Commands::disabledVerb(const QKeySequence &keys) const
{
    for (const auto &[verb, action] : m_verbs) {
        if (!action->isEnabled() && action->shortcuts().contains(keys))
            return verb;
    }
    return std::nullopt;
}

void setPossible(QAction *action, const QString &effect, const QString &hindrance)
{
    action->setEnabled(hindrance.isEmpty());
    const QString words = hindrance.isEmpty() ? effect : hindrance;
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, keys));
    action->setStatusTip(words);
}

} // namespace seriatim
