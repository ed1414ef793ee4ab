// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/parameter_download.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <set>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

constexpr size_t kMostEntries = 99;
constexpr size_t kMostEntrySize = 255;
constexpr size_t kMostNameSize = 40;
constexpr size_t kMostDigits = 12;

// A host's name of a number: the field that it is, and how many of the field's units one of the host's is.
struct Name {
  std::string_view name;
  std::string_view field;
  int64_t unit = 1;
};

constexpr int64_t kMillisecondsPerSecond = 1'000;

constexpr Name kNames[] = {
    {"sale_limit", "sale_limit_minor"},
    {"refund_limit", "refund_limit_minor"},
    {"no_pin_limit", "contactless_no_cvm_limit_minor"},
    {"tip_percent", "tip_cap_percent"},
    {"completion_percent", "completion_cap_percent"},
    {"pre_authorization_days", "pre_authorization_days"},
    {"reply_timeout_s", "host_reply_timeout_ms", kMillisecondsPerSecond},
    {"card_timeout_s", "card_timeout_ms", kMillisecondsPerSecond},
    {"pin_timeout_s", "pin_timeout_ms", kMillisecondsPerSecond},
    {"offline_limit", "offline_limit_minor"},
    {"offline_count", "offline_most"},
    {"offline_total", "offline_total_minor"},
    {"offline_hours", "offline_hours"},
};
constexpr std::string_view kSettlementTime = "settlement_time";

absl::Status Invalid(std::string_view what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

bool IsName(std::string_view name) {
  return !name.empty() && name.size() <= kMostNameSize && std::ranges::all_of(name, [](char c) {
    return absl::ascii_islower(static_cast<unsigned char>(c)) ||
           absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '_';
  });
}

absl::Status SetNumber(const Name& name, std::string_view value, v1::TerminalParameters& parameters) {
  const google::protobuf::FieldDescriptor* const field =
      v1::TerminalParameters::descriptor()->FindFieldByName(std::string(name.field));
  const google::protobuf::Reflection& reflection = *v1::TerminalParameters::GetReflection();
  const bool is_number = !value.empty() && value.size() <= kMostDigits &&
                         std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
  int64_t number = 0;
  if (!is_number || !absl::SimpleAtoi(std::string(value), &number)) {
    return Invalid(absl::StrCat(std::string(name.name), ": no number of at most 12 digits"));
  }
  number *= name.unit;
  if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_INT64) {
    reflection.SetInt64(&parameters, field, number);
    return absl::OkStatus();
  }
  if (number > std::numeric_limits<int32_t>::max()) {
    return Invalid(absl::StrCat(std::string(name.name), ": too large"));
  }
  reflection.SetInt32(&parameters, field, static_cast<int32_t>(number));
  return absl::OkStatus();
}

absl::Status Take(std::string_view name, std::string_view value, ParameterDownload& download) {
  if (name == kSettlementTime) {
    download.parameters.set_settlement_time(std::string(value));
    return absl::OkStatus();
  }
  const auto known = std::ranges::find(kNames, name, &Name::name);
  if (known != std::end(kNames)) return SetNumber(*known, value, download.parameters);
  download.ignored.emplace_back(name);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ParameterDownload> ReadParameterDownload(std::span<const std::string> entries,
                                                        const v1::TerminalParameters& in_force) {
  if (entries.size() > kMostEntries) return Invalid("entries: more than 99");
  ParameterDownload download{.parameters = in_force, .ignored = {}};
  std::set<std::string_view> seen;
  for (size_t i = 0; i < entries.size(); ++i) {
    const std::string_view entry = entries[i];
    const size_t equals = entry.find('=');
    if (entry.size() > kMostEntrySize || equals == std::string_view::npos ||
        !IsName(entry.substr(0, equals))) {
      return Invalid(absl::StrCat("entries[", i, "]: not name=value within 255 bytes"));
    }
    const std::string_view name = entry.substr(0, equals);
    if (!seen.insert(name).second) return Invalid(absl::StrCat(std::string(name), ": comes twice"));
    if (absl::Status taken = Take(name, entry.substr(equals + 1), download); !taken.ok()) return taken;
  }
  // A text that is no time is refused by CheckParameters; this one could not even be stored as text.
  const std::string& time = download.parameters.settlement_time();
  if (!std::ranges::all_of(time, [](char c) { return absl::ascii_isprint(static_cast<unsigned char>(c)); })) {
    return Invalid("settlement_time: HH:MM, or empty");
  }
  return download;
}

}  // namespace till::terminal
