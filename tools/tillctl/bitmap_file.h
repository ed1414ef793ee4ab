// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_BITMAP_FILE_H_
#define TILL_TOOLS_TILLCTL_BITMAP_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::tillctl {

// Bitmap is what a PBM file holds: black is 1, each row begins a new byte, highest bit leftmost.
struct Bitmap {
  int width = 0;   // 1 to 9,999
  int height = 0;  // 1 to 9,999
  std::string rows;
};

// ParseBitmap reads a PBM file, binary (P4) or plain (P1), as netpbm's pbm(5) has them; bytes after the
// picture are left alone. INVALID_REQUEST when it is none.
absl::StatusOr<Bitmap> ParseBitmap(std::string_view file);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_BITMAP_FILE_H_
