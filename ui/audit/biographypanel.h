#pragma once

#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/audit/biography.h"

namespace seriatim {

/// The story of the number that is selected, event by event.
class BiographyPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit BiographyPanel(QWidget *parent = nullptr);

    void tell(const Biography &biography);
    void clear();

    /// The story as plain text, for the clipboard.
    QString plainText() const;

signals:
    void documentActivated(const QString &id);

private:
    void refill();
    QWidget *entryView(const StoryEntry &entry) const;

    std::optional<Biography> m_biography;
    QToolButton *m_document;
    QVBoxLayout *m_story;
    QWidget *m_content = nullptr;
};

} // namespace seriatim
