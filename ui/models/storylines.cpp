#include "ui/models/storylines.h"

#include "log/codec.h"
#include "ui/models/eventdetail.h"
#include "words/words.h"

namespace seriatim {

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
            line.more = eventDetail(*decoded);
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
