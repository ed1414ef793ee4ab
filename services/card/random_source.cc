// SPDX-License-Identifier: Apache-2.0
#include "services/card/random_source.h"

#include <sodium.h>

#include <cstdlib>

namespace till::card {

SystemRandom::SystemRandom() {
  // Without a generator no transaction may run at all.
  if (sodium_init() < 0) std::abort();
}

void SystemRandom::Fill(std::span<uint8_t> bytes) {
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace till::card
