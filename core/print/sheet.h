#pragma once

#include "print/page.h"

/// Measures and styles that more than one part of the page keeps to.
namespace seriatim::print::sheet {

constexpr qreal fromMillimetres(qreal millimetres)
{
    return millimetres * 72 / 25.4;
}

constexpr qreal Width = fromMillimetres(210);
constexpr qreal Height = fromMillimetres(297);

/// DIN 5008: text begins 25 mm from the left, so that the address stands well inside an envelope's
/// window.
constexpr qreal Left = fromMillimetres(25);
constexpr qreal Right = fromMillimetres(190);
constexpr qreal ContentWidth = Right - Left;

constexpr qreal Top = fromMillimetres(17);
constexpr qreal LaterTop = fromMillimetres(29); ///< Below the running head of the second and later pages.
constexpr qreal Bottom = Height - fromMillimetres(9.5);

namespace colour {
constexpr QRgb Ink = 0xff1c2733;
constexpr QRgb Quiet = 0xff667382;
constexpr QRgb Faint = 0xff8a95a1;
constexpr QRgb Hairline = 0xffdde3e8;
constexpr QRgb Rule = 0xffb9c2cb;
constexpr QRgb Alarm = 0xffb3261e;
constexpr QRgb DraftMark = 0xffeceff2;
constexpr QRgb VoidMark = 0xfff6e1df;
} // namespace colour

// clang-format off
constexpr TextStyle Body       {Face::Regular, 9,    colour::Ink};
constexpr TextStyle Strong     {Face::Bold,    9,    colour::Ink};
constexpr TextStyle Small      {Face::Regular, 7.5,  colour::Quiet};
constexpr TextStyle Label      {Face::Regular, 7.5,  colour::Quiet};
constexpr TextStyle TableHead  {Face::Bold,    7.5,  0xff4a5766};
constexpr TextStyle Carried    {Face::Italic,  8.6,  colour::Quiet};
constexpr TextStyle Sender     {Face::Regular, 6.5,  colour::Faint};
constexpr TextStyle Name       {Face::Bold,    10,   colour::Ink};
constexpr TextStyle Company    {Face::Regular, 8,    0xff4a5766};
constexpr TextStyle Address    {Face::Regular, 9.4,  colour::Ink};
constexpr TextStyle Title      {Face::Bold,    16.5, colour::Ink};
constexpr TextStyle Grand      {Face::Bold,    11,   colour::Ink};
constexpr TextStyle Notice     {Face::Regular, 8.6,  colour::Alarm};
constexpr TextStyle Foot       {Face::Regular, 6.8,  colour::Quiet};
constexpr TextStyle FootMono   {Face::Mono,    6.8,  colour::Quiet};
// clang-format on

} // namespace seriatim::print::sheet
