#include "outgoing/exportjson.h"

#include "log/codec.h"
#include "log/jsonform.h"

namespace seriatim::outgoing {

QJsonObject exportedJson(const DocumentView &view)
{
    const document::State &state = view.state;
    QJsonObject object = json::toJson(state.content);
    if (object.contains("period"))
        object.insert("invoicePeriod", object.take("period"));
    object.insert("number", state.number);
    object.insert("document", view.id);
    object.insert("state",
        documentStateId(state.status == document::Status::Voided ? DocumentState::Voided
                : !state.credits.empty()                         ? DocumentState::Credited
                                                                 : DocumentState::Issued));
    object.insert("series", state.series);
    object.insert("period", state.period.key());
    object.insert("hash", QString::fromLatin1(view.issuedHash.toHex()));
    object.insert("totals", json::objectFrom(codec::textOf(state.totals).text()));
    return object;
}

} // namespace seriatim::outgoing
