// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/notice_text.h"

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/status/error.h"
#include "services/terminal/text_rules.h"

namespace till::terminal {
namespace {

constexpr int kMostChannels = 4;
constexpr int kMostPhones = 5;

absl::Status Invalid(std::string_view what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

bool IsVisible(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7f'; });
}

bool IsName(std::string_view name) {
  return !name.empty() && name.size() <= 16 && std::ranges::all_of(name, [](char c) {
    return absl::ascii_islower(static_cast<unsigned char>(c)) ||
           absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '-';
  });
}

bool IsPhone(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  return text.size() >= 5 && text.size() <= 20 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

absl::Status CheckChannel(const v1::NoticeChannel& channel, bool development) {
  if (!IsName(channel.name())) return Invalid("channels.name: 1 to 16 of a-z 0-9 -");
  const bool tls = channel.url().starts_with("https://");
  if (!tls && !(development && channel.url().starts_with("http://"))) {
    return Invalid("channels.url: https://host/path");
  }
  // A template in the host would let a value choose where it goes.
  const size_t host = channel.url().find("//") + 2;
  const std::string_view authority =
      std::string_view(channel.url()).substr(host, channel.url().find_first_of("/?", host) - host);
  if (channel.url().size() > 500 || !IsVisible(channel.url()) || authority.empty() ||
      authority.find_first_of("{}@# ") != std::string_view::npos) {
    return Invalid("channels.url: at most 500 visible characters, with a host of its own");
  }
  if (absl::Status good = CheckText("channels.body", channel.body(), 0, 2'000, /*lines=*/true); !good.ok()) {
    return good;
  }
  if (channel.content_type().size() > 100 || !IsVisible(channel.content_type()))
    return Invalid("channels.content_type: at most 100 characters");
  if (channel.secret().size() > 200 || !IsVisible(channel.secret()))
    return Invalid("channels.secret: at most 200 visible characters");
  if (channel.authorization().size() > 500 || !IsVisible(channel.authorization()))
    return Invalid("channels.authorization: at most 500 visible characters");
  if (channel.phones_size() > kMostPhones) return Invalid("channels.phones: 5 at most");
  for (const std::string& phone : channel.phones()) {
    if (!IsPhone(phone)) return Invalid("channels.phones: 5 to 20 digits");
  }
  for (const int event : channel.events()) {
    if (!v1::NoticeEvent_IsValid(event) || event == v1::NOTICE_EVENT_UNSPECIFIED)
      return Invalid("channels.events: no such event");
  }
  return absl::OkStatus();
}

}  // namespace

std::string Plain(std::string_view text) {
  return std::string(text);
}

std::string JsonEscaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      escaped += '\\';
      escaped += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      absl::StrAppendFormat(&escaped, "\\u%04x", static_cast<unsigned>(c));
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string UrlEscaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_' || c == '~') {
      escaped += c;
    } else {
      absl::StrAppendFormat(&escaped, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return escaped;
}

std::string FillTemplate(std::string_view text, const std::map<std::string, std::string>& values,
                         std::string (*escape)(std::string_view)) {
  std::string filled;
  while (!text.empty()) {
    const size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    const size_t close = text.find('}');
    const auto value =
        close == std::string_view::npos ? values.end() : values.find(std::string(text.substr(1, close - 1)));
    if (value == values.end()) {
      filled += '{';
      text.remove_prefix(1);
      continue;
    }
    // What is filled in is not looked at again: a value cannot be a template.
    filled += escape(value->second);
    text.remove_prefix(close + 1);
  }
  return filled;
}

absl::Status CheckNoticeSettings(const v1::NoticeSettings& settings, bool development) {
  if (settings.channels_size() > kMostChannels) return Invalid("channels: 4 at most");
  std::set<std::string> names;
  for (const v1::NoticeChannel& channel : settings.channels()) {
    if (absl::Status good = CheckChannel(channel, development); !good.ok()) return good;
    if (!names.insert(channel.name()).second) return Invalid("channels.name: twice the same");
  }
  return absl::OkStatus();
}

v1::NoticeEvent EventOf(std::string_view act, std::string_view outcome) {
  if (act == "test-notice") return v1::TEST_NOTICE;
  if (act == "sign-in" && outcome == "OPERATOR_LOCKED") return v1::OPERATOR_CHANGED;
  if (outcome != "done") return v1::NOTICE_EVENT_UNSPECIFIED;
  if (act == "approve-binding" || act == "binding-in-force" || act == "binding-failed" ||
      act == "withdraw-binding") {
    return v1::BINDING_CHANGED;
  }
  if (act == "update-payee" || act == "submit-payee" || act == "review-payee" || act == "remove-payee") {
    return v1::PAYEE_CHANGED;
  }
  if (act == "add-operator" || act == "update-operator" || act == "disable-operator" ||
      act == "enable-operator" || act == "unlock-operator" || act == "reset-password") {
    return v1::OPERATOR_CHANGED;
  }
  if (act == "update-profile" || act == "update-parameters" || act == "add-promotion" ||
      act == "update-promotion" || act == "remove-promotion" || act == "adjust-clock" ||
      act == "factory-reset") {
    return v1::SETTINGS_CHANGED;
  }
  return v1::NOTICE_EVENT_UNSPECIFIED;
}

std::string EventWords(v1::NoticeEvent event) {
  switch (event) {
    case v1::TEST_NOTICE:
      return "测试通知 / test";
    case v1::BINDING_CHANGED:
      return "结算卡变更 / settlement card";
    case v1::PAYEE_CHANGED:
      return "收款人信息变更 / payee";
    case v1::OPERATOR_CHANGED:
      return "操作员变更 / operator";
    case v1::SETTINGS_CHANGED:
      return "参数变更 / settings";
    default:
      return "";
  }
}

}  // namespace till::terminal
