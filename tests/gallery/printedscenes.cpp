#include "gallery/scenes.h"

#include <QPainter>

#include "outgoing/printed.h"
#include "print/layout.h"
#include "print/paint.h"

namespace seriatim::gallery {

namespace {

QImage imageOf(const print::Page &page)
{
    constexpr qreal Scale = 2;
    constexpr QSizeF Sheet(595.276, 841.89); // A4 in points.
    QImage image((Sheet * Scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(Scale, Scale);
    print::paint(page, painter);
    return image;
}

void show(const Album &album, const QString &name, const print::PrintedDocument &document)
{
    const auto pages = print::layout(document);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const QString each = pages.size() == 1 ? name : QStringLiteral("%1-page-%2").arg(name).arg(i + 1);
        if (album.wants(each))
            album.keep(each, imageOf(pages[i]));
    }
}

print::PrintedDocument printedOf(Store &store, const QString &id, int copy = 1)
{
    return printedFrom(store, viewDocument(store, id).value(), copy);
}

} // namespace

void showPrinted(const Album &album, const QString &log)
{
    const auto store = openedLog(log, QStringLiteral("ada"));
    const auto rows = store->documents().page({}, {}, 200).rows;
    const auto find = [&](DocumentState state, const char *kind, qint64 least = 0) {
        return std::ranges::find_if(rows, [&](const DocumentRow &row) {
            return row.state == state && row.gross >= least && row.kind.id() == QLatin1StringView(kind);
        })->id;
    };
    const QString invoice = find(DocumentState::Issued, "invoice", 10'000);
    show(album, QStringLiteral("printed-invoice"), printedOf(*store, invoice));
    show(album, QStringLiteral("printed-copy"), printedOf(*store, invoice, 2));
    show(album, QStringLiteral("printed-long"), printedOf(*store, find(DocumentState::Issued, "invoice", 3'000'000)));
    show(album, QStringLiteral("printed-draft"), printedOf(*store, find(DocumentState::Draft, "invoice")));
    show(album, QStringLiteral("printed-void"), printedOf(*store, find(DocumentState::Voided, "invoice")));
    show(album, QStringLiteral("printed-credit-memo"), printedOf(*store, find(DocumentState::Issued, "credit-memo")));
    show(album, QStringLiteral("printed-quotation"), printedOf(*store, find(DocumentState::Issued, "quotation")));
    show(album, QStringLiteral("printed-order"), printedOf(*store, find(DocumentState::Issued, "purchase-order")));
    show(album, QStringLiteral("printed-delivery"), printedOf(*store, find(DocumentState::Issued, "delivery-note")));
    const auto german = std::ranges::find_if(rows, [](const DocumentRow &row) {
        return row.state == DocumentState::Issued && row.partyName.contains(QStringLiteral("Nordermann"));
    });
    show(album, QStringLiteral("printed-german"), printedOf(*store, german->id));
}

} // namespace seriatim::gallery
