#pragma once

#include "gallery/studio.h"

/// What the pictures show, one file a subject. Each leaves the log as good as it found it, unless it says so.
namespace seriatim::gallery {

void showDocuments(Studio &studio);
void showEditors(Studio &studio);
void showTyping(Studio &studio);
void showPages(Studio &studio);
void showAudit(Studio &studio);
void showDocumentDialogs(Studio &studio);
void showNumberDialogs(Studio &studio);
void showMasterDataDialogs(Studio &studio);
void showMenus(Studio &studio);

/// A log that has nothing in it but the usual series.
void showFirstStart(const Album &album, const QString &log);
/// Somebody else writes, and does not stop.
void showBusyLog(const Album &album, const QString &log);
/// A draft that two work on, and a server that is away or lets nobody in any more.
void showColleagues(const Album &album, const QString &log);
void showReadOnlyLog(const Album &album, const QString &log);
/// Changes the log: it is damaged afterwards.
void showDamagedLog(const Album &album, const QString &log);

/// The printed pages of the example company, as they leave the printer.
void showPrinted(const Album &album, const QString &log);

} // namespace seriatim::gallery
