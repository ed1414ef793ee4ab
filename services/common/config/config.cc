// SPDX-License-Identifier: Apache-2.0
#include "services/common/config/config.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till {
namespace {

constexpr size_t kLargestFile = 1 << 20;

absl::string_view View(std::string_view text) {
  return {text.data(), text.size()};
}

// Keeps the parser's first complaint; the rest mostly follow from it.
class FirstError final : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, google::protobuf::io::ColumnNumber column, const std::string& message) override {
    if (!message_.empty()) return;
    line_ = line;
    column_ = column;
    message_ = message;
  }

  absl::Status At(std::string_view name) const {
    if (message_.empty()) {
      return MakeError(ErrorCode::kConfigInvalid,
                       absl::StrCat(View(name), ": cannot be read as a textproto"));
    }
    // The parser counts from zero, people from one; it says -1 when an error is of no place.
    if (line_ < 0) return MakeError(ErrorCode::kConfigInvalid, absl::StrCat(View(name), ": ", message_));
    return MakeError(ErrorCode::kConfigInvalid,
                     absl::StrCat(View(name), ":", line_ + 1, ":", column_ + 1, ": ", message_));
  }

 private:
  int line_ = -1;
  int column_ = -1;
  std::string message_;
};

}  // namespace

absl::Status ParseConfig(std::string_view text, std::string_view name, google::protobuf::Message* out) {
  if (text.size() > kLargestFile) {
    return MakeError(ErrorCode::kConfigInvalid, absl::StrCat(View(name), ": larger than 1 MiB"));
  }
  FirstError errors;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  parser.SetRecursionLimit(32);
  // Parse(), not Merge(): a singular field that comes twice is an error.
  if (!parser.ParseFromString(std::string(text), out)) return errors.At(name);
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadConfigFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return MakeError(ErrorCode::kConfigInvalid,
                     absl::StrCat(path, ": cannot be opened: ", std::strerror(errno)));
  }
  std::string text(kLargestFile + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return MakeError(ErrorCode::kConfigInvalid, absl::StrCat(path, ": cannot be read"));
  text.resize(static_cast<size_t>(file.gcount()));
  if (text.size() > kLargestFile) {
    return MakeError(ErrorCode::kConfigInvalid, absl::StrCat(path, ": larger than 1 MiB"));
  }
  return text;
}

absl::Status LoadConfig(const std::string& path, google::protobuf::Message* out) {
  const absl::StatusOr<std::string> text = ReadConfigFile(path);
  if (!text.ok()) return text.status();
  return ParseConfig(*text, path, out);
}

absl::StatusOr<std::string> ConfigPathFromArguments(int argc, const char* const* argv) {
  constexpr std::string_view kFlag = "--config=";
  if (argc == 2) {
    const std::string_view argument = argv[1];
    if (argument.starts_with(kFlag) && argument.size() > kFlag.size()) {
      return std::string(argument.substr(kFlag.size()));
    }
  }
  return MakeError(absl::StatusCode::kInvalidArgument, ErrorCode::kConfigInvalid,
                   absl::StrCat("usage: ", argc > 0 ? argv[0] : "till", " --config=FILE.textproto"));
}

}  // namespace till
