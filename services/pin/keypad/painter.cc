// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/painter.h"

#include <string.h>

#include <algorithm>
#include <numbers>
#include <string_view>
#include <vector>

namespace till::pin {
namespace {

using enum PadPlace;
using Mode = KeypadLayout::Mode;

struct Colour {
  double red, green, blue;
};

// Contrast by WCAG 2.1: digits on keys 17.9, words on the ground 15.3, on red 6.3, on green 5.6, black on
// yellow 14.2, keys against the ground 15.3. AAA for text of this size wants 4.5.
constexpr Colour kGround = {0.075, 0.115, 0.18};
constexpr Colour kKey = {1, 1, 1};
constexpr Colour kInk = {0.06, 0.08, 0.12};
constexpr Colour kQuiet = {0.72, 0.78, 0.86};
constexpr Colour kAmber = {1, 0.79, 0.24};
constexpr Colour kRed = {0.75, 0.12, 0.13};
constexpr Colour kYellow = {1, 0.85, 0.12};
constexpr Colour kGreen = {0.06, 0.45, 0.24};

constexpr char kFonts[] = "Inter, Noto Sans CJK SC, WenQuanYi Micro Hei";

void Use(cairo_t* cairo, const Colour& colour) {
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

struct Words {
  std::string_view chinese;
  std::string_view english;
};

constexpr Words kEnterPin = {"请输入银行卡密码", "Enter your PIN"};
constexpr Words kWrongPin = {"密码错误，请重新输入", "Wrong PIN. Try again"};
constexpr Words kNoPin = {"没有密码请直接按“确认”", "No PIN? Press Enter"};
constexpr Words kTypeNumber = {"请输入卡号", "Type the card number"};
constexpr Words kTypeExpiry = {"请输入有效期：月、年", "Type the expiry date: month, year"};
constexpr Words kTooShort = {"位数不够，请继续输入", "Digits are missing. Go on typing"};
constexpr Words kWrongNumber = {"卡号有误，请核对更正", "A digit is wrong. Check the number"};
constexpr Words kNoSuchMonth = {"没有这个月份，请重新输入", "There is no such month. Try again"};
constexpr Words kPast = {"此卡已过期，请核对日期", "The card has expired. Check the date"};
constexpr Words kNotAPin = {"输入的数字会显示，请勿输入密码", "The digits are shown: do not type a PIN"};
constexpr Words kGuideHint = {"两指按住一秒：盲人触摸模式", "Hold two fingers: guide for touch"};

const Words& TitleOfTyped(const ShownDigits& typed) {
  switch (typed.fault) {
    case 'l':
      return kTooShort;
    case 'c':
      return kWrongNumber;
    case 'm':
      return kNoSuchMonth;
    case 'x':
      return kPast;
    default:
      return typed.part == 'e' ? kTypeExpiry : kTypeNumber;
  }
}

// Groups of four, as on the card; a date as month and year. Where nothing is typed yet stands what is wanted.
std::string Grouped(const ShownDigits& typed) {
  const bool date = typed.part == 'e';
  if (typed.count == 0) return date ? "MM / YY" : "____ ____ ____ ____";
  std::string groups;
  groups.reserve(sizeof(typed.digits) * 2);  // once, so that growing leaves no copy behind
  for (size_t i = 0; i < typed.count; ++i) {
    if (i > 0 && i % (date ? 2 : 4) == 0) groups += date ? " / " : " ";
    groups += typed.digits[i];
  }
  return groups;
}

}  // namespace

Painter::Painter(int width, int height)
    : width_(width),
      height_(height),
      surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)),
      cairo_(cairo_create(surface_)),
      line_(pango_cairo_create_layout(cairo_)) {}

Painter::~Painter() {
  g_object_unref(line_);
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
}

const uint8_t* Painter::pixels() {
  cairo_surface_flush(surface_);
  return cairo_image_surface_get_data(surface_);
}

PangoLayout* Painter::LayOut(const Text& text, double widest) {
  PangoFontDescription* font = pango_font_description_from_string(kFonts);
  pango_font_description_set_weight(font, text.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, text.size * PANGO_SCALE);
  pango_layout_set_font_description(line_, font);
  pango_layout_set_text(line_, text.words.c_str(), -1);
  int width = 0;
  pango_layout_get_pixel_size(line_, &width, nullptr);
  if (width > widest) {
    pango_font_description_set_absolute_size(font, text.size * widest / width * PANGO_SCALE);
    pango_layout_set_font_description(line_, font);
  }
  pango_font_description_free(font);
  return line_;
}

double Painter::HeightOf(const Text& text, double widest) {
  int height = 0;
  pango_layout_get_pixel_size(LayOut(text, widest), nullptr, &height);
  return height;
}

