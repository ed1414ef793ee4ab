// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/language.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace till::rpc {
namespace {

// Case does not matter in a language tag (RFC 5646, 2.1.1).
bool HasPrimarySubtag(std::string_view tag, std::string_view subtag) {
  if (tag.size() < subtag.size()) return false;
  for (size_t i = 0; i < subtag.size(); ++i) {
    if (absl::ascii_tolower(static_cast<unsigned char>(tag[i])) != subtag[i]) return false;
  }
  return tag.size() == subtag.size() || tag[subtag.size()] == '-';
}

}  // namespace

Language ParseLanguage(std::string_view accept_language) {
  while (!accept_language.empty()) {
    const size_t comma = accept_language.find(',');
    std::string_view tag = accept_language.substr(0, comma);
    accept_language = comma == std::string_view::npos ? "" : accept_language.substr(comma + 1);
    tag = tag.substr(0, tag.find(';'));
    while (!tag.empty() && tag.front() == ' ') tag.remove_prefix(1);
    while (!tag.empty() && tag.back() == ' ') tag.remove_suffix(1);
    if (HasPrimarySubtag(tag, "zh")) return Language::kChinese;
    if (HasPrimarySubtag(tag, "en")) return Language::kEnglish;
  }
  return Language::kEnglish;
}

Language LanguageOf(const grpc::ServerContextBase& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find("accept-language");
  if (found == metadata.end()) return Language::kEnglish;
  return ParseLanguage({found->second.data(), found->second.size()});
}

std::string_view LanguageTag(Language language) {
  return language == Language::kChinese ? "zh" : "en";
}

}  // namespace till::rpc
