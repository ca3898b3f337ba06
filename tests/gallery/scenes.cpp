#include "gallery/scenes.h"

#include <QApplication>
#include <QFileInfo>
#include <QPainter>
#include <QTest>

#include "print/layout.h"
#include "print/paint.h"
#include "sql/opening.h"
#include "ui/documents/documentspage.h"
#include "ui/editor/editorpage.h"
#include "ui/printing/printed.h"
#include "words/words.h"

namespace seriatim::gallery {

namespace {

std::unique_ptr<Store> openedStore(const QString &log)
{
    auto opened =
        sql::openStore(log, {QStringLiteral("ada"), QStringLiteral("front desk"), &QDateTime::currentDateTimeUtc});
    if (auto *store = std::get_if<std::unique_ptr<Store>>(&opened))
        return std::move(*store);
    throw LogError(LogError::Kind::Failed, words::sentence(std::get<OpenFailure>(opened)));
}

} // namespace

void settle()
{
    constexpr int Milliseconds = 900; // Longer than any pause between a key and its effect.
    QTest::qWait(Milliseconds);
}

Studio::Studio(const QString &log, const QDir &folder, const QString &mode)
    : m_log(log),
      m_folder(folder),
      m_mode(mode),
      m_desk(std::make_unique<Desk>([log] { return openedStore(log); })),
      m_window(std::make_unique<MainWindow>(
          *m_desk, LogPlace{QFileInfo(log).fileName(), log, QStringLiteral("SQLite"), QStringLiteral("ada"), {}}))
{
    m_window->resize(1360, 864);
    m_window->show();
    settle();
}

void Studio::shoot(QWidget &widget, const QString &name)
{
    settle();
    widget.grab().save(m_folder.filePath(QStringLiteral("%1-%2.png").arg(name, m_mode)));
}

QString Studio::find(const std::function<bool(const DocumentRow &)> &wanted)
{
    const auto store = openedStore(m_log);
    for (const DocumentRow &row : store->documents().page({}, {}, 200).rows) {
        if (wanted(row))
            return row.id;
    }
    return {};
}

void Studio::open(const QString &id)
{
    m_window->openDocument(id);
    settle();
}

void Studio::documents()
{
    DocumentsPage &page = *m_window->documents();
    page.table()->selectRow(4);
    shoot(*m_window, QStringLiteral("documents"));
    page.table()->selectAll();
    shoot(*m_window, QStringLiteral("documents-all-selected"));
    page.filterBar()->setText(QStringLiteral("nobody of this name"));
    shoot(*m_window, QStringLiteral("documents-nothing-found"));
    page.filterBar()->clear();
    m_window->resize(1024, 700);
    page.table()->selectRow(2);
    shoot(*m_window, QStringLiteral("documents-1024"));
    m_window->resize(1360, 864);
}

void Studio::editors()
{
    const auto inState = [this](DocumentState state) {
        return find([state](const DocumentRow &row) { return row.state == state; });
    };
    const std::pair<const char *, DocumentState> states[] = {{"editor-draft", DocumentState::Draft},
        {"editor-reserved", DocumentState::Reserved}, {"editor-issued", DocumentState::Issued},
        {"editor-credited", DocumentState::Credited}, {"editor-void", DocumentState::Voided}};
    for (const auto &[name, state] : states) {
        const QString id = inState(state);
        if (id.isEmpty())
            continue;
        open(id);
        shoot(*m_window, QString::fromLatin1(name));
    }
    open(inState(DocumentState::Draft));
    m_window->resize(1024, 700);
    shoot(*m_window, QStringLiteral("editor-1024"));
    m_window->resize(1360, 864);

    m_window->beginDocument(DocumentKind());
    shoot(*m_window, QStringLiteral("editor-new"));
    EditorPage &editor = *m_window->editor();
    QTest::keyClicks(editor.form()->party(), QStringLiteral("o"));
    editor.lines()->setFocus();
    editor.lines()->setCurrentIndex(editor.lines()->model()->index(0, LinesModel::Text));
    for (const QChar each : QStringLiteral("Anchor bolt M12"))
        QTest::keyClicks(QApplication::focusWidget(), QString(each));
    shoot(*m_window, QStringLiteral("editor-typing"));
}

/// A document long enough for two pages, as it is printed.
void Studio::printed()
{
    const auto store = openedStore(m_log);
    const QString id =
        find([](const DocumentRow &row) { return row.state == DocumentState::Issued && row.kind == DocumentKind(); });
    auto view = viewDocument(*store, id);
    auto document = printedFrom(*store, *view, 1);
    const std::vector<Line> lines = document.content.lines;
    while (document.content.lines.size() < 32)
        document.content.lines.insert(document.content.lines.end(), lines.begin(), lines.end());
    document.totals = std::get<Totals>(reckon(document.content));
    const auto sheets = print::layout(document);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        constexpr qreal Scale = 1.6;
        QImage image(QSize(qRound(595.276 * Scale), qRound(841.89 * Scale)), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(Scale, Scale);
        print::paint(sheets[i], painter);
        painter.end();
        image.save(m_folder.filePath(QStringLiteral("printed-page-%1.png").arg(i + 1)));
    }
}

void Studio::pages()
{
    printed();
}

void Studio::firstStart()
{
    shoot(*m_window, QStringLiteral("first-start"));
}

} // namespace seriatim::gallery
