// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/usb/usb_printer_process.h"

#include <chrono>

#include "absl/strings/escaping.h"

namespace till::hal {

std::string UsbPrinterProcess::Received(size_t size) {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  std::string data;
  do {
    const std::string answer = Call(R"({"op":"received"})");
    const size_t begin = answer.find(R"("hex": ")");
    if (begin == std::string::npos) return "no answer: " + answer;
    const size_t from = begin + 8;
    data = absl::HexStringToBytes(answer.substr(from, answer.find('"', from) - from));
  } while (data.size() < size && std::chrono::steady_clock::now() < give_up);
  return data;
}

}  // namespace till::hal
