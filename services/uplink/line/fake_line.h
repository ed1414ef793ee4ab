// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_LINE_FAKE_LINE_H_
#define TILL_SERVICES_UPLINK_LINE_FAKE_LINE_H_

#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <vector>

#include "services/uplink/line/line.h"

namespace till::uplink {

// FakeLine is a line whose host is a function of the test: it is given each frame that is sent and may answer
// at once, later (Deliver), or never. No thread: everything happens in the call that causes it.
class FakeLine final : public Line {
 public:
  // Host is called in Send after the bytes "left"; it may call Deliver and Disconnect.
  using Host = std::function<void(std::span<const uint8_t> frame)>;

  void SetHost(Host host);

  // Connect and Disconnect play the network.
  void Connect();
  void Disconnect(const absl::Status& why);

  // RefuseNextSend makes the next Send end with `result`; the host sees the frame unless it is kNotSent.
  void RefuseNextSend(SendResult result);

  // Deliver plays a frame (with its length) from the host.
  void Deliver(std::span<const uint8_t> frame);

  // OnBackup puts the line onto its second host, whose first can be reached again or not.
  void OnBackup(absl::Status first_host);
  // probes returns how often ProbeFirst was called.
  int probes() const;

  // drops returns how often Drop was called, sent the frames that left.
  int drops() const;
  std::vector<std::vector<uint8_t>> sent() const;

  absl::Status Start(LineListener& listener) override;
  void Stop() override;
  SendResult Send(std::span<const uint8_t> frame) override;
  void Drop(const absl::Status& why) override;
  absl::Status ProbeFirst() override;
  void ReturnToFirst() override;
  State GetState() const override;

 private:
  mutable std::mutex mutex_;
  LineListener* listener_ = nullptr;
  Host host_;
  bool connected_ = false;
  bool stopped_ = false;
  bool refuse_next_ = false;
  SendResult refusal_;
  absl::Status fault_;
  int drops_ = 0;
  int probes_ = 0;
  size_t at_host_ = 0;
  absl::Status first_host_;
  std::vector<std::vector<uint8_t>> sent_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_LINE_FAKE_LINE_H_
