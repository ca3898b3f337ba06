#pragma once

#include <QDateTime>

/// A world in which the same things happen at the same time to the same ids, so that two runs draw the same pictures:
/// the clock of the process stands until it is set, and UUIDs come one after another. Link `stillworld.cpp`, and it is
/// so.
namespace seriatim::stillworld {

QDateTime now();
void set(const QDateTime &time);
void pass(qint64 seconds);

/// The next UUID is the first again.
void beginIds();

} // namespace seriatim::stillworld
