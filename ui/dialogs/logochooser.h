#pragma once

#include <QByteArray>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace seriatim {

/// Chooses the picture at the head of printed pages: a PNG or JPEG file of at most 256 KiB, shown as it will be.
class LogoChooser final : public QWidget
{
    Q_OBJECT

public:
    explicit LogoChooser(QWidget *parent = nullptr);

    const QByteArray &logo() const { return m_logo; }
    void setLogo(const QByteArray &logo);

    /// Takes the file, or answers why not, as a sentence.
    QString load(const QString &path);
    /// Why such a file cannot be a logo; empty if it can.
    static QString faultOf(const QByteArray &file);

signals:
    void changed();

private:
    void choose();

    QByteArray m_logo;
    QLabel *m_preview;
    QLabel *m_fault;
    QPushButton *m_remove;
};

} // namespace seriatim
