// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/code_assembler.h"

#include <algorithm>
#include <utility>

namespace till::hal {
namespace {

bool EndsWith(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool IsPrintable(char byte) {
  return byte >= 0x20 && byte <= 0x7E;
}

}  // namespace

CodeAssembler::CodeAssembler(CodeFormat format) : format_(std::move(format)) {}

void CodeAssembler::Feed(std::span<const uint8_t> bytes, absl::Duration now) {
  if (bytes.empty()) return;
  if (now - last_ > format_.gap) {
    line_.clear();
    refused_ = false;
  }
  last_ = now;
  for (const uint8_t byte : bytes) {
    // The other half of a line's end.
    if (line_.empty() && !refused_ && (byte == '\r' || byte == '\n') &&
        format_.suffix[0] != static_cast<char>(byte)) {
      continue;
    }
    line_.push_back(static_cast<char>(byte));
    if (EndsWith(line_, format_.suffix)) {
      EndLine();
      continue;
    }
    if (line_.size() < format_.prefix.size() + format_.most + format_.suffix.size()) continue;
    // Enough stays to see the end by.
    refused_ = true;
    line_.erase(0, line_.size() - (format_.suffix.size() - 1));
  }
}

void CodeAssembler::EndLine() {
  line_.resize(line_.size() - format_.suffix.size());
  const bool refused = std::exchange(refused_, false);
  std::string code = std::exchange(line_, std::string());
  if (code.empty() && !refused) return;
  if (ready_.size() >= kMostWaiting) return;
  const bool has_prefix = code.compare(0, format_.prefix.size(), format_.prefix) == 0;
  if (has_prefix) code.erase(0, format_.prefix.size());
  if (refused || !has_prefix || code.empty() || code.size() > format_.most ||
      !std::all_of(code.begin(), code.end(), IsPrintable)) {
    ready_.push_back(absl::DataLossError("what the scanner sent is no code"));
    return;
  }
  ready_.push_back(std::move(code));
}

std::optional<absl::StatusOr<std::string>> CodeAssembler::Take() {
  if (ready_.empty()) return std::nullopt;
  absl::StatusOr<std::string> next = std::move(ready_.front());
  ready_.pop_front();
  return next;
}

void CodeAssembler::Forget() {
  line_.clear();
  refused_ = false;
  ready_.clear();
}

}  // namespace till::hal