double Painter::Write(const Text& text, double x, double y, double widest) {
  int width = 0;
  int height = 0;
  pango_layout_get_pixel_size(LayOut(text, widest), &width, &height);
  cairo_set_source_rgb(cairo_, text.red, text.green, text.blue);
  cairo_move_to(cairo_, x - width / 2.0, y - height / 2.0);
  pango_cairo_show_layout(cairo_, line_);
  return height;
}

void Painter::Box(const Rect& rect, double radius) {
  constexpr double kQuarter = std::numbers::pi / 2;
  cairo_new_sub_path(cairo_);
  cairo_arc(cairo_, rect.x + rect.width - radius, rect.y + radius, radius, -kQuarter, 0);
  cairo_arc(cairo_, rect.x + rect.width - radius, rect.y + rect.height - radius, radius, 0, kQuarter);
  cairo_arc(cairo_, rect.x + radius, rect.y + rect.height - radius, radius, kQuarter, 2 * kQuarter);
  cairo_arc(cairo_, rect.x + radius, rect.y + radius, radius, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(cairo_);
}

void Painter::DrawAll(const Scene& scene) {
  Use(cairo_, kGround);
  cairo_paint(cairo_);
  for (int place = 0; place < KeypadLayout::kPlaces; ++place) {
    if (scene.layout.KeyOf(static_cast<PadPlace>(place)).width > 0)
      DrawKey(scene, static_cast<PadPlace>(place));
  }
  if (scene.layout.mode() == Mode::kGuide) return DrawGuideLines(scene);
  DrawWords(scene);
  DrawDots(scene);
}

void Painter::DrawWords(const Scene& scene) {
  const Words& title = scene.card_number ? TitleOfTyped(scene.typed) : scene.retry ? kWrongPin : kEnterPin;
  const bool wrong = scene.card_number ? scene.typed.fault != '0' : scene.retry;
  const auto in_order = [&](const Words& words, bool first) {
    return std::string(scene.chinese_first == first ? words.chinese : words.english);
  };
  const Rect& area = scene.layout.Words();
  const double unit = std::min(area.height / 7.2, area.width / 12);
  const Colour colour = wrong ? kAmber : Colour{1, 1, 1};
  const Words& hint = scene.card_number ? kNotAPin : scene.may_skip ? kNoPin : kGuideHint;
  std::vector<Text> lines = {
      {in_order(title, true), unit * 1.25, true, colour.red, colour.green, colour.blue},
      {in_order(title, false), unit * 0.72, false, colour.red, colour.green, colour.blue},
      {scene.amount, unit * 1.7, true},
      {in_order(hint, true), unit * 0.56, false, kQuiet.red, kQuiet.green, kQuiet.blue},
      {in_order(hint, false), unit * 0.5, false, kQuiet.red, kQuiet.green, kQuiet.blue},
  };
  double total = 0;
  for (const Text& line : lines) total += HeightOf(line, area.width);
  // What is left over goes around the amount.
  const double space = std::max(0.0, area.height - total) / 3;
  double y = area.y + space / 2;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (i == 2 || i == 3) y += space;
    const double height = HeightOf(lines[i], area.width);
    Write(lines[i], area.x + area.width / 2, y + height / 2, area.width);
    y += height;
  }
}

Rect Painter::DrawDots(const Scene& scene) {
  if (scene.layout.mode() == Mode::kGuide) return {};
  const Rect& area = scene.layout.Dots();
  if (scene.card_number) {
    DrawTyped(scene);
    return area;
  }
  const double radius = scene.layout.DotRadius();
  cairo_save(cairo_);
  cairo_rectangle(cairo_, area.x, area.y, area.width, area.height);
  cairo_clip(cairo_);
  Use(cairo_, kGround);
  cairo_paint(cairo_);
  cairo_set_line_width(cairo_, std::max(2.0, radius / 6));
  int drawn = 0;
  for (const KeypadLayout::Point& centre : scene.layout.DotCentres(scene.count)) {
    cairo_new_sub_path(cairo_);
    const bool filled = drawn++ < scene.count;
    cairo_arc(cairo_, centre.x, centre.y, filled ? radius : radius * 0.8, 0, 2 * std::numbers::pi);
    Use(cairo_, filled ? Colour{1, 1, 1} : kQuiet);
    if (filled) {
      cairo_fill(cairo_);
    } else {
      cairo_stroke(cairo_);
    }
  }
  cairo_restore(cairo_);
  return area;
}

void Painter::DrawTyped(const Scene& scene) {
  const Rect& area = scene.layout.Dots();
  Use(cairo_, kGround);
  cairo_rectangle(cairo_, area.x, area.y, area.width, area.height);
  cairo_fill(cairo_);
  const Colour colour = scene.typed.count == 0 ? kQuiet : Colour{1, 1, 1};
  // Nineteen digits and their gaps at the same size as one: nothing jumps while somebody types.
  const double size = std::min(area.height * 0.5, area.width / 14);
  Text text = {Grouped(scene.typed), size, true, colour.red, colour.green, colour.blue};
  Write(text, area.x + area.width / 2, area.y + area.height / 2, area.width);
  explicit_bzero(text.words.data(), text.words.size());
}

