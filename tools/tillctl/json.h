// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_JSON_H_
#define TILL_TOOLS_TILLCTL_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace till::tillctl {

// JsonObject writes one JSON object whose keys stay in the order in which they were added (RFC 8259).
class JsonObject {
 public:
  JsonObject& Text(std::string_view key, std::string_view value);
  JsonObject& Number(std::string_view key, int64_t value);
  JsonObject& Bool(std::string_view key, bool value);
  JsonObject& Null(std::string_view key);
  // Raw adds a value that is JSON already.
  JsonObject& Raw(std::string_view key, std::string_view json);

  std::string ToString() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

// JsonArray writes one JSON array of values that are JSON already.
class JsonArray {
 public:
  void Add(std::string_view json);
  std::string ToString() const { return "[" + values_ + "]"; }

 private:
  std::string values_;
};

// JsonQuote returns `text` as a JSON string. Bytes that are not UTF-8 become U+FFFD.
std::string JsonQuote(std::string_view text);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_JSON_H_
