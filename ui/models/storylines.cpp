#include "ui/models/storylines.h"

#include <QCoreApplication>

#include "log/codec.h"
#include "words/words.h"

namespace seriatim {

namespace {

class Teller
{
    Q_DECLARE_TR_FUNCTIONS(StoryLines)

public:
    explicit Teller(StoryLine &line) : m_line(line) {}

    void operator()(const document::DocumentIssued &event) { m_line.more = event.number; }
    void operator()(const document::DocumentVoided &event) { m_line.more = quoted(event.reason); }
    void operator()(const document::DraftDiscarded &event) { m_line.more = quoted(event.reason); }
    void operator()(const document::DocumentCredited &event) { m_line.more = event.number; }
    void operator()(const document::CreditWithdrawn &event) { m_line.more = event.number; }
    void operator()(const document::DocumentPrinted &event) { m_line.more = outgoing(event.medium, event.copy); }
    void operator()(const document::DocumentPrintFailed &event) { m_line.more = outgoing(event.medium, event.copy); }
    void operator()(const series::NumberReserved &event)
    {
        m_line.more = event.purpose.isEmpty() ? event.firstNumber : event.purpose;
    }
    void operator()(const series::NumberVoided &event) { m_line.more = quoted(event.reason); }
    void operator()(const auto &) {}

private:
    static QString quoted(const QString &reason) { return reason.isEmpty() ? QString() : tr("“%1”").arg(reason); }

    static QString outgoing(document::Medium medium, int copy)
    {
        const QString where = medium == document::Medium::Printer ? tr("on paper")
            : medium == document::Medium::Pdf                     ? tr("PDF file")
                                                                  : tr("data file");
        if (medium == document::Medium::Json)
            return where;
        return copy == 1 ? tr("original, %1").arg(where) : tr("copy %1, %2").arg(copy).arg(where);
    }

    StoryLine &m_line;
};

} // namespace

std::vector<StoryLine> storyOf(const std::vector<RecordedEvent> &stream)
{
    std::vector<StoryLine> lines;
    QString before;
    for (const RecordedEvent &event : stream) {
        // Told by the document's own event.
        if (event.type == u"NumberFinalized" || (event.type == u"NumberVoided" && before == u"DocumentVoided"))
            continue;
        StoryLine line{words::eventName(event.type), event.actor, event.recordedAt, {}};
        if (const auto decoded = codec::decode(event))
            std::visit(Teller(line), *decoded);
        const bool again =
            event.type == before && event.type == u"DraftSaved" && lines.back().by == line.by && lines.size() > 1;
        if (again)
            lines.back() = line;
        else
            lines.push_back(line);
        before = event.type;
    }
    return lines;
}

} // namespace seriatim
