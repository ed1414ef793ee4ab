// SPDX-License-Identifier: Apache-2.0
// A card of T=1 may answer anything: each exchange comes to an end, and what is parsed is written the same.
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "hal/card_reader/ccid/t1_protocol.h"

namespace {

// HostileLine takes its answers from the input: a length, then a block, whose LRC may be made right.
class HostileLine final : public till::hal::T1Line {
 public:
  explicit HostileLine(std::span<const uint8_t> input) : input_(input) {}

  absl::StatusOr<till::hal::T1Answer> Send(std::span<const uint8_t> block, uint8_t) override {
    using Kind = till::hal::T1Answer::Kind;
    if (!till::hal::ParseT1Block(block).ok()) std::abort();  // ours are always blocks
    if (input_.empty()) return till::hal::T1Answer{Kind::kGone, {}};
    const size_t length = std::min<size_t>(input_[0] & 0x1F, input_.size() - 1);
    const bool right = (input_[0] & 0x80) != 0;
    std::vector<uint8_t> bytes(input_.begin() + 1, input_.begin() + 1 + static_cast<std::ptrdiff_t>(length));
    input_ = input_.subspan(1 + length);
    if (bytes.empty()) return till::hal::T1Answer{Kind::kSilence, {}};
    if (right) {
      uint8_t check = 0;
      for (const uint8_t each : bytes) check = static_cast<uint8_t>(check ^ each);
      bytes.push_back(check);
    }
    return till::hal::T1Answer{Kind::kBytes, till::SecretBuffer::Copy(bytes)};
  }

 private:
  std::span<const uint8_t> input_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::span<const uint8_t> bytes(data, size);
  const auto block = till::hal::ParseT1Block(bytes);
  if (block.ok()) {
    const till::SecretBuffer again = till::hal::T1Bytes(*block);
    if (!std::equal(bytes.begin(), bytes.end(), again.Reveal().begin(), again.Reveal().end())) std::abort();
  }
  HostileLine line(bytes);
  till::hal::T1Protocol protocol(line, 4, 254);
  const std::vector<uint8_t> command = {0x00, 0xA4, 0x04, 0x00, 0x05, 1, 2, 3, 4, 5, 0x00};
  for (int i = 0; i < 2; ++i) {
    const auto result = protocol.Exchange(command);
    if (!result.ok()) std::abort();
    const bool answered = result->outcome == till::hal::ExchangeOutcome::kAnswered;
    if (answered != (result->response.size() >= 2)) std::abort();
  }
  return 0;
}
