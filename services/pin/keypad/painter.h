// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_PAINTER_H_
#define TILL_SERVICES_PIN_KEYPAD_PAINTER_H_

#include <cairo.h>
#include <pango/pangocairo.h>

#include <cstdint>
#include <string>

#include "services/pin/keypad/scene.h"

namespace till::pin {

// Painter draws a Scene into memory. Every word is there in Chinese and English; the function keys have
// colour, shape and word each, so that nobody needs all three.
class Painter {
 public:
  Painter(int width, int height);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  int width() const { return width_; }
  int height() const { return height_; }
  // pixels are WL_SHM_FORMAT_XRGB8888, rows of 4 × width.
  const uint8_t* pixels();

  void DrawAll(const Scene& scene);

  // DrawDots draws what changes with a press, dots or the digits of a card number; returns where.
  Rect DrawDots(const Scene& scene);

  // Forget draws over the digits of a card number, so that nothing here holds them.
  void Forget(const Scene& scene);

 private:
  struct Text {
    std::string words;
    double size;
    bool bold = false;
    double red = 1, green = 1, blue = 1;
  };

  void DrawWords(const Scene& scene);
  void DrawTyped(const Scene& scene);
  void DrawKey(const Scene& scene, PadPlace place);
  void DrawFunctionKey(PadPlace place, const Rect& key);
  void DrawGuideLines(const Scene& scene);
  void Box(const Rect& rect, double radius);
  // Write centres a line on (x, y) and makes it smaller when it is wider than `widest`; returns its height.
  double Write(const Text& text, double x, double y, double widest);
  double HeightOf(const Text& text, double widest);
  PangoLayout* LayOut(const Text& text, double widest);

  const int width_;
  const int height_;
  cairo_surface_t* surface_;
  cairo_t* cairo_;
  PangoLayout* line_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_PAINTER_H_
