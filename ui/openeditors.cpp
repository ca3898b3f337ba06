#include "ui/openeditors.h"

#include <QSignalBlocker>

#include <algorithm>
#include <functional>
#include <ranges>

#include "log/chain.h"
#include "ui/editor/editorpage.h"
#include "ui/shell/asking.h"
#include "words/words.h"

namespace seriatim {

namespace {

/// Whose each is, what it is to become, and when it was left: "Contoso GmbH · Invoice · 23 Nov 09:06".
QStringList namesOf(const std::vector<KeptDraft> &kept)
{
    constexpr std::size_t Most = 4;
    QStringList names;
    for (const KeptDraft &each : kept | std::views::take(Most)) {
        const DocumentContent &content = each.sheet.content;
        const QString party = content.party.name.isEmpty() ? OpenEditors::tr("no party yet") : content.party.name;
        names.append(
            QStringLiteral("%1 · %2 · %3")
                .arg(party, words::kindName(content.kind), words::shortTime(chain::timestamp(each.keptAt), QLocale())));
    }
    if (kept.size() > Most)
        names.append(OpenEditors::tr("and %n more", nullptr, static_cast<int>(kept.size() - Most)));
    return names;
}

} // namespace

OpenEditors::OpenEditors(
    Desk &desk, const LogPlace &place, QStackedWidget &pages, Navigation &navigation, QObject *parent)
    : QObject(parent), m_desk(desk), m_place(place), m_pages(pages), m_navigation(navigation)
{
    connect(&m_navigation, &Navigation::closeWanted, this, [this](int which) {
        showKept(which);
        if (EditorPage *page = shown())
            page->askToClose();
    });
}

OpenEditors::~OpenEditors()
{
    // They may still take over what is being typed, and must not find half a window.
    for (EditorPage *page : m_all) {
        page->disconnect();
        delete page;
    }
}

EditorPage *OpenEditors::shown() const
{
    return qobject_cast<EditorPage *>(m_pages.currentWidget());
}

void OpenEditors::open(const QString &id)
{
    const auto there = std::ranges::find(m_all, id, &EditorPage::documentId);
    if (there != m_all.end())
        return m_pages.setCurrentWidget(*there);
    EditorPage *page = add();
    page->open(id);
    m_pages.setCurrentWidget(page);
}

void OpenEditors::begin(DocumentKind kind)
{
    EditorPage *page = add();
    page->begin(kind);
    m_pages.setCurrentWidget(page);
}

void OpenEditors::offerKept(style::Banner &banner)
{
    std::vector<KeptDraft> kept = Recovery::left(m_place);
    if (kept.empty() || !m_place.readOnly.isEmpty())
        return;
    std::ranges::stable_sort(kept, std::greater(), &KeptDraft::keptAt);
    const QString what = kept.size() == 1
        ? tr("A half-typed draft was kept on this workstation: %1.")
        : tr("Kept on this workstation, %n half-typed draft(s): %1.", nullptr, static_cast<int>(kept.size()));
    banner.offer(style::Tone::Accent, what.arg(namesOf(kept).join(QStringLiteral("; "))),
        {tr("Resume"), [this, kept] { resume(kept); }}, {tr("Forget"), [this, &banner, kept] {
                                                             offerKept(banner); // Until it was answered.
                                                             askToForget(banner, kept);
                                                         }});
}

void OpenEditors::askToForget(style::Banner &banner, const std::vector<KeptDraft> &kept)
{
    const QString lost = tr("It was never saved, and cannot be brought back:");
    askToConfirm(banner.window(),
        {tr("Forget what was typed?"), lost + u'\n' + namesOf(kept).join(u'\n'), tr("Forget"), true},
        [&banner, kept] {
            std::ranges::for_each(kept, &Recovery::drop);
            banner.clear();
        },
        {tr("Resume"), [this, &banner, kept] {
             banner.clear();
             resume(kept);
         }});
}

void OpenEditors::becomeReadOnly(const QString &sentence)
{
    m_place.readOnly = sentence;
    for (EditorPage *page : m_all)
        page->becomeReadOnly(sentence);
}

/// The latest, with which somebody was busy last, is shown.
void OpenEditors::resume(const std::vector<KeptDraft> &kept)
{
    for (auto each = kept.rbegin(); each != kept.rend(); ++each) {
        EditorPage *page = add();
        page->recover(*each);
        m_pages.setCurrentWidget(page);
    }
}

EditorPage *OpenEditors::add()
{
    auto *page = new EditorPage(m_desk, m_place, &m_pages);
    m_all.push_back(page);
    m_pages.addWidget(page);
    connect(page, &EditorPage::closed, this, [this, page] { close(page); });
    connect(page, &DocumentScreen::subjectChanged, this, [this, page] {
        if (page->isNeeded() || std::ranges::find(m_kept, page) != m_kept.end())
            list(); // Also its name may be another.
    });
    // It may have been waiting for an answer only; whoever tells of it is not deleted while telling.
    connect(page, &DocumentScreen::subjectChanged, this, &OpenEditors::closeIdle, Qt::QueuedConnection);
    emit added(page);
    return page;
}

void OpenEditors::close(EditorPage *page)
{
    std::erase(m_all, page);
    std::erase(m_kept, page);
    if (page == m_pages.currentWidget())
        emit shownOneCloses(page->documentId());
    m_pages.removeWidget(page);
    page->deleteLater();
    list();
}

void OpenEditors::tidy()
{
    closeIdle();
    list();
}

void OpenEditors::closeIdle()
{
    const std::vector<EditorPage *> all = m_all;
    for (EditorPage *each : all) {
        if (each != m_pages.currentWidget() && !each->isNeeded())
            close(each);
    }
}

void OpenEditors::list()
{
    const QSignalBlocker blocker(m_navigation);
    m_kept.clear();
    QStringList names;
    for (EditorPage *each : m_all) {
        if (!each->isNeeded())
            continue;
        m_kept.push_back(each);
        names.append(each->name());
    }
    m_navigation.setKept(names);
    const int entry = m_pages.currentIndex(); // The pages come first.
    const auto kept = std::ranges::find(m_kept, shown());
    int row = 0; // A document without changes belongs to the list.
    if (entry < m_navigation.pageCount())
        row = entry;
    else if (kept != m_kept.end())
        row = m_navigation.pageCount() + static_cast<int>(kept - m_kept.begin());
    m_navigation.setCurrentRow(row);
}

void OpenEditors::showKept(int place)
{
    const auto at = static_cast<std::size_t>(place);
    if (at < m_kept.size())
        m_pages.setCurrentWidget(m_kept[at]);
}

} // namespace seriatim
