// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/line/fake_line.h"

#include <deque>

#include "services/uplink/line/line_conformance.h"

namespace till::uplink {
namespace {

class FakeWorld final : public LineWorld {
 public:
  FakeWorld() {
    line_.SetHost(
        [this](std::span<const uint8_t> frame) { received_.emplace_back(frame.begin(), frame.end()); });
  }
  Line& line() override { return line_; }
  std::string Received() override {
    if (received_.empty()) return "";
    const std::string frame = received_.front();
    received_.pop_front();
    return frame;
  }
  void Answer(const std::string& bytes) override {
    line_.Deliver({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
  }
  void HangUp() override { line_.Disconnect(absl::UnavailableError("the host hung up")); }
  void ComeBack() override { line_.Connect(); }
  void GoAway() override { HangUp(); }

 private:
  FakeLine line_;
  std::deque<std::string> received_;
};

INSTANTIATE_TEST_SUITE_P(FakeLine, LineConformance,
                         ::testing::Values([] { return std::unique_ptr<LineWorld>(new FakeWorld()); }));

}  // namespace
}  // namespace till::uplink
