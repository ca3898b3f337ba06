#pragma once

#include <QScrollArea>
#include <QTimer>

#include <functional>
#include <vector>

#include "print/page.h"
#include "print/printeddocument.h"

namespace seriatim {

class Desk;
class PageStack;

/// The printed pages, one below the other, as wide as the pane: the same layout and the same drawing as on paper.
/// Laid out a moment after the last change, and beside the window's thread.
class PreviewPane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit PreviewPane(QWidget *parent = nullptr);
    ~PreviewPane() override;

    void show(const print::PrintedDocument &document);

    /// As they were laid out last; see `isCurrent`.
    const std::vector<print::Page> &pages() const;
    int pageCount() const { return static_cast<int>(pages().size()); }
    bool isCurrent() const { return !m_isBusy && !m_pause.isActive(); }

signals:
    void laidOut();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void fit();

    PageStack *m_pages;
    QTimer m_pause;
    print::PrintedDocument m_document;
    bool m_isStale = false;
    bool m_isBusy = false;
};

} // namespace seriatim
