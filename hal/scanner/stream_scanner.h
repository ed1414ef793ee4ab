// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SCANNER_STREAM_SCANNER_H_
#define TILL_HAL_SCANNER_STREAM_SCANNER_H_

#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "hal/scanner/code_assembler.h"
#include "hal/scanner/scanner.h"

namespace till::hal {

// StreamScanner is a scanner that sends its codes down a stream of bytes: a serial cable, or the events of an
// input device.
class StreamScanner : public Scanner {
 public:
  ~StreamScanner() override { Disconnect(); }
  StreamScanner(const StreamScanner&) = delete;
  StreamScanner& operator=(const StreamScanner&) = delete;

  absl::StatusOr<std::string> Next(absl::Duration timeout) override;

 protected:
  explicit StreamScanner(CodeFormat format) : assembler_(std::move(format)) {}

  // Open returns a descriptor that never blocks. UNAVAILABLE, with words, when there is nothing to open.
  virtual absl::StatusOr<int> Open() = 0;

  // Decode makes text of bytes that arrived, in whatever pieces; it may keep some for the next time.
  virtual std::string Decode(std::span<const uint8_t> bytes) { return {bytes.begin(), bytes.end()}; }

 private:
  // Read feeds what has arrived; UNAVAILABLE when the link has ended.
  absl::Status Read();
  void Disconnect();

  CodeAssembler assembler_;
  int fd_ = -1;
};

}  // namespace till::hal

#endif  // TILL_HAL_SCANNER_STREAM_SCANNER_H_
