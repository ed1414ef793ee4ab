// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_PREVIEW_SERVICE_H_
#define TILL_SERVICES_PRINT_PREVIEW_SERVICE_H_

#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "services/print/layout.h"
#include "services/print/pdf_font.h"
#include "services/print/slip_font.h"
#include "services/print/template_set.h"
#include "till/print/v1/preview.grpc.pb.h"

namespace till::print {

// PreviewService is the facet till.print.v1.Preview: a document as text, picture, PDF or printer's bytes;
// nothing is printed.
class PreviewService final : public v1::Preview::Service {
 public:
  // `templates` outlives the service. Without a font there are no pictures: PNG is then NOT_SUPPORTED. The
  // font at `font_file` is loaded by the first PDF, which is NOT_SUPPORTED without it.
  PreviewService(const TemplateSet& templates, std::unique_ptr<SlipFont> font, std::string font_file)
      : templates_(templates), font_(std::move(font)), font_file_(std::move(font_file)) {}

  grpc::Status Render(grpc::ServerContext* context, const v1::RenderRequest* request,
                      v1::RenderResponse* response) override;

 private:
  absl::StatusOr<std::string> Png(const LaidOutDocument& document);
  absl::StatusOr<std::string> Pdf(const LaidOutDocument& document);

  const TemplateSet& templates_;
  absl::Mutex font_mutex_;
  const std::unique_ptr<SlipFont> font_ ABSL_PT_GUARDED_BY(font_mutex_);
  const std::string font_file_;
  std::unique_ptr<PdfFont> pdf_font_ ABSL_GUARDED_BY(font_mutex_);
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_PREVIEW_SERVICE_H_
