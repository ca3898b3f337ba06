#include "print/layout.h"

#include "print/closing.h"
#include "print/letterhead.h"
#include "print/linetable.h"
#include "print/sheet.h"
#include "print/stationery.h"

namespace seriatim::print {

namespace {

void putParagraphs(Paginator &paginator, const std::vector<Block> &blocks)
{
    constexpr qreal Gap = 12;
    constexpr qreal Short = 60; ///< A few lines stay together; longer ones run over the end of the page.
    for (const Block &block : blocks) {
        paginator.space(Gap);
        if (block.height() <= Short)
            paginator.add(block);
        else
            paginator.flow(block);
    }
}

/// The totals and how to pay them, which belong together unless the latter is as long as a letter.
void putClosing(Paginator &paginator, const PrintedDocument &document, const Language &language)
{
    constexpr qreal Brief = 220;
    const Block payment = paymentBlock(document, language);
    const bool together = payment.height() <= Brief;
    Block closing = totalsBlock(document, language);
    if (together)
        closing.append(payment);
    putLineTable(paginator, document, language, closing);
    if (!together)
        paginator.add(payment);
}

Block smallPrint(const QString &text)
{
    Block block;
    if (!text.isEmpty())
        block.putText(text, sheet::Small, sheet::Left, 14, sheet::ContentWidth);
    return block;
}

} // namespace

std::vector<Page> layout(const PrintedDocument &document)
{
    const Language language(document.content.language);
    const Stationery stationery(document, language);
    Paginator paginator(stationery.contentBottom());

    paginator.flow(letterhead(document, language));
    paginator.add(factsRow(document, language));
    putClosing(paginator, document, language);
    putParagraphs(paginator, paragraphs(document, language));
    paginator.flow(smallPrint(stationery.overlong()));

    std::vector<Page> pages = paginator.taken();
    stationery.dress(pages);
    return pages;
}

QString title(const PrintedDocument &document)
{
    return titleOf(document, Language(document.content.language));
}

} // namespace seriatim::print
