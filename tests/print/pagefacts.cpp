#include "print/pagefacts.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <algorithm>

#include "print/sheet.h"

namespace seriatim::pagefacts {

namespace {

QString describe(std::size_t page, const print::TextRun &run)
{
    return QStringLiteral("page %1, \"%2\" at %3, %4")
        .arg(page + 1)
        .arg(run.text.left(60))
        .arg(run.box.left())
        .arg(run.box.top());
}

bool isInside(const QRectF &box)
{
    constexpr qreal Tolerance = 0.3;
    return box.left() >= print::sheet::Left - Tolerance && box.right() <= print::sheet::Right + Tolerance
        && box.top() >= 0 && box.bottom() <= print::sheet::Height;
}

/// Lines touch, so the boxes are shrunk by what descenders and ascenders leave free.
QRectF core(const print::TextRun &run)
{
    return run.box.adjusted(0.2, run.box.height() * 0.1, -0.2, -run.box.height() * 0.1);
}

} // namespace

std::vector<print::TextRun> runsOf(const print::Page &page)
{
    std::vector<print::TextRun> runs;
    for (const print::Primitive &primitive : page.primitives) {
        if (const auto *run = std::get_if<print::TextRun>(&primitive))
            runs.push_back(*run);
    }
    return runs;
}

std::vector<print::TextRun> found(const print::Page &page, const QString &text)
{
    auto runs = runsOf(page);
    std::erase_if(runs, [&](const print::TextRun &run) { return run.text != text; });
    return runs;
}

bool says(const print::Page &page, const QString &text)
{
    return !found(page, text).empty();
}

bool mentions(const print::Page &page, const QString &part)
{
    return std::ranges::any_of(runsOf(page), [&](const print::TextRun &run) { return run.text.contains(part); });
}

QString textOf(const std::vector<print::Page> &pages)
{
    QString text;
    for (const print::Page &page : pages) {
        for (const print::TextRun &run : runsOf(page))
            text += run.text + u' ';
    }
    return text;
}

std::vector<QString> watermarksOf(const print::Page &page)
{
    std::vector<QString> marks;
    for (const print::Primitive &primitive : page.primitives) {
        if (const auto *mark = std::get_if<print::Watermark>(&primitive))
            marks.push_back(mark->text);
    }
    return marks;
}

QString faultOf(const std::vector<print::Page> &pages)
{
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto runs = runsOf(pages[i]);
        std::ranges::sort(runs, {}, [](const print::TextRun &run) { return core(run).top(); });
        for (std::size_t a = 0; a < runs.size(); ++a) {
            if (!isInside(runs[a].box))
                return "beyond the margins: " + describe(i, runs[a]);
            for (std::size_t b = a + 1; b < runs.size() && core(runs[b]).top() < core(runs[a]).bottom(); ++b) {
                if (core(runs[a]).intersects(core(runs[b])))
                    return "overlap: " + describe(i, runs[a]) + " and " + describe(i, runs[b]);
            }
        }
    }
    return {};
}

std::optional<QString> outputOf(const QString &program, const QStringList &arguments, const QByteArray &pdf)
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        return std::nullopt;
    QTemporaryFile file;
    if (!file.open() || file.write(pdf) != pdf.size() || !file.flush())
        return std::nullopt;
    QProcess process;
    process.start(program,
        QStringList(arguments) << file.fileName() << (program == "pdftotext" ? QStringList{"-"} : QStringList()));
    process.waitForFinished(60000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

std::optional<QString> pdfText(const QByteArray &pdf, const QStringList &options)
{
    return outputOf("pdftotext", QStringList{"-enc", "UTF-8"} + options, pdf);
}

} // namespace seriatim::pagefacts
