// SPDX-License-Identifier: Apache-2.0
// Whatever a code says: what is read can be written again and says the same, and a customer's code is of one
// wallet or none.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/payment/qr/customer_code.h"
#include "services/payment/qr/merchant_code.h"

using till::payment::DecodeMerchantCode;
using till::payment::EncodeMerchantCode;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  till::payment::WalletOf(text);
  (void)till::payment::DecodeQrObjects(text);
  const auto objects = DecodeMerchantCode(text);
  if (!objects.ok()) return 0;
  const auto again = EncodeMerchantCode(*objects);
  if (!again.ok() || *again != text) abort();
  return 0;
}
