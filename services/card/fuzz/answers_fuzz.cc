// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file locator, as the answers to GET PROCESSING OPTIONS and GENERATE AC, and as the account.

#include <cstdlib>

#include "services/card/account.h"
#include "services/card/application_data.h"
#include "services/card/field55.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const till::card::ByteView bytes(data, size);
  if (const auto afl = till::card::ParseAfl(bytes); afl.ok()) {
    for (const till::card::AflEntry& entry : *afl) {
      if (entry.sfi < 1 || entry.sfi > 30 || entry.first < 1 || entry.last < entry.first) std::abort();
    }
  }
  till::card::DataStore store;
  if (till::card::ParseProcessingOptions(bytes, store).ok() && store.Value(0x82).size() != 2) std::abort();
  if (till::card::ParseCryptogramAnswer(bytes, store).ok() && store.Value(0x9F36).size() != 2) std::abort();
  if (store.Has(0x95) || store.Has(0x9F02)) std::abort();  // the terminal's own
  (void)till::card::AccountFromChip(store, "payments/1");
  (void)till::card::AuthorisationField55(store);
  return 0;
}
