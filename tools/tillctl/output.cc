// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/output.h"

#include <errno.h>

#include <cstdio>

#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/common/status/error_catalogue.h"
#include "tools/tillctl/json.h"

namespace till::tillctl {
namespace {

std::string_view ActionName(ErrorAction action) {
  switch (action) {
    case ErrorAction::kRetry:
      return "RETRY";
    case ErrorAction::kFixRequest:
      return "FIX_REQUEST";
    case ErrorAction::kAskCustomer:
      return "ASK_CUSTOMER";
    case ErrorAction::kAskOperator:
      return "ASK_OPERATOR";
    case ErrorAction::kCallSupport:
      return "CALL_SUPPORT";
    case ErrorAction::kUnspecified:
      break;
  }
  return "ACTION_UNSPECIFIED";
}

void WriteLine(std::FILE* stream, std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stream);
  std::fputc('\n', stream);
  std::fflush(stream);
}

}  // namespace

void Print(std::string_view line) {
  WriteLine(stdout, line);
}

void Progress(const Environment& environment, std::string_view line) {
  if (!environment.json) WriteLine(stderr, line);
}

std::string ErrorWords(const absl::Status& error, std::string_view language) {
  if (std::string words = rpc::LocalizedMessageOf(error); !words.empty()) return words;
  // An error of tillctl's own says exactly what is wrong, in English. One of gRPC's says it in a library's
  // words: those only follow the catalogue's sentence.
  const ErrorCode code = ErrorCodeOf(error);
  const bool own = HasErrorCode(error, code) || error.code() == absl::StatusCode::kInvalidArgument;
  if (own && language != "zh") return std::string(error.message());
  const std::string sentence(MessageOf(code, language == "zh" ? Language::kChinese : Language::kEnglish));
  if (error.message().empty()) return sentence;
  return sentence + " (" + std::string(error.message()) + ")";
}

std::string ErrorJson(const absl::Status& error, std::string_view language) {
  const ErrorCode code = ErrorCodeOf(error);
  return JsonObject()
      .Text("code", ErrorCodeName(code))
      .Text("action", ActionName(EntryOf(code).action))
      .Text("message", ErrorWords(error, language))
      .ToString();
}

ExitCode Fail(const Environment& environment, const absl::Status& error) {
  if (environment.json) {
    Print(JsonObject().Raw("error", ErrorJson(error, environment.language)).ToString());
  } else {
    WriteLine(stderr, "tillctl: " + ErrorWords(error, environment.language) + " [" +
                          std::string(ErrorCodeName(ErrorCodeOf(error))) + "]");
  }
  return kCouldNot;
}

std::string_view InLanguage(const Environment& environment, std::string_view zh, std::string_view en) {
  return environment.language == "zh" ? zh : en;
}

std::string PadRight(std::string_view text, size_t columns) {
  size_t used = 0;
  for (const char byte : text) {
    const auto lead = static_cast<unsigned char>(byte);
    if (lead < 0x80 || (lead >= 0xC0 && lead < 0xE0)) used += 1;
    if (lead >= 0xE0) used += 2;
  }
  return std::string(text) + std::string(used < columns ? columns - used : 0, ' ');
}

absl::Status WriteFile(const std::string& path, std::string_view content) {
  std::FILE* file = path == "-" ? stdout : std::fopen(path.c_str(), "wb");
  if (file == nullptr) return absl::ErrnoToStatus(errno, "cannot write " + path);
  const bool written = std::fwrite(content.data(), 1, content.size(), file) == content.size();
  const bool flushed = std::fflush(file) == 0;
  const int error = errno;
  if (path != "-") std::fclose(file);
  if (!written || !flushed) return absl::ErrnoToStatus(error, "cannot write " + path);
  return absl::OkStatus();
}

}  // namespace till::tillctl
