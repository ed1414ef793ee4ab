// SPDX-License-Identifier: Apache-2.0
// Any bytes as the host's field 55, its scripts run on a card that answers everything.

#include <cstdlib>
#include <memory>

#include "hal/card_reader/fake_card_reader.h"
#include "services/card/issuer_scripts.h"

namespace {

class WillingCard final : public till::hal::FakeCard {
 public:
  std::vector<uint8_t> AnswerToReset() override { return {0x3B}; }
  std::optional<std::vector<uint8_t>> Answer(std::span<const uint8_t> command) override {
    if (command.size() < 4) std::abort();
    return std::vector<uint8_t>{0x90, 0x00};
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const till::card::IssuerData issuer = till::card::ParseIssuerData({data, size});
  if (issuer.before.size() > till::card::kMaximumScripts || issuer.after.size() > till::card::kMaximumScripts)
    std::abort();
  till::hal::FakeCardReader reader;
  reader.Present(till::hal::CardInterface::kContact, std::make_shared<WillingCard>());
  (void)reader.WaitForCard(till::hal::InterfaceSet::All(), absl::Seconds(1), {});
  (void)reader.PowerOn(till::hal::CardInterface::kContact);
  till::card::CardChannel channel(reader);
  for (const till::card::IssuerScript& script : issuer.before) {
    const till::card::ScriptRun run = till::card::RunScript(channel, script);
    if (run.failure.has_value() || (run.failed && (run.results[0] & 0xF0) == 0x20)) std::abort();
  }
  return 0;
}
