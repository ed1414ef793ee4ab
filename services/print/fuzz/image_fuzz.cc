// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <cstdlib>

#include "services/print/image.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto image = till::print::ReadImage({reinterpret_cast<const char*>(data), size});
  if (!image.ok()) return 0;
  if (!till::print::CheckImage(*image).ok()) std::abort();
  for (const int width : {1, 7, 100, 384}) {
    const till::print::Image narrow = till::print::Narrowed(*image, width);
    if (narrow.width > width || !till::print::CheckImage(narrow).ok()) std::abort();
  }
  return 0;
}
