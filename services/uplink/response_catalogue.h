// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_RESPONSE_CATALOGUE_H_
#define TILL_SERVICES_UPLINK_RESPONSE_CATALOGUE_H_

#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "services/uplink/response_codes.pb.h"

namespace till::uplink {

// ResponseCatalogue says what the host's response codes mean. Immutable, so thread-safe.
class ResponseCatalogue {
 public:
  // Create refuses a catalogue that would leave somebody without words or without a class (INVALID_ARGUMENT,
  // naming the code), or without "00" as a success.
  static absl::StatusOr<ResponseCatalogue> Create(const profile::ResponseCodes& codes);

  // Find returns the entry of `code`; a code that is not in the catalogue has the unknown code's entry, which
  // is never a success.
  const profile::ResponseEntry& Find(std::string_view code) const;

  // IsApproval says whether money moved.
  bool IsApproval(std::string_view code) const { return Find(code).response_class() == profile::SUCCESS; }

 private:
  ResponseCatalogue() = default;

  absl::flat_hash_map<std::string, profile::ResponseEntry> entries_;
  profile::ResponseEntry unknown_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_RESPONSE_CATALOGUE_H_
