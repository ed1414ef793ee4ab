// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SCANNER_SIM_SIM_SCANNER_H_
#define TILL_HAL_SCANNER_SIM_SIM_SCANNER_H_

#include <string>
#include <utility>

#include "hal/scanner/stream_scanner.h"

namespace till::hal {

// SimScanner reads what the simulated counter holds under its scanner: a Unix stream socket that carries what
// a serial cable would, each code with a carriage return at its end.
class SimScanner final : public StreamScanner {
 public:
  explicit SimScanner(std::string socket_path)
      : StreamScanner({.gap = absl::Seconds(1)}), path_(std::move(socket_path)) {}

 private:
  absl::StatusOr<int> Open() override;

  const std::string path_;
};

}  // namespace till::hal

#endif  // TILL_HAL_SCANNER_SIM_SIM_SCANNER_H_
