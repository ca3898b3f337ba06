#include "ui/style/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace seriatim::style {

namespace {

/// Draws a black SVG in a colour of the palette that is in force when it is painted.
class InkEngine final : public QIconEngine
{
public:
    InkEngine(const QString &name, Tone tone) : m_name(name), m_tone(tone) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        painter->drawPixmap(square, drawn(side, painter->device()->devicePixelRatioF(), mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return drawn(std::min(size.width(), size.height()), 1, mode);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap result = drawn(qRound(std::min(size.width(), size.height()) / scale), scale, mode);
        return result;
    }

    QIconEngine *clone() const override { return new InkEngine(*this); }

private:
    QPixmap drawn(int side, qreal ratio, QIcon::Mode mode) const
    {
        QPixmap pixmap(QSize(side, side) * ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer(QStringLiteral(":/icons/%1.svg").arg(m_name)).render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color(mode));
        painter.end();
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }

    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return m_tone == Tone::Neutral ? palette.color(QPalette::ButtonText) : ink(m_tone, palette);
    }

    QString m_name;
    Tone m_tone;
};

QString shapeOf(series::NumberState state)
{
    switch (state) {
    case series::NumberState::Reserved:
        return QStringLiteral("state-reserved");
    case series::NumberState::Finalized:
        return QStringLiteral("state-issued");
    case series::NumberState::Voided:
        return QStringLiteral("state-void");
    case series::NumberState::Lost:
        return QStringLiteral("state-lost");
    }
    Q_UNREACHABLE();
}

} // namespace

QIcon icon(const QString &name)
{
    return icon(name, Tone::Neutral);
}

QIcon icon(const QString &name, Tone tone)
{
    return QIcon(new InkEngine(name, tone));
}

QIcon stateIcon(DocumentState state)
{
    return icon(QStringLiteral("state-") + documentStateId(state), toneOf(state));
}

QIcon stateIcon(series::NumberState state)
{
    return icon(shapeOf(state), toneOf(state));
}

} // namespace seriatim::style
