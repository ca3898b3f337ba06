#pragma once

#include <optional>

#include "print/block.h"
#include "print/language.h"
#include "print/printeddocument.h"

namespace seriatim::print {

/// What every page bears, whatever its content: the foot with number, hash and "page x of y", the
/// running head from the second page on, the mark of a draft or a void document, and who voided it.
class Stationery
{
public:
    /// Both must outlive it.
    Stationery(const PrintedDocument &document, const Language &language);

    qreal contentBottom() const { return m_contentBottom; }

    /// What the law wants said of the company, where it is too long for the foot; empty where it is
    /// not.
    QString overlong() const { return m_overlong; }

    void dress(std::vector<Page> &pages) const;

private:
    void setFoot();
    void setNotice();
    Block foot(int page, int pages) const;
    Block notice() const;
    Block runningHead() const;
    std::optional<Watermark> watermark() const;
    QString pageOf(int page, int pages) const;

    const PrintedDocument &m_document;
    const Language &m_language;
    std::vector<TextLine> m_company; ///< At the left of the foot: copy, company.
    std::vector<TextLine> m_number;  ///< In its middle: number and hash.
    std::vector<TextLine> m_notice;  ///< Above the foot: who voided it.
    QString m_overlong;
    qreal m_footTop = 0;
    qreal m_contentBottom = 0;
};

} // namespace seriatim::print
