// SPDX-License-Identifier: Apache-2.0
// Whatever field 59 says, it is rows that are written back as they were, or an error; and so is what is read
// of them.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/uplink/host_reply.h"
#include "services/uplink/iso8583/field59.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto rows = till::uplink::ParseTextRows(text);
  const auto reply = till::uplink::ReadQrReply(text);
  if (reply.ok() && (!rows.ok() || reply->state == till::uplink::QrReply::State::kNone)) abort();
  if (!rows.ok()) return 0;
  const auto written = till::uplink::TextRows(*rows);
  // A control character is read (and refused where the value goes on) but never written.
  if (written.ok() && *written != text) abort();
  return 0;
}
