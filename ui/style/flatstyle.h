#pragma once

#include <QProxyStyle>
#include <QStyleOption>

namespace seriatim::style {

/// Property of a scroll area that lies on `sideGround`, so that its scroll bars do, too.
constexpr const char *OnSideGround = "onSideGround";

/// Fusion without its gradients: plain surfaces, hairlines, one accent, all from the palette in force.
///
/// Tool tips are plain text, whoever makes them: what people typed can never become markup, nor load a file.
/// The wheel scrolls the page and changes nothing on it: not a choice, and a number only while it is typed into.
///
/// A push or tool button with the property `primary` is the one thing to do next: it wears the accent.
class FlatStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    FlatStyle();

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

    void drawPrimitive(
        PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(
        ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(
        StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override;
    QSize sizeFromContents(
        ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;

private:
    void drawMenuTitle(const QStyleOptionMenuItem &item, QPainter &painter) const;
};

} // namespace seriatim::style
