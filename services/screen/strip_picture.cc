// SPDX-License-Identifier: Apache-2.0
#include "services/screen/strip_picture.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <numbers>
#include <string>

namespace till::screen {
namespace {

// Contrast of white on these is 6.6 and 9.3 (WCAG 2.1 wants 4.5).
constexpr double kGreen[] = {0.03, 0.42, 0.25};
constexpr double kGrey[] = {0.26, 0.29, 0.34};

constexpr char kSecureWords[] = "安全键盘，请放心输入密码\nGenuine PIN keypad of this terminal";
constexpr char kMerchantWords[] =
    "商户页面，请勿在此输入银行卡密码\nMerchant's page. Never enter your card PIN here";

void DrawPadlock(cairo_t* cairo, double x, double middle, double size, bool closed) {
  const double width = size * 0.62;
  cairo_set_line_width(cairo, size * 0.11);
  cairo_new_sub_path(cairo);
  const double lift = closed ? 0 : size * 0.12;
  cairo_arc(cairo, x + width / 2, middle - size * 0.12 - lift, width * 0.3, std::numbers::pi, 0);
  cairo_line_to(cairo, x + width * 0.8, middle - (closed ? 0 : size * 0.2));
  cairo_move_to(cairo, x + width * 0.2, middle - size * 0.12 - lift);
  cairo_line_to(cairo, x + width * 0.2, middle);
  cairo_stroke(cairo);
  cairo_rectangle(cairo, x, middle - size * 0.04, width, size * 0.46);
  cairo_fill(cairo);
}

}  // namespace

void DrawStrip(uint8_t* pixels, int width, int height, bool secure) {
  cairo_surface_t* surface =
      cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_RGB24, width, height, width * 4);
  cairo_t* cairo = cairo_create(surface);
  const double* colour = secure ? kGreen : kGrey;
  cairo_set_source_rgb(cairo, colour[0], colour[1], colour[2]);
  cairo_paint(cairo);
  cairo_set_source_rgb(cairo, 1, 1, 1);

  PangoLayout* layout = pango_cairo_create_layout(cairo);
  PangoFontDescription* font =
      pango_font_description_from_string("Inter, Noto Sans CJK SC, WenQuanYi Micro Hei");
  pango_font_description_set_absolute_size(font, height * 0.34 * PANGO_SCALE);
  pango_font_description_set_weight(font, PANGO_WEIGHT_MEDIUM);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text(layout, secure ? kSecureWords : kMerchantWords, -1);
  int text_width = 0;
  int text_height = 0;
  pango_layout_get_pixel_size(layout, &text_width, &text_height);
  const double lock = height * 0.62;
  const double left = std::max(0.0, (width - text_width - lock) / 2);
  DrawPadlock(cairo, left, height * 0.48, lock, secure);
  cairo_move_to(cairo, left + lock, (height - text_height) / 2.0);
  pango_cairo_show_layout(cairo, layout);

  pango_font_description_free(font);
  g_object_unref(layout);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
}

}  // namespace till::screen
