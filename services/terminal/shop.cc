// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/shop.h"

#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "services/common/payment_kind/payment_kind.h"
#include "services/common/status/error.h"
#include "services/terminal/parameter_download.h"
#include "services/terminal/text_rules.h"

namespace till::terminal {
namespace {

constexpr std::string_view kProfile = "profile";
constexpr std::string_view kParameters = "parameters";
constexpr std::string_view kClock = "clock";
constexpr int kDaySeconds = 86'400;
constexpr int kMostKindLimits = 50;
// Kinds that till.payment.v1.Payments.StartTypedPayment takes.
constexpr int kTypedKinds[] = {ledger::v1::SALE, ledger::v1::PRE_AUTHORIZATION, ledger::v1::BALANCE_INQUIRY,
                               ledger::v1::MOTO_SALE, ledger::v1::MOTO_PRE_AUTHORIZATION};
// Who acts when the acquirer's host does, and what.
constexpr std::string_view kHost = "host";
constexpr std::string_view kDownload = "download-parameters";
constexpr int64_t kLargestAmount = 999'999'999'999;  // field 4 has 12 digits

absl::Status Invalid(const std::string& what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

bool AllOf(std::string_view text, bool (*is)(unsigned char)) {
  for (const char c : text) {
    if (!is(static_cast<unsigned char>(c))) return false;
  }
  return true;
}

absl::Status InRange(std::string_view field, int64_t value, int64_t lowest, int64_t highest) {
  if (value >= lowest && value <= highest) return absl::OkStatus();
  return Invalid(absl::StrCat(std::string(field), ": ", lowest, " to ", highest));
}

// "00:00" to "23:59", or empty.
bool IsTimeOfDay(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() != 5 || text[2] != ':') return false;
  for (const size_t at : {0, 1, 3, 4}) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(text[at]))) return false;
  }
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  return hour < 24 && text[3] < '6';
}

// ChangedFields names the fields that differ: what was changed is the audit trail's, the values are in the
// document.
std::vector<std::string> ChangedFields(const google::protobuf::Message& before,
                                       const google::protobuf::Message& after) {
  std::vector<std::string> changed;
  const google::protobuf::Descriptor* type = after.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const google::protobuf::FieldDescriptor* field = type->field(i);
    google::protobuf::util::MessageDifferencer differencer;
    if (!differencer.CompareWithFields(before, after, {field}, {field})) changed.push_back(field->name());
  }
  return changed;
}

// Find is the stored message, or `fallback` when there is none.
template <typename Message>
absl::StatusOr<Message> Find(TerminalStore& store, std::string_view name, const Message& fallback) {
  const absl::StatusOr<std::optional<std::string>> body = store.FindDocument(name);
  if (!body.ok()) return body.status();
  if (!body->has_value()) return fallback;
  Message message;
  if (!message.ParseFromString(**body)) {
    return MakeError(ErrorCode::kStorageCorrupt,
                     absl::StrCat("the stored ", std::string(name), " cannot be read"));
  }
  return message;
}

template <typename Message>
absl::StatusOr<Message> Save(TerminalStore& store, Clock& clock, std::string_view name,
                             std::string_view operator_id, const Message& before, const Message& after) {
  const AuditEntry audit =
      AuditEntry::Of(clock.Now(), operator_id, absl::StrCat("update-", std::string(name)),
                     absl::StrJoin(ChangedFields(before, after), ","));
  if (absl::Status saved = store.SaveDocument(name, after.SerializeAsString(), audit); !saved.ok())
    return saved;
  return after;
}

}  // namespace

absl::Status CheckProfile(const v1::MerchantProfile& profile) {
  struct Text {
    std::string_view field;
    const std::string& text;
    int shortest, longest;
    bool lines;
  };
  const Text texts[] = {
      {"name_zh", profile.name_zh(), 0, 40, false},
      {"name_en", profile.name_en(), 0, 40, false},
      {"address", profile.address(), 0, 80, false},
      {"receipt_header", profile.receipt_header(), 0, 200, true},
      {"receipt_footer", profile.receipt_footer(), 0, 200, true},
      {"acquirer_name", profile.acquirer_name(), 0, 40, false},
  };
  for (const Text& text : texts) {
    if (absl::Status good = CheckText(text.field, text.text, text.shortest, text.longest, text.lines);
        !good.ok()) {
      return good;
    }
  }
  if (profile.name_zh().empty() && profile.name_en().empty())
    return Invalid("name_zh, name_en: one is needed");
  if (profile.merchant_id().size() != 15 || !AllOf(profile.merchant_id(), absl::ascii_isalnum)) {
    return Invalid("merchant_id: 15 letters or digits");
  }
  if (profile.terminal_id().size() != 8 || !AllOf(profile.terminal_id(), absl::ascii_isalnum)) {
    return Invalid("terminal_id: 8 letters or digits");
  }
  if (profile.currency_code().size() != 3 || !AllOf(profile.currency_code(), absl::ascii_isupper)) {
    return Invalid("currency_code: three upper-case letters");
  }
  if (profile.country_code().size() != 3 || !AllOf(profile.country_code(), absl::ascii_isdigit)) {
    return Invalid("country_code: three digits");
  }
  absl::TimeZone zone;
  // LoadTimeZone takes paths as well; a profile's zone is a name.
  if (profile.time_zone().empty() || profile.time_zone()[0] == '/' ||
      profile.time_zone().find("..") != std::string::npos ||
      !absl::LoadTimeZone(profile.time_zone(), &zone)) {
    return Invalid("time_zone: not in the time zone database");
  }
  if (profile.receipt_language() != "zh" && profile.receipt_language() != "en" &&
      profile.receipt_language() != "both") {
    return Invalid("receipt_language: zh, en or both");
  }
  return absl::OkStatus();
}

