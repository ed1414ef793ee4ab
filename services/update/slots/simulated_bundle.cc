// SPDX-License-Identifier: Apache-2.0
#include "services/update/slots/simulated_bundle.h"

#include <sodium.h>

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/update/fault.h"

namespace till::update {
namespace {

std::string Unsealed(const SimulatedBundle& bundle) {
  return absl::StrCat("till-simulated-bundle-1\nproduct ", bundle.product, "\nversion ", bundle.version,
                      "\nstarts ", bundle.starts ? "yes" : "no", "\n");
}

}  // namespace

std::string WriteSimulatedBundle(const SimulatedBundle& bundle) {
  const std::string text = Unsealed(bundle);
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return absl::StrCat(text, "sealed ",
                      absl::BytesToHexString({reinterpret_cast<const char*>(hash), sizeof hash}), "\n");
}

absl::StatusOr<SimulatedBundle> ParseSimulatedBundle(std::string_view text) {
  const absl::Status refused = MakeFault(v1::BUNDLE_REFUSED, "not a simulated bundle, or its seal is wrong");
  if (text.size() > kMostSimulatedBundle) return refused;
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), '\n');
  if (lines.size() != 6 || !lines[1].starts_with("product ") || !lines[2].starts_with("version "))
    return refused;
  const SimulatedBundle bundle = {
      .product = lines[1].substr(8), .version = lines[2].substr(8), .starts = lines[3] == "starts yes"};
  // One writing: whatever else is in the text, seal and all, must be what would be written.
  if (WriteSimulatedBundle(bundle) != text) return refused;
  return bundle;
}

}  // namespace till::update
