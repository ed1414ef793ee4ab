// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/slips.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/terminal/text_rules.h"

namespace till::terminal {
namespace {

constexpr size_t kLongestName = 32;
constexpr int kLongestAdvice = 200;  // a field's

// A missing field takes its line with it.
void Put(print::v1::Document& document, const std::string& name, const std::string& value) {
  if (!value.empty()) (*document.mutable_fields())[name] = value;
}

print::v1::Document Begin(const char* name, const v1::MerchantProfile& profile, absl::Time now) {
  print::v1::Document document;
  document.set_template_(name);
  document.set_language(profile.receipt_language().empty() ? "both" : profile.receipt_language());
  const bool in_english = document.language() == "en" || profile.name_zh().empty();
  Put(document, "merchant_name",
      in_english && !profile.name_en().empty() ? profile.name_en() : profile.name_zh());
  Put(document, "merchant_id", profile.merchant_id());
  Put(document, "terminal_id", profile.terminal_id());
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(profile.time_zone(), &zone)) zone = absl::UTCTimeZone();
  Put(document, "date_time", absl::FormatTime("%Y/%m/%d %H:%M:%S", now, zone));
  Put(document, "notice", profile.receipt_header());
  Put(document, "footer", profile.receipt_footer());
  return document;
}

// The first character, then stars.
std::string Masked(const std::string& name) {
  const int rest = std::max(0, CountCharacters(name) - 1);
  return absl::StrCat(std::string(FirstCharacters(name, 1)), std::string(static_cast<size_t>(rest), '*'));
}

// Part of a field's name: a caller's test names go into it.
bool IsTestName(const std::string& name) {
  return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, [](char c) {
    return absl::ascii_islower(static_cast<unsigned char>(c)) ||
           absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '_';
  });
}

}  // namespace

print::v1::Document BindingSlip(const v1::Binding& binding, const std::string& old_account,
                                const v1::MerchantProfile& profile, absl::Time now) {
  print::v1::Document document = Begin("binding", profile, now);
  const bool in_force = binding.state() == v1::Binding::IN_FORCE;
  Put(document, "result", !in_force ? "refused" : binding.restored() ? "restored" : "in_force");
  Put(document, "old_account", old_account);
  Put(document, "new_account", binding.masked_account());
  Put(document, "in_force_account", in_force ? binding.masked_account() : old_account);
  Put(document, "holder", Masked(binding.holder()));
  Put(document, "bank", binding.bank());
  Put(document, "branch_code", binding.branch_code());
  Put(document, "proposed_by", binding.proposed_by());
  Put(document, "approved_by", binding.approved_by());
  Put(document, "verification", binding.verification());
  Put(document, "test", binding.test());
  if (binding.has_failure()) Put(document, "reason", binding.failure().message());
  return document;
}

print::v1::Document SelfTestSlip(const std::vector<v1::TestResult>& results, const std::string& operator_id,
                                 const v1::DeviceInfo& device, const v1::MerchantProfile& profile,
                                 absl::Time now) {
  print::v1::Document document = Begin("self_test", profile, now);
  Put(document, "operator", operator_id);
  Put(document, "serial", device.serial_number());
  Put(document, "version", device.version());
  for (const v1::TestResult& result : results) {
    if (!IsTestName(result.test())) continue;
    (*document.mutable_fields())[absl::StrCat("test_", result.test())] =
        result.passed() ? "passed" : "failed";
    document.mutable_fields()->erase(absl::StrCat("advice_", result.test()));
    if (!result.passed()) {
      Put(document, absl::StrCat("advice_", result.test()),
          std::string(FirstCharacters(result.advice(), kLongestAdvice)));
    }
  }
  bool all_passed = true;
  for (const auto& [name, value] : document.fields()) {
    if (name.starts_with("test_") && value == "failed") all_passed = false;
  }
  Put(document, "outcome", all_passed ? "passed" : "failed");
  return document;
}

}  // namespace till::terminal