void Painter::Forget(const Scene& scene) {
  const Rect& area = scene.layout.Dots();
  Use(cairo_, kGround);
  cairo_rectangle(cairo_, area.x, area.y, area.width, area.height);
  cairo_fill(cairo_);
  pango_layout_set_text(line_, "", 0);
}

void Painter::DrawKey(const Scene& scene, PadPlace place) {
  const Rect& key = scene.layout.KeyOf(place);
  if (place == kEnter || place == kClear || place == kCancel) return DrawFunctionKey(place, key);
  const bool guide = scene.layout.mode() == Mode::kGuide;
  Box(key, guide ? 0 : std::min(key.width, key.height) * 0.14);
  Use(cairo_, kKey);
  cairo_fill(cairo_);
  const double middle_x = key.x + key.width / 2;
  const double middle_y = key.y + key.height / 2;
  const char digit = scene.order.At(static_cast<int>(place));
  Write({std::string(1, digit), std::min(key.height * 0.62, key.width * 0.6), true, kInk.red, kInk.green,
         kInk.blue},
        middle_x, middle_y, key.width);
  if (place != kDigit5 || digit != '5') return;
  // The bar that a finger finds on the 5 of a pad with real keys; a scrambled pad has nothing to find.
  Use(cairo_, kInk);
  Box({middle_x - key.height * 0.12, key.y + key.height * 0.87, key.height * 0.24, key.height * 0.045},
      key.height * 0.022);
  cairo_fill(cairo_);
}

void Painter::DrawFunctionKey(PadPlace place, const Rect& key) {
  const Colour ground = place == kEnter ? kGreen : place == kClear ? kYellow : kRed;
  const Colour ink = place == kClear ? kInk : Colour{1, 1, 1};
  const Words words = place == kEnter   ? Words{"确认", "Enter"}
                      : place == kClear ? Words{"更正", "Clear"}
                                        : Words{"取消", "Cancel"};
  Box(key, std::min(key.width, key.height) * 0.14);
  Use(cairo_, ground);
  cairo_fill(cairo_);

  const double size = std::min({key.height, key.width * 0.62, key.width / 1.4});
  const double mark = size * 0.34;
  const double gap = size * 0.16;
  const Text chinese = {std::string(words.chinese), size * 0.28, true, ink.red, ink.green, ink.blue};
  const Text english = {std::string(words.english), size * 0.2, false, ink.red, ink.green, ink.blue};
  LayOut(english, key.width);
  int english_width = 0;
  pango_layout_get_pixel_size(line_, &english_width, nullptr);
  LayOut(chinese, key.width);
  int chinese_width = 0;
  pango_layout_get_pixel_size(line_, &chinese_width, nullptr);
  const double words_width = std::max(english_width, chinese_width);
  const double left = key.x + (key.width - mark - gap - words_width) / 2;
  const double middle_y = key.y + key.height / 2;
  const double words_x = left + mark + gap + words_width / 2;
  Write(chinese, words_x, middle_y - size * 0.14, key.width);
  Write(english, words_x, middle_y + size * 0.17, key.width);

  Use(cairo_, ink);
  cairo_set_line_width(cairo_, size * 0.06);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
  const Rect shape = {left, middle_y - mark / 2, mark, mark};
  cairo_new_path(cairo_);
  switch (place) {
    case kEnter:  // a ring, as on pads with real keys
      cairo_arc(cairo_, shape.x + mark / 2, middle_y, mark / 2, 0, 2 * std::numbers::pi);
      break;
    case kClear:  // an arrow back
      cairo_move_to(cairo_, shape.x + mark * 0.65, shape.y);
      cairo_line_to(cairo_, shape.x + mark * 0.2, middle_y);
      cairo_line_to(cairo_, shape.x + mark * 0.65, shape.y + mark);
      break;
    default:  // a cross
      cairo_move_to(cairo_, shape.x, shape.y);
      cairo_line_to(cairo_, shape.x + mark, shape.y + mark);
      cairo_move_to(cairo_, shape.x + mark, shape.y);
      cairo_line_to(cairo_, shape.x, shape.y + mark);
  }
  cairo_stroke(cairo_);
}

void Painter::DrawGuideLines(const Scene& scene) {
  Use(cairo_, kGround);
  cairo_set_line_width(cairo_, width_ / 60.0);
  for (int place = 0; place < KeypadLayout::kPlaces; ++place) {
    const Rect& key = scene.layout.KeyOf(static_cast<PadPlace>(place));
    if (key.width == 0) continue;
    cairo_rectangle(cairo_, key.x, key.y, key.width, key.height);
    cairo_stroke(cairo_);
  }
}

}  // namespace till::pin
