#pragma once

#include <QScrollArea>
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
    void fillHead(QVBoxLayout &column);
    QWidget *entryView(const StoryEntry &entry) const;

    std::optional<Biography> m_biography;
    QVBoxLayout *m_column;
    QScrollArea *m_area = nullptr; ///< Made anew for each story.
};

} // namespace seriatim
