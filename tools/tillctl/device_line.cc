// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/device_line.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"
#include "services/integrator/client/device_line.h"
#include "services/integrator/fingerprint.h"

namespace till::tillctl {
namespace {

constexpr size_t kMostBytes = 64 << 10;
constexpr char kKnownTerminals[] = "/known_terminals";

std::string NameOfThisMachine() {
  char host[64] = {};
  if (gethostname(host, sizeof(host) - 1) != 0) return "tillctl";
  std::string name = "tillctl-";
  for (const char c : std::string_view(host)) {
    name += absl::ascii_isalnum(static_cast<unsigned char>(c)) ? c : '-';
  }
  return name;
}

// ReadKnown returns fingerprints by address; a line that is none is left out.
absl::StatusOr<std::map<std::string, std::string>> ReadKnown(const std::string& folder) {
  const absl::StatusOr<std::string> text = ReadAtMost(folder + kKnownTerminals, kMostBytes);
  std::map<std::string, std::string> known;
  if (absl::IsNotFound(text.status())) return known;
  if (!text.ok()) return text.status();
  std::istringstream lines(*text);
  std::string address;
  std::string fingerprint;
  while (lines >> address >> fingerprint) {
    if (integrator::ReadFingerprint(fingerprint) == fingerprint) known[address] = fingerprint;
  }
  return known;
}

}  // namespace

absl::StatusOr<std::string> DeviceFolder() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  std::string above = config != nullptr && *config == '/' ? config : "";
  if (above.empty() && home != nullptr && *home == '/') above = absl::StrCat(home, "/.config");
  if (above.empty()) return absl::FailedPreconditionError("there is no $HOME to keep keys in");
  const std::string folder = absl::StrCat(above, "/till");
  std::error_code error;
  if (std::filesystem::create_directories(folder, error)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  }
  if (error) return absl::FailedPreconditionError(absl::StrCat(folder, ": ", error.message()));
  return folder;
}

absl::StatusOr<integrator::Identity> OwnIdentity(const std::string& folder) {
  return integrator::LoadOrMakeIdentity(absl::StrCat(folder, "/identity.pem"), NameOfThisMachine());
}

absl::StatusOr<std::optional<std::string>> KnownFingerprint(const std::string& folder,
                                                            const std::string& address) {
  const absl::StatusOr<std::map<std::string, std::string>> known = ReadKnown(folder);
  if (!known.ok()) return known.status();
  const auto found = known->find(address);
  return found == known->end() ? std::nullopt : std::optional<std::string>(found->second);
}

absl::Status RememberTerminal(const std::string& folder, const std::string& address,
                              const std::string& fingerprint) {
  absl::StatusOr<std::map<std::string, std::string>> known = ReadKnown(folder);
  if (!known.ok()) return known.status();
  (*known)[address] = fingerprint;
  std::string text;
  for (const auto& [where, what] : *known) absl::StrAppend(&text, where, " ", what, "\n");
  return WriteDurably(folder + kKnownTerminals, text);
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> DialTerminal(const std::string& address) {
  const absl::StatusOr<std::string> folder = DeviceFolder();
  if (!folder.ok()) return folder.status();
  const absl::StatusOr<std::optional<std::string>> fingerprint = KnownFingerprint(*folder, address);
  if (!fingerprint.ok()) return fingerprint.status();
  if (!fingerprint->has_value()) {
    return absl::InvalidArgumentError(
        absl::StrCat("not paired with ", address, " yet: tillctl pair ", address));
  }
  const absl::StatusOr<integrator::Identity> identity = OwnIdentity(*folder);
  if (!identity.ok()) return identity.status();
  return integrator::DialDevice(address, **fingerprint, *identity);
}

}  // namespace till::tillctl
