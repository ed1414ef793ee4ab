// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_SLIP_IMAGE_H_
#define TILL_SERVICES_PRINT_SLIP_IMAGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace till::print {

// SlipImage is a picture of paper: grey with a coverage of its own, because the paper's ends are torn.
struct SlipImage {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> grey;   // width × height, 0 black to 255 white
  std::vector<uint8_t> alpha;  // width × height, 0 beside the paper to 255 on it
};

// EncodePng returns `image` as PNG, grey with alpha, 203 dpi, carrying `description` (UTF-8) as its text for
// those who cannot see it. The same image gives the same bytes. INVALID_ARGUMENT for an image without pixels.
absl::StatusOr<std::string> EncodePng(const SlipImage& image, const std::string& description);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_SLIP_IMAGE_H_
