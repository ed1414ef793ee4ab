// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_SLIP_FONT_H_
#define TILL_SERVICES_PRINT_SLIP_FONT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

struct FT_LibraryRec_;
struct FT_FaceRec_;

namespace till::print {

// Glyph is one character's ink.
struct Glyph {
  int left = 0;  // of the ink, from the pen
  int top = 0;   // of the ink's first row, above the baseline
  int width = 0;
  int height = 0;
  int advance = 0;                // the font's own, in pixels
  std::vector<uint8_t> coverage;  // width × height, 0 none to 255 full
};

// SlipFont draws the characters of a receipt's picture: a font file with Chinese glyphs, unhinted and grey,
// so that the same file gives the same pixels everywhere. One thread at a time.
class SlipFont {
 public:
  // Load opens the font at `path`; of a collection it takes the face whose Latin letters are half as wide as
  // an ideograph, as on paper. NOT_FOUND without the file, INVALID_ARGUMENT for one that is no scalable font.
  static absl::StatusOr<std::unique_ptr<SlipFont>> Load(const std::string& path);
  ~SlipFont();
  SlipFont(const SlipFont&) = delete;
  SlipFont& operator=(const SlipFont&) = delete;

  // face is FreeType's own, which lives as long as this.
  FT_FaceRec_* face() const { return face_; }

  // Draw returns the glyph of `code_point` with an em of `em_pixels`; bold is a thicker outline. A character
  // that the font lacks is drawn as '?', as the printer would; `code_point` then says so.
  Glyph Draw(char32_t& code_point, int em_pixels, bool bold);

 private:
  SlipFont(FT_LibraryRec_* library, FT_FaceRec_* face) : library_(library), face_(face) {}

  FT_LibraryRec_* library_;
  FT_FaceRec_* face_;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_SLIP_FONT_H_
