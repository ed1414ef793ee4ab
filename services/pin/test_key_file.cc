// SPDX-License-Identifier: Apache-2.0
#include "services/pin/test_key_file.h"

#include <span>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::pin {
namespace {

constexpr size_t kMaxFileBytes = 4096;

// Lexer cuts the text into words, strings and single marks; a token is a view into the text, so no copy of a
// key is made.
class Lexer {
 public:
  enum class Kind { kEnd, kWord, kString, kMark, kBad };

  explicit Lexer(std::string_view text) : text_(text) { Advance(); }

  Kind kind() const { return kind_; }
  std::string_view token() const { return token_; }
  int line() const { return line_; }

  void Advance() {
    SkipBlank();
    if (at_ == text_.size()) {
      kind_ = Kind::kEnd;
      token_ = {};
      return;
    }
    const size_t start = at_;
    const char first = text_[at_];
    if (IsWord(first)) {
      while (at_ < text_.size() && IsWord(text_[at_])) ++at_;
      kind_ = Kind::kWord;
      token_ = text_.substr(start, at_ - start);
    } else if (first == '"') {
      const size_t end = text_.find_first_of("\"\n\\", at_ + 1);
      kind_ = end != std::string_view::npos && text_[end] == '"' ? Kind::kString : Kind::kBad;
      token_ = kind_ == Kind::kString ? text_.substr(start + 1, end - start - 1) : std::string_view();
      at_ = kind_ == Kind::kString ? end + 1 : text_.size();
    } else {
      kind_ = Kind::kMark;
      token_ = text_.substr(at_++, 1);
    }
  }

  // Take consumes the token if it is `expected`.
  bool Take(Kind kind, std::string_view expected) {
    if (kind_ != kind || token_ != expected) return false;
    Advance();
    return true;
  }

 private:
  static bool IsWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  void SkipBlank() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        if (c == '\n') ++line_;
        ++at_;
      } else {
        return;
      }
    }
  }

  const std::string_view text_;
  size_t at_ = 0;
  int line_ = 1;
  Kind kind_ = Kind::kEnd;
  std::string_view token_;
};

absl::Status Wrong(const Lexer& lexer, const std::string& what) {
  return MakeError(ErrorCode::kConfigInvalid, absl::StrCat("test key file, line ", lexer.line(), ": ", what));
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// ReadHex writes text.size() / 2 bytes; false when it is not that many pairs of hex digits.
bool ReadHex(std::string_view text, std::span<uint8_t> out) {
  if (text.size() != 2 * out.size()) return false;
  for (size_t i = 0; i < out.size(); ++i) {
    const int high = HexValue(text[2 * i]);
    const int low = HexValue(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    out[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return true;
}

// ParseKey reads a key of one or (`triple_allowed`) three halves; `name` is its field's.
absl::Status ParseKey(Lexer& lexer, const std::string& name, bool triple_allowed, TestKey& key) {
  if (!key.key.empty() || !key.key_check_value.empty()) return Wrong(lexer, name + " comes twice");
  if (!lexer.Take(Lexer::Kind::kMark, "{")) return Wrong(lexer, "expected { after " + name);
  while (!lexer.Take(Lexer::Kind::kMark, "}")) {
    if (lexer.kind() != Lexer::Kind::kWord) return Wrong(lexer, "expected hex, check_value or }");
    const std::string_view field = lexer.token();
    lexer.Advance();
    if (!lexer.Take(Lexer::Kind::kMark, ":")) return Wrong(lexer, "expected : after the field's name");
    if (lexer.kind() != Lexer::Kind::kString) return Wrong(lexer, "expected a quoted value");
    const std::string_view value = lexer.token();
    if (field == "hex" && key.key.empty()) {
      if (value.size() != 32 && (value.size() != 48 || !triple_allowed))
        return Wrong(lexer, "a master key has 32 hex digits, or 48 for triple DES");
      key.key = SecretBuffer(value.size() / 2);
      if (!ReadHex(value, key.key.Mutable())) return Wrong(lexer, "hex: not hexadecimal");
    } else if (field == "check_value" && key.key_check_value.empty()) {
      if (value.size() != 6 && value.size() != 8) return Wrong(lexer, "a check value has 6 or 8 hex digits");
      key.key_check_value.resize(value.size() / 2);
      if (!ReadHex(value, key.key_check_value)) return Wrong(lexer, "check_value: not hexadecimal");
    } else {
      return Wrong(lexer, "unknown or repeated field in " + name);
    }
    lexer.Advance();
  }
  if (key.key.empty() || key.key_check_value.empty()) {
    return Wrong(lexer, name + " wants hex and check_value");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<TestKeys> ParseTestKeyFile(std::string_view text, bool allowed) {
  if (!allowed) return MakeError(ErrorCode::kTestKeyRefused, "this build takes no test keys");
  if (text.size() > kMaxFileBytes)
    return MakeError(ErrorCode::kConfigInvalid, "a test key file has at most 4 KiB");
  TestKeys keys;
  bool test_only = false;
  Lexer lexer(text);
  while (lexer.kind() != Lexer::Kind::kEnd) {
    if (lexer.Take(Lexer::Kind::kWord, "test_only")) {
      if (test_only) return Wrong(lexer, "test_only comes twice");
      if (!lexer.Take(Lexer::Kind::kMark, ":") || !lexer.Take(Lexer::Kind::kWord, "true")) {
        return Wrong(lexer, "test_only is true or the file is of no use here");
      }
      test_only = true;
    } else if (lexer.Take(Lexer::Kind::kWord, "master_key")) {
      if (absl::Status parsed = ParseKey(lexer, "master_key", true, keys.master_key); !parsed.ok())
        return parsed;
    } else if (lexer.Take(Lexer::Kind::kWord, "sm4_master_key")) {
      if (absl::Status parsed = ParseKey(lexer, "sm4_master_key", false, keys.sm4_master_key); !parsed.ok())
        return parsed;
    } else {
      return Wrong(lexer, "expected test_only, master_key or sm4_master_key");
    }
  }
  if (!test_only) return MakeError(ErrorCode::kTestKeyRefused, "the key file is not marked test_only: true");
  if (keys.master_key.key.empty()) return Wrong(lexer, "no master_key");
  return keys;
}

}  // namespace till::pin
