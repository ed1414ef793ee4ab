// SPDX-License-Identifier: Apache-2.0
#include "services/card/self_test.h"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace till::card {
namespace {

SelfTestResult Interface(const std::string& name, hal::CardInterface interface,
                         const hal::ReaderStatus& status) {
  if (!status.ready) return {name, false, status.fault};
  // A way that the reader was never meant to have is no fault of it; nobody is asked for it.
  if (!status.interfaces.Has(interface)) return {name, true, "the reader does not have it"};
  return {name, true, status.model};
}

SelfTestResult Random(RandomSource& random) {
  std::array<uint8_t, 32> first{};
  std::array<uint8_t, 32> second{};
  random.Fill(first);
  random.Fill(second);
  const bool constant =
      std::all_of(first.begin(), first.end(), [&](uint8_t byte) { return byte == first[0]; });
  if (constant || first == second) return {"random", false, "the random source repeats itself"};
  return {"random", true, ""};
}

SelfTestResult Storage(const std::string& state_directory, const std::vector<std::string>& complaints) {
  if (access(state_directory.c_str(), W_OK | X_OK) != 0)
    return {"storage", false, "the state folder cannot be written"};
  return {"storage", complaints.empty(), absl::StrJoin(complaints, "; ")};
}

}  // namespace

std::vector<SelfTestResult> RunSelfTest(const TransactionParts& parts, const std::string& state_directory,
                                        const std::vector<std::string>& complaints) {
  const hal::ReaderStatus status = parts.reader.Status();
  const absl::Status sealing = parts.sealer.Ready();
  return {
      Interface("contact", hal::CardInterface::kContact, status),
      Interface("contactless", hal::CardInterface::kContactless, status),
      Interface("stripe", hal::CardInterface::kStripe, status),
      Random(parts.random),
      Storage(state_directory, complaints),
      {"sealing", sealing.ok(), std::string(sealing.message())},
      {"authority keys", parts.authorities.size() > 0, absl::StrCat(parts.authorities.size(), " keys")},
  };
}

}  // namespace till::card
