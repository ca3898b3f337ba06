#include "print/stationery.h"

#include <algorithm>

#include "print/letterhead.h"
#include "print/parties.h"
#include "print/sheet.h"

namespace seriatim::print {

namespace {

constexpr std::size_t MostFootLines = 4;
constexpr std::size_t MostNoticeLines = 8;
constexpr qreal FootGap = 10;
constexpr qreal MostNumberWidth = sheet::ContentWidth * 0.45;

const QString Dot = QStringLiteral(" · ");

QString companyLine(const Party &company, const PageWords &words)
{
    const bool told = company.registrationId.isEmpty() || company.legalForm.contains(company.registrationId);
    const QString registration = told ? QString() : words(word::RegisteredAs).arg(company.registrationId);
    const QString tax = company.localTaxId.isEmpty() ? QString() : words(word::TaxNumberIs).arg(company.localTaxId);
    return joined({company.name, registration, company.legalForm, tax}, Dot);
}

QString copyLine(const PrintedDocument &document, const Language &language)
{
    if (document.copy <= 1)
        return {};
    const QString copy = language.words(word::Copy).arg(document.copy);
    if (!document.printedAt.isValid())
        return copy;
    return copy + Dot + language.words(word::PrintedAt).arg(language.format.time(document.printedAt));
}

QString numberLine(const PrintedDocument &document)
{
    return joined({document.number, shortHash(document.issuedHash)}, Dot);
}

QString noticeText(const PrintedDocument &document, const Language &language)
{
    if (document.standing != Standing::Voided)
        return {};
    const PageWords &words = language.words;
    if (!document.voidedAt.isValid() || document.voidedBy.isEmpty())
        return words(word::VoidedFor).arg(document.voidReason);
    const QString date = language.format.date(document.voidedAt.date());
    return words(word::VoidedOnBy).arg(date, document.voidedBy, document.voidReason);
}

qreal widest(const std::vector<TextLine> &lines)
{
    return lines.empty() ? 0 : std::ranges::max(lines, {}, &TextLine::width).width;
}

qreal heightOf(const std::vector<TextLine> &lines)
{
    qreal height = 0;
    for (const TextLine &line : lines)
        height += line.height;
    return height;
}

void putLines(Block &block, const std::vector<TextLine> &lines, const TextStyle &style, qreal x, qreal y, qreal width)
{
    for (const TextLine &line : lines)
        y = block.putLine(line, style, x, y, width, Align::Left);
}

void append(std::vector<TextLine> &lines, std::vector<TextLine> more)
{
    lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Stationery::Stationery(const PrintedDocument &document, const Language &language)
    : m_document(document), m_language(language)
{
    setFoot();
    setNotice();
}

void Stationery::setFoot()
{
    m_number = setInLines(numberLine(m_document), sheet::FootMono, MostNumberWidth);
    const qreal taken = widest(m_number) + naturalWidth(pageOf(999, 999), sheet::Foot) + 2 * FootGap;
    const qreal room = sheet::ContentWidth - taken;

    const QString copy = copyLine(m_document, m_language);
    if (!copy.isEmpty())
        append(m_company, setInLines(copy, sheet::Foot, room));
    const QString company = companyLine(m_document.content.seller, m_language.words);
    auto lines = setInLines(company, sheet::Foot, room);
    if (lines.size() > MostFootLines) {
        m_overlong = company;
        lines = {setShortened(m_document.content.seller.name, sheet::Foot, room)};
    }
    append(m_company, std::move(lines));

    const qreal oneLine = setOnOneLine(pageOf(1, 1), sheet::Foot).height;
    m_footTop = sheet::Bottom - std::max({heightOf(m_company), heightOf(m_number), oneLine}) - 5;
}

void Stationery::setNotice()
{
    const QString text = noticeText(m_document, m_language);
    if (!text.isEmpty())
        m_notice = setInLines(text, sheet::Notice, sheet::ContentWidth);
    // A reason has at most 255 characters (DESIGN 1.3): that is a few lines. Whoever got round it
    // gets no more.
    if (m_notice.size() > MostNoticeLines)
        m_notice.resize(MostNoticeLines);
    m_contentBottom = m_footTop - 14 - (m_notice.empty() ? 0 : heightOf(m_notice) + 8);
}

void Stationery::dress(std::vector<Page> &pages) const
{
    const int count = static_cast<int>(pages.size());
    for (int i = 0; i < count; ++i) {
        std::vector<Primitive> &primitives = pages[static_cast<std::size_t>(i)].primitives;
        if (const auto mark = watermark())
            primitives.insert(primitives.begin(), *mark);
        for (const Block &block : {i > 0 ? runningHead() : Block(), notice(), foot(i + 1, count)})
            primitives.insert(primitives.end(), block.pieces().begin(), block.pieces().end());
    }
}

QString Stationery::pageOf(int page, int pages) const
{
    return m_language.words(word::PageOf).arg(page).arg(pages);
}

Block Stationery::foot(int page, int pages) const
{
    Block block;
    block.putRule(sheet::Left, m_footTop, sheet::ContentWidth, 0.6, sheet::colour::Rule);
    const qreal y = m_footTop + 5;
    putLines(block, m_company, sheet::Foot, sheet::Left, y, widest(m_company));
    const TextLine counted = setOnOneLine(pageOf(page, pages), sheet::Foot);
    block.putLine(counted, sheet::Foot, sheet::Left, y, sheet::ContentWidth, Align::Right);

    // In the middle of the page, if the company leaves it free.
    const qreal width = widest(m_number);
    const qreal middle = (sheet::Left + sheet::Right - width) / 2;
    const qreal leftmost = sheet::Left + widest(m_company) + FootGap;
    const qreal rightmost = sheet::Right - counted.width - FootGap - width;
    const qreal x = std::max(leftmost, std::min(middle, rightmost));
    putLines(block, m_number, sheet::FootMono, x, y, width);
    return block;
}

Block Stationery::notice() const
{
    Block block;
    putLines(block, m_notice, sheet::Notice, sheet::Left, m_footTop - 8 - heightOf(m_notice), sheet::ContentWidth);
    return block;
}

/// Kind, number, date and party in one line: shortened, for the first page has them in full.
Block Stationery::runningHead() const
{
    constexpr TextStyle Quiet{Face::Regular, 8.6, sheet::colour::Quiet};
    constexpr TextStyle Bold{Face::Bold, 8.6, sheet::colour::Ink};
    constexpr TextStyle Company{Face::Bold, 9, sheet::colour::Ink};
    const DocumentContent &content = m_document.content;
    Block block;
    const TextLine company = setShortened(content.seller.name, Company, sheet::ContentWidth * 0.35);
    block.putLine(company, Company, sheet::Left, sheet::Top, sheet::ContentWidth, Align::Right);

    qreal x = sheet::Left;
    const qreal end = sheet::Right - company.width - FootGap;
    const auto put = [&](const QString &text, const TextStyle &style) {
        const TextLine line = setShortened(text, style, end - x);
        block.putLine(line, style, x, sheet::Top, line.width, Align::Left);
        x += line.width;
    };
    const QString space = QString(QChar::Nbsp);
    const QString date = content.date.isValid() ? m_language.format.date(content.date) : QString();
    put(m_language.words.kind(content.kind) + space, Quiet);
    put(m_document.number, Bold);
    put(space + joined({QString(), date, content.party.name}, Dot).prepend(QStringLiteral("· ")), Quiet);
    return block;
}

std::optional<Watermark> Stationery::watermark() const
{
    if (m_document.standing == Standing::Issued)
        return std::nullopt;
    constexpr qreal Size = 128;
    constexpr qreal Longest = 420;
    const bool draft = m_document.standing == Standing::Draft;
    const QString text = m_language.words(draft ? word::Draft : word::Void);
    TextStyle style{Face::Bold, Size, draft ? sheet::colour::DraftMark : sheet::colour::VoidMark};
    style.size = Size * std::min(1.0, Longest / naturalWidth(text, style));
    return Watermark{{sheet::Width / 2, sheet::Height * 0.54}, text, style, 30};
}

} // namespace seriatim::print
