// SPDX-License-Identifier: Apache-2.0
#include "services/print/slip_font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace till::print {

absl::StatusOr<std::unique_ptr<SlipFont>> SlipFont::Load(const std::string& path) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return absl::InternalError("FreeType does not start");
  FT_Face chosen = nullptr;
  FT_Long faces = 1;
  FT_Error error = 0;
  for (FT_Long index = 0; index < faces && index < 16; ++index) {
    FT_Face face = nullptr;
    error = FT_New_Face(library, path.c_str(), index, &face);
    if (error != 0) break;
    faces = face->num_faces;
    const bool mono =
        std::string_view(face->family_name == nullptr ? "" : face->family_name).ends_with("Mono");
    if (chosen == nullptr || mono) std::swap(chosen, face);
    if (face != nullptr) FT_Done_Face(face);
    if (mono) break;
  }
  if (chosen == nullptr || !FT_IS_SCALABLE(chosen)) {
    if (chosen != nullptr) FT_Done_Face(chosen);
    FT_Done_FreeType(library);
    if (error == FT_Err_Cannot_Open_Resource)
      return absl::NotFoundError(absl::StrCat("no font file at ", path));
    return absl::InvalidArgumentError(absl::StrCat("not a scalable font: ", path));
  }
  return std::unique_ptr<SlipFont>(new SlipFont(library, chosen));
}

SlipFont::~SlipFont() {
  FT_Done_Face(face_);
  FT_Done_FreeType(library_);
}

Glyph SlipFont::Draw(char32_t& code_point, int em_pixels, bool bold) {
  Glyph glyph;
  if (FT_Set_Pixel_Sizes(face_, 0, static_cast<FT_UInt>(em_pixels)) != 0) return glyph;
  FT_UInt index = FT_Get_Char_Index(face_, code_point);
  if (index == 0) {
    code_point = U'?';
    index = FT_Get_Char_Index(face_, code_point);
  }
  if (FT_Load_Glyph(face_, index, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return glyph;
  FT_GlyphSlot slot = face_->glyph;
  glyph.advance = static_cast<int>((slot->advance.x + 32) >> 6);
  if (slot->format == FT_GLYPH_FORMAT_OUTLINE && bold) {
    // 26.6 fixed point: a stroke grows by a small part of the em, to both sides; ideographs are
    // denser, yet need more of it to stand out.
    const FT_Pos strength = em_pixels * 64 / (code_point < 0x80 ? 24 : 18);
    FT_Outline_Embolden(&slot->outline, strength);
    FT_Outline_Translate(&slot->outline, -strength / 2, -strength / 2);
  }
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return glyph;
  const FT_Bitmap& bitmap = slot->bitmap;
  glyph.left = slot->bitmap_left;
  glyph.top = slot->bitmap_top;
  glyph.width = static_cast<int>(bitmap.width);
  glyph.height = static_cast<int>(bitmap.rows);
  glyph.coverage.reserve(static_cast<size_t>(glyph.width) * static_cast<size_t>(glyph.height));
  for (int y = 0; y < glyph.height; ++y) {
    const uint8_t* line = bitmap.buffer + y * bitmap.pitch;
    glyph.coverage.insert(glyph.coverage.end(), line, line + glyph.width);
  }
  return glyph;
}

}  // namespace till::print
