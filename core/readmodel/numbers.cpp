#include "readmodel/numbers.h"

namespace seriatim {

QString numberStateId(series::NumberState state)
{
    switch (state) {
    case series::NumberState::Reserved:
        return QStringLiteral("reserved");
    case series::NumberState::Finalized:
        return QStringLiteral("finalized");
    case series::NumberState::Voided:
        return QStringLiteral("voided");
    case series::NumberState::Lost:
        return QStringLiteral("lost");
    }
    Q_UNREACHABLE();
}

} // namespace seriatim