absl::Status CheckParameters(const v1::TerminalParameters& parameters) {
  struct Number {
    std::string_view field;
    int64_t value, lowest, highest;
  };
  const Number numbers[] = {
      {"sale_limit_minor", parameters.sale_limit_minor(), 1, kLargestAmount},
      {"contactless_no_cvm_limit_minor", parameters.contactless_no_cvm_limit_minor(), 0, kLargestAmount},
      {"receipt_copies", parameters.receipt_copies(), 0, 2},
      {"card_timeout_ms", parameters.card_timeout_ms(), 5'000, 300'000},
      // `pin` ends an entry after two minutes.
      {"pin_timeout_ms", parameters.pin_timeout_ms(), 5'000, 120'000},
      {"host_reply_timeout_ms", parameters.host_reply_timeout_ms(), 5'000, 300'000},
      {"idle_sign_out_seconds", parameters.idle_sign_out_seconds(), 30, 3'600},
      {"refund_limit_minor", parameters.refund_limit_minor(), 0, kLargestAmount},
      {"offline_limit_minor", parameters.offline_limit_minor(), 0, kLargestAmount},
      {"offline_most", parameters.offline_most(), 0, 500},
      {"offline_total_minor", parameters.offline_total_minor(), 0, kLargestAmount},
      {"typed_limit_minor", parameters.typed_limit_minor(), 0, kLargestAmount},
  };
  // 0 stands for the usual value (the proto says which).
  const Number or_usual[] = {
      {"completion_cap_percent", parameters.completion_cap_percent(), 100, 200},
      {"pre_authorization_days", parameters.pre_authorization_days(), 1, 60},
      {"tip_cap_percent", parameters.tip_cap_percent(), 1, 100},
      {"offline_hours", parameters.offline_hours(), 1, 168},
  };
  for (const Number& number : numbers) {
    if (absl::Status good = InRange(number.field, number.value, number.lowest, number.highest); !good.ok()) {
      return good;
    }
  }
  for (const Number& number : or_usual) {
    if (number.value == 0) continue;
    if (absl::Status good = InRange(number.field, number.value, number.lowest, number.highest); !good.ok()) {
      return good;
    }
  }
  if (!IsTimeOfDay(parameters.settlement_time())) return Invalid("settlement_time: HH:MM, or empty");
  for (const int kind : parameters.disabled_kinds()) {
    const KindRules* const rules = FindKind(kind);
    // What is owed to the host for another payment is not the merchant's to switch off.
    if (rules == nullptr || rules->is_message) return Invalid("disabled_kinds: no such kind of transaction");
  }
  std::set<int> limited;
  for (const v1::KindLimit& limit : parameters.kind_limits()) {
    const KindRules* const rules = FindKind(limit.kind());
    if (rules == nullptr || rules->is_message || !rules->has_amount || !limited.insert(limit.kind()).second ||
        limited.size() > kMostKindLimits) {
      return Invalid("kind_limits: no such kind of transaction with an amount, or twice the same");
    }
    if (absl::Status good = InRange("kind_limits", limit.most_minor(), 1, kLargestAmount); !good.ok()) {
      return good;
    }
  }
  std::set<int> typed;
  for (const int kind : parameters.typed_kinds()) {
    if (std::ranges::find(kTypedKinds, kind) == std::end(kTypedKinds) || !typed.insert(kind).second)
      return Invalid("typed_kinds: no kind of which a card number may be typed, or twice the same");
  }
  if (!parameters.contact_enabled() && !parameters.contactless_enabled()) {
    return Invalid("contact_enabled, contactless_enabled: one is needed");
  }
  return absl::OkStatus();
}

v1::TerminalParameters DefaultParameters() {
  v1::TerminalParameters parameters;
  parameters.set_sale_limit_minor(5'000'000);
  parameters.set_contactless_no_cvm_limit_minor(100'000);
  parameters.set_receipt_copies(2);
  parameters.set_contact_enabled(true);
  parameters.set_contactless_enabled(true);
  parameters.set_card_timeout_ms(60'000);
  parameters.set_pin_timeout_ms(60'000);
  parameters.set_host_reply_timeout_ms(30'000);
  parameters.set_idle_sign_out_seconds(300);
  parameters.set_refund_limit_minor(5'000'000);
  parameters.set_completion_cap_percent(115);
  parameters.set_pre_authorization_days(30);
  parameters.set_tip_cap_percent(20);
  parameters.set_offline_most(5);
  parameters.set_offline_hours(24);
  return parameters;
}

Shop::Shop(TerminalStore& store, Clock& clock, v1::MerchantProfile initial, BatchIsOpen batch_is_open)
    : store_(store), clock_(clock), initial_(std::move(initial)), batch_is_open_(std::move(batch_is_open)) {}

absl::StatusOr<v1::MerchantProfile> Shop::Profile() {
  absl::StatusOr<v1::MerchantProfile> profile = Find(store_, kProfile, initial_);
  if (!profile.ok()) return profile.status();
  const absl::StatusOr<int> correction = CorrectionSeconds();
  if (!correction.ok()) return correction.status();
  profile->set_receipt_time_correction_seconds(*correction);
  return profile;
}

absl::StatusOr<int> Shop::CorrectionSeconds() {
  const absl::StatusOr<std::optional<std::string>> body = store_.FindDocument(kClock);
  if (!body.ok()) return body.status();
  int seconds = 0;
  if (body->has_value() && !absl::SimpleAtoi(**body, &seconds)) {
    return MakeError(ErrorCode::kStorageCorrupt, "the stored clock correction cannot be read");
  }
  return seconds;
}

absl::Status Shop::RefuseWhileBatchIsOpen() const {
  if (batch_is_open_ == nullptr) return absl::OkStatus();
  const absl::StatusOr<bool> open = batch_is_open_();
  if (!open.ok()) return open.status();
  return *open ? MakeError(ErrorCode::kBatchOpen, "the batch has payments") : absl::OkStatus();
}

absl::Status Shop::AdjustClock(std::string_view operator_id, int correction_seconds) {
  if (correction_seconds < -kDaySeconds || correction_seconds > kDaySeconds) {
    return Invalid("correction_seconds: a day either way at most");
  }
  const absl::StatusOr<int> before = CorrectionSeconds();
  if (!before.ok()) return before.status();
  if (absl::Status free = RefuseWhileBatchIsOpen(); !free.ok()) return free;
  return store_.SaveDocument(kClock, absl::StrCat(correction_seconds),
                             AuditEntry::Of(clock_.Now(), operator_id, "adjust-clock",
                                            absl::StrCat(*before, " s to ", correction_seconds, " s")));
}

absl::StatusOr<v1::MerchantProfile> Shop::UpdateProfile(std::string_view operator_id,
                                                        const v1::MerchantProfile& profile) {
  if (absl::Status good = CheckProfile(profile); !good.ok()) return good;
  const absl::StatusOr<v1::MerchantProfile> before = Profile();
  if (!before.ok()) return before.status();
  if (profile.time_zone() != before->time_zone()) {
    if (absl::Status free = RefuseWhileBatchIsOpen(); !free.ok()) return free;
  }
  v1::MerchantProfile after = profile;
  after.set_receipt_time_correction_seconds(before->receipt_time_correction_seconds());  // not set here
  return Save(store_, clock_, kProfile, operator_id, *before, after);
}

absl::StatusOr<v1::TerminalParameters> Shop::Parameters() {
  return Find(store_, kParameters, DefaultParameters());
}

absl::StatusOr<v1::TerminalParameters> Shop::UpdateParameters(std::string_view operator_id,
                                                              const v1::TerminalParameters& parameters) {
  if (absl::Status good = CheckParameters(parameters); !good.ok()) return good;
  const absl::StatusOr<v1::TerminalParameters> before = Parameters();
  if (!before.ok()) return before.status();
  return Save(store_, clock_, kParameters, operator_id, *before, parameters);
}

absl::StatusOr<v1::ApplyDownloadResponse> Shop::ApplyDownload(std::span<const std::string> entries) {
  const absl::StatusOr<v1::TerminalParameters> before = Parameters();
  if (!before.ok()) return before.status();
  AuditEntry audit = AuditEntry::Of(clock_.Now(), kHost, kDownload, "");
  const absl::StatusOr<ParameterDownload> download = ReadParameterDownload(entries, *before);
  absl::Status good = download.status();
  if (good.ok()) good = CheckParameters(download->parameters);
  if (!good.ok()) {
    audit.outcome = std::string(ErrorCodeName(ErrorCodeOf(good)));
    if (absl::Status noted = store_.Append(audit); !noted.ok()) return noted;
    return good;
  }
  v1::ApplyDownloadResponse response;
  *response.mutable_parameters() = download->parameters;
  const std::vector<std::string> changed = ChangedFields(*before, download->parameters);
  for (const std::string& field : changed) response.add_changed(field);
  for (const std::string& name : download->ignored) response.add_ignored(name);
  if (changed.empty()) return response;
  audit.subject = absl::StrJoin(changed, ",");
  const absl::Status saved =
      store_.SaveDocument(kParameters, download->parameters.SerializeAsString(), audit);
  if (!saved.ok()) return saved;
  return response;
}

}  // namespace till::terminal
