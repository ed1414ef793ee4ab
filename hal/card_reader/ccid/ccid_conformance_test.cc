// SPDX-License-Identifier: Apache-2.0
// The suite of every card reader, at each exchange level.
#include "hal/card_reader/card_reader_conformance.h"
#include "hal/card_reader/ccid/ccid_bench.h"

namespace till::hal {
namespace {

// CompletingReader does what T=0 leaves to the caller (card_reader.h): it asks for what 61xx announces.
class CompletingReader final : public CardReader {
 public:
  explicit CompletingReader(CardReader& reader) : reader_(reader) {}

  absl::StatusOr<WaitOutcome> WaitForCard(InterfaceSet interfaces, absl::Duration timeout,
                                          std::stop_token cancel) override {
    return reader_.WaitForCard(interfaces, timeout, cancel);
  }
  absl::StatusOr<PowerOnResult> PowerOn(CardInterface interface) override {
    return reader_.PowerOn(interface);
  }
  absl::StatusOr<TransceiveResult> Transceive(std::span<const uint8_t> command) override {
    absl::StatusOr<TransceiveResult> result = reader_.Transceive(command);
    const bool answered = result.ok() && result->outcome == ExchangeOutcome::kAnswered;
    if (!answered || result->response.size() != 2 || result->response.Reveal()[0] != 0x61) return result;
    const uint8_t get_response[] = {0x00, 0xC0, 0x00, 0x00, result->response.Reveal()[1]};
    return reader_.Transceive(get_response);
  }
  absl::Status PowerOff() override { return reader_.PowerOff(); }
  absl::StatusOr<Tracks> ReadTracks() override { return reader_.ReadTracks(); }
  absl::StatusOr<RemovalOutcome> WaitForRemoval(absl::Duration timeout, std::stop_token cancel) override {
    return reader_.WaitForRemoval(timeout, cancel);
  }
  ReaderStatus Status() override { return reader_.Status(); }

 private:
  CardReader& reader_;
};

class CcidWorld final : public CardReaderWorld {
 public:
  explicit CcidWorld(const std::string& model) : bench_(model), completing_(bench_.reader()) {
    completes_ = model == "tpdu_t0";
  }
  CardReader& reader() override {
    return completes_ ? static_cast<CardReader&>(completing_) : bench_.reader();
  }
  void Present(CardInterface interface, std::shared_ptr<FakeCard> card) override {
    bench_.HoldOut(interface, std::move(card));
  }
  void Swipe(std::string, std::string, std::string) override { FAIL() << "there is no stripe"; }
  void Remove() override { bench_.Remove(); }

 private:
  CcidBench bench_;
  CompletingReader completing_;
  bool completes_ = false;
};

constexpr const char* kModels[] = {"extended", "chaining", "short", "tpdu_t0", "tpdu_t1", "tpdu_t1_auto"};

std::vector<CardReaderWorldFactory> Factories() {
  std::vector<CardReaderWorldFactory> factories;
  for (const char* model : kModels) {
    factories.emplace_back([model] { return std::make_unique<CcidWorld>(model); });
  }
  return factories;
}

std::string ModelName(const testing::TestParamInfo<CardReaderWorldFactory>& info) {
  return kModels[info.index];
}

INSTANTIATE_TEST_SUITE_P(Ccid, CardReaderConformance, testing::ValuesIn(Factories()), ModelName);

}  // namespace
}  // namespace till::hal
