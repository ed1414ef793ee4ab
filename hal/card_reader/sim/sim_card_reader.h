// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_SIM_SIM_CARD_READER_H_
#define TILL_HAL_CARD_READER_SIM_SIM_CARD_READER_H_

#include <atomic>
#include <mutex>
#include <string>

#include "hal/card_reader/card_reader.h"

namespace till::hal {

// SimCardReader is the reader of the simulated counter: frames of `type u8, length u16 big-endian, payload`
// over a Unix socket, one request outstanding at a time, and 'C' to cancel a pending wait.
//
// It connects when first needed and again after the peer went away; the operation that met the loss answers
// Unavailable.
class SimCardReader final : public CardReader {
 public:
  explicit SimCardReader(std::string socket_path) : socket_path_(std::move(socket_path)) {}
  ~SimCardReader() override;

  absl::StatusOr<WaitOutcome> WaitForCard(InterfaceSet interfaces, absl::Duration timeout,
                                          std::stop_token cancel) override;
  absl::StatusOr<PowerOnResult> PowerOn(CardInterface interface) override;
  absl::StatusOr<TransceiveResult> Transceive(std::span<const uint8_t> command) override;
  absl::Status PowerOff() override;
  absl::StatusOr<Tracks> ReadTracks() override;
  absl::StatusOr<RemovalOutcome> WaitForRemoval(absl::Duration timeout, std::stop_token cancel) override;
  ReaderStatus Status() override;

 private:
  struct Frame {
    char type = 0;
    SecretBuffer payload;
  };

  absl::Status Connect();
  void Disconnect();
  absl::Status Send(char type, std::span<const uint8_t> payload);
  absl::Status ReadExactly(std::span<uint8_t> bytes, absl::Time deadline);

  // Ask sends one request and returns the answer: of type `expected`, or 'e'. Any failure closes the
  // connection, so that a late answer can never be taken for the next one's.
  absl::StatusOr<Frame> Ask(char type, std::span<const uint8_t> payload, char expected, absl::Duration limit);
  absl::StatusOr<Frame> AskCancellable(char type, std::span<const uint8_t> payload, char expected,
                                       absl::Duration limit, std::stop_token cancel);

  const std::string socket_path_;
  std::mutex write_mutex_;        // a cancel writes from another thread
  std::atomic<int> socket_ = -1;  // Status looks at it from any thread
  std::atomic<bool> inserted_ = false;
  bool removed_ = false;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_SIM_SIM_CARD_READER_H_
