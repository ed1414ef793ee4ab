// SPDX-License-Identifier: Apache-2.0
#include "services/print/pdf_font.h"

#include <cairo/cairo-ft.h>

#include <utility>

#include "services/print/slip_font.h"

namespace till::print {
namespace {

const cairo_user_data_key_t kOwner{};

void Forget(void* font) {
  delete static_cast<SlipFont*>(font);
}

}  // namespace

absl::StatusOr<std::unique_ptr<PdfFont>> PdfFont::Load(const std::string& path) {
  absl::StatusOr<std::unique_ptr<SlipFont>> font = SlipFont::Load(path);
  if (!font.ok()) return font.status();
  cairo_font_face_t* face =
      cairo_ft_font_face_create_for_ft_face((*font)->face(), FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
  // cairo may keep the face longer than we do: FreeType's must live as long as cairo's.
  if (cairo_font_face_set_user_data(face, &kOwner, font->get(), Forget) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(face);
    return absl::ResourceExhaustedError("no memory for a font");
  }
  font->release();
  return std::unique_ptr<PdfFont>(new PdfFont(face));
}

PdfFont::~PdfFont() {
  cairo_font_face_destroy(face_);
}

}  // namespace till::print
