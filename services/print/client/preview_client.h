// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_CLIENT_PREVIEW_CLIENT_H_
#define TILL_SERVICES_PRINT_CLIENT_PREVIEW_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "till/print/v1/preview.pb.h"

namespace till::print {

// PreviewClient is the facet Preview as its callers, the kiosk and tillctl, see it. Each call ends within
// five seconds. Thread-safe.
class PreviewClient {
 public:
  virtual ~PreviewClient() = default;

  // Render returns the document as text, picture or printer's bytes. INVALID_REQUEST; NOT_SUPPORTED for a
  // format that this terminal does not make.
  virtual absl::StatusOr<v1::RenderResponse> Render(const v1::RenderRequest& request) = 0;
};

// DialPreview returns a client of R/print/preview.sock. It connects at the first call.
std::unique_ptr<PreviewClient> DialPreview(const std::string& run_directory);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_CLIENT_PREVIEW_CLIENT_H_
