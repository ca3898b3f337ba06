#pragma once

#include <QWidget>

#include "ui/editor/problemlist.h"
#include "ui/preview/previewpane.h"

namespace seriatim {

/// Beside the form: what still stands in the way of issuing, and the desk on which the printed page lies.
class SidePane final : public QWidget
{
    Q_OBJECT

public:
    explicit SidePane(QWidget *parent = nullptr);

    /// Without the preview it is as narrow as the list needs.
    void setPreviewShown(bool shown);

    ProblemList *problems() const { return m_problems; }
    PreviewPane *preview() const { return m_preview; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ProblemList *m_problems;
    PreviewPane *m_preview;
};

} // namespace seriatim
