#pragma once

#include <QString>
#include <QStringList>

#include "domain/party.h"
#include "print/pagewords.h"

namespace seriatim::print {

/// The lines of an address as they go on an envelope, without the name. The country is left out
/// where it is `home`: letters that stay in the country do not bear it.
QStringList addressLines(const Address &address, const PageWords &words, const QString &home = {});

/// Name, contact and address.
QStringList recipientLines(const Party &party, const PageWords &words, const QString &home);

/// All parts that are not empty, `separator` between them.
QString joined(const QStringList &parts, const QString &separator);

/// As an IBAN is written: in groups of four.
QString inGroupsOfFour(const QString &text);

} // namespace seriatim::print
