// SPDX-License-Identifier: Apache-2.0
#include "services/common/config/config_checker.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/status/error.h"

namespace till {
namespace {

absl::string_view View(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

void ConfigChecker::Expect(bool condition, std::string_view field, std::string_view complaint) {
  if (!condition) complaints_.push_back(absl::StrCat(file_, ": ", View(field), ": ", View(complaint)));
}

void ConfigChecker::Required(std::string_view field, std::string_view value) {
  Expect(!value.empty(), field, "is required");
}

void ConfigChecker::InRange(std::string_view field, int64_t value, int64_t lowest, int64_t highest) {
  Expect(value >= lowest && value <= highest, field,
         absl::StrCat("is ", value, ", must be ", lowest, " to ", highest));
}

void ConfigChecker::AbsolutePath(std::string_view field, std::string_view value) {
  Expect(value.starts_with('/') && value.find("..") == std::string_view::npos, field,
         "must be an absolute path without ..");
}

void ConfigChecker::Common(const till::config::Common& common) {
  AbsolutePath("common.run_directory", common.run_directory());
  AbsolutePath("common.state_directory", common.state_directory());
  CheckWorld(common);
  Expect(common.language().empty() || common.language() == "zh" || common.language() == "en",
         "common.language", "must be \"zh\" or \"en\"");
  std::set<std::string> names;
  for (const till::config::Identity& identity : common.identities()) {
    Expect(!identity.name().empty(), "common.identities.name", "is required");
    Expect(names.insert(identity.name()).second, "common.identities.name",
           absl::StrCat("'", identity.name(), "' comes twice"));
  }
}

void ConfigChecker::CheckWorld(const till::config::Common& common) {
  constexpr std::string_view kFolder = "/training";
  const std::string_view run = common.run_directory();
  const std::string_view state = common.state_directory();
  const bool run_in_training = run.ends_with(kFolder);
  const bool state_in_training = state.find("/training/") != std::string_view::npos;
  if (common.training()) {
    Expect(run_in_training, "common.run_directory", "must be a folder \"training\" in training");
    Expect(state_in_training, "common.state_directory", "must be in a folder \"training\" in training");
  } else {
    Expect(!run_in_training, "common.run_directory", "is for training");
    Expect(!state_in_training, "common.state_directory", "is for training");
  }
}

absl::Status ConfigChecker::Result() const {
  if (complaints_.empty()) return absl::OkStatus();
  return MakeError(ErrorCode::kConfigInvalid, absl::StrJoin(complaints_, "\n"));
}

}  // namespace till
