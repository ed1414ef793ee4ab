// SPDX-License-Identifier: Apache-2.0
// Any bytes as the fields of a receipt: layout and renderings neither crash nor leave the paper, and no
// control code of the caller's gets through.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/print/builtin_templates.h"
#include "services/print/fields_file.h"
#include "services/print/gb18030.h"
#include "services/print/layout.h"
#include "services/print/render_escpos.h"
#include "services/print/render_text.h"
#include "services/print/stored_document.h"
#include "services/print/template_set.h"
#include "services/print/text_layout.h"

namespace {

using namespace till::print;  // NOLINT: a fuzz target's own file

const TemplateSet& Templates() {
  static const TemplateSet* const templates = new TemplateSet(*TemplateSet::Create(BuiltinTemplates()));
  return *templates;
}

void CheckPaper(const Document& document, int columns) {
  const absl::StatusOr<LaidOutDocument> laid_out = Layout(document, {.columns = columns, .reprint = true});
  if (!laid_out.ok()) return;
  for (const Row& row : laid_out->rows) {
    int end = 0;
    for (const Cell& cell : row.cells) {
      if (cell.column < end) std::abort();
      end = cell.column + CellColumns(cell);
      if (end > columns) std::abort();
      if (Printable(cell.text) != cell.text) std::abort();
    }
  }
  RenderText(*laid_out);
  RenderEscpos(*laid_out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string printable = Printable(input);
  for (const int columns : {2, 7, 32}) {
    for (const std::string& line : Wrap(printable, columns)) {
      if (TextColumns(line) > columns) std::abort();
    }
  }
  if (const absl::StatusOr<Fields> fields = ParseFieldsFile(input); fields.ok()) {
    for (const DocumentLanguage language : {DocumentLanguage::kChinese, DocumentLanguage::kBoth}) {
      const absl::StatusOr<Document> document = Templates().Fill("receipt", *fields, language);
      if (!document.ok()) continue;
      CheckPaper(*document, 32);
      if (!LoadDocument(StoreDocument(*document)).ok()) std::abort();
    }
  }
  // The spool's file may hold anything after a disk's failure.
  if (const absl::StatusOr<Document> stored = LoadDocument(input); stored.ok()) CheckPaper(*stored, 48);
  return 0;
}
