// SPDX-License-Identifier: Apache-2.0
// Renders a template on the command line, for authors of templates and to renew the golden files:
//   bazel run //services/print:render_slip -- FIELDS_FILE LANGUAGE FORMAT COLUMNS [name=value...] > slip
// FORMAT is text, png, pdf or escpos; the template is `receipt` unless a field `template` says otherwise.

#include <cstdio>
#include <fstream>
#include <iterator>

#include "absl/strings/numbers.h"
#include "services/print/builtin_templates.h"
#include "services/print/fields_file.h"
#include "services/print/layout.h"
#include "services/print/render_escpos.h"
#include "services/print/render_pdf.h"
#include "services/print/render_png.h"
#include "services/print/render_text.h"
#include "services/print/template_set.h"

namespace till::print {
namespace {

constexpr char kFont[] = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";

absl::StatusOr<std::string> Render(int argc, char** argv) {
  if (argc < 5) return absl::InvalidArgumentError("FIELDS_FILE LANGUAGE FORMAT COLUMNS [name=value...]");
  std::ifstream file(argv[1], std::ios::binary);
  if (!file) return absl::NotFoundError(argv[1]);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  for (int i = 5; i < argc; ++i) text.append("\n").append(argv[i]);
  absl::StatusOr<Fields> fields = ParseFieldsFile(text);
  if (!fields.ok()) return fields.status();
  absl::StatusOr<DocumentLanguage> language = ParseDocumentLanguage(argv[2]);
  if (!language.ok()) return language.status();
  absl::StatusOr<TemplateSet> templates = TemplateSet::Create(BuiltinTemplates());
  if (!templates.ok()) return templates.status();
  const std::string name = (*fields)["template"];
  absl::StatusOr<Document> document = templates->Fill(name.empty() ? "receipt" : name, *fields, *language);
  if (!document.ok()) return document.status();
  LayoutOptions options;
  if (!absl::SimpleAtoi(argv[4], &options.columns)) return absl::InvalidArgumentError("COLUMNS is a number");
  absl::StatusOr<LaidOutDocument> laid_out = Layout(*document, options);
  if (!laid_out.ok()) return laid_out.status();
  const std::string_view format = argv[3];
  if (format == "text") return RenderText(*laid_out);
  if (format == "escpos") return RenderEscpos(*laid_out);
  if (format == "pdf") {
    auto pdf_font = PdfFont::Load(kFont);
    if (!pdf_font.ok()) return pdf_font.status();
    return RenderPdf(*laid_out, **pdf_font);
  }
  if (format != "png") return absl::InvalidArgumentError("FORMAT is text, png, pdf or escpos");
  auto font = SlipFont::Load(kFont);
  if (!font.ok()) return font.status();
  return RenderPng(*laid_out, **font);
}

}  // namespace
}  // namespace till::print

int main(int argc, char** argv) {
  const absl::StatusOr<std::string> slip = till::print::Render(argc, argv);
  if (!slip.ok()) {
    std::fprintf(stderr, "%s\n", slip.status().ToString().c_str());
    return 1;
  }
  std::fwrite(slip->data(), 1, slip->size(), stdout);
  return 0;
}
