// SPDX-License-Identifier: Apache-2.0
#include "services/print/preview_service.h"

#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/print/render_escpos.h"
#include "services/print/render_pdf.h"
#include "services/print/render_png.h"
#include "services/print/render_text.h"
#include "services/print/text_layout.h"
#include "services/print/wire.h"

namespace till::print {

absl::StatusOr<std::string> PreviewService::Png(const LaidOutDocument& document) {
  if (font_ == nullptr) return MakeError(ErrorCode::kNotSupported, "no font is installed for pictures");
  absl::MutexLock lock(&font_mutex_);
  absl::StatusOr<std::string> png = RenderPng(document, *font_);
  if (!png.ok()) return MakeError(ErrorCode::kInvalidRequest, std::string(png.status().message()));
  return png;
}

absl::StatusOr<std::string> PreviewService::Pdf(const LaidOutDocument& document) {
  absl::MutexLock lock(&font_mutex_);
  if (pdf_font_ == nullptr) {
    absl::StatusOr<std::unique_ptr<PdfFont>> font = PdfFont::Load(font_file_);
    if (!font.ok()) return MakeError(ErrorCode::kNotSupported, "no font is installed for PDF");
    pdf_font_ = *std::move(font);
  }
  absl::StatusOr<std::string> pdf = RenderPdf(document, *pdf_font_);
  if (!pdf.ok()) return MakeError(ErrorCode::kInvalidRequest, std::string(pdf.status().message()));
  return pdf;
}

grpc::Status PreviewService::Render(grpc::ServerContext* context, const v1::RenderRequest* request,
                                    v1::RenderResponse* response) {
  const int columns = request->width_columns() == 0 ? kColumns58mm : request->width_columns();
  if (columns != kColumns58mm && columns != kColumns80mm) {
    return rpc::ToGrpc(MakeError(ErrorCode::kInvalidRequest, "width_columns: 32 or 48"), context);
  }
  const absl::StatusOr<Document> document = FillDocument(templates_, request->document());
  if (!document.ok()) return rpc::ToGrpc(document.status(), context);
  const absl::StatusOr<LaidOutDocument> laid_out = Layout(*document, {.columns = columns});
  if (!laid_out.ok()) {
    return rpc::ToGrpc(MakeError(ErrorCode::kInvalidRequest, std::string(laid_out.status().message())),
                       context);
  }
  absl::StatusOr<std::string> content;
  switch (request->format()) {
    case v1::TEXT:
      content = RenderText(*laid_out);
      response->set_content_type("text/plain; charset=utf-8");
      break;
    case v1::PNG:
      content = Png(*laid_out);
      response->set_content_type("image/png");
      break;
    case v1::ESCPOS:
      content = RenderEscpos(*laid_out);
      response->set_content_type("application/vnd.escpos");
      break;
    case v1::PDF:
      content = Pdf(*laid_out);
      response->set_content_type("application/pdf");
      break;
    default:
      content = MakeError(ErrorCode::kInvalidRequest, "format: missing or unknown");
      break;
  }
  if (!content.ok()) return rpc::ToGrpc(content.status(), context);
  response->set_content(*std::move(content));
  return grpc::Status::OK;
}

}  // namespace till::print
