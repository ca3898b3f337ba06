#pragma once

#include <QByteArray>
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

/// Of an event's hash the first twelve digits, as the foot of a page bears them: "a6c6 5972 9bfa". Screens show the
/// same, so that they can be compared by eye.
QString shortHash(const QByteArray &hash);

} // namespace seriatim::print
