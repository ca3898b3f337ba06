#pragma once

#include "ui/page.h"
#include "ui/shell/subject.h"

namespace seriatim {

/// A page that shows documents, so that the document commands apply to it: the list, and the editor.
class DocumentScreen : public Page
{
    Q_OBJECT

public:
    using Page::Page;

    virtual Subject subject() const = 0;
    virtual void carryOut(Verb verb) = 0;
    virtual void followUp(DocumentKind kind) = 0;
    /// Somebody pressed the keys of a verb that cannot be done: shows where the hindrance lies, if it can be shown.
    virtual void pointOut(Verb) {}

signals:
    void subjectChanged();
};

} // namespace seriatim
