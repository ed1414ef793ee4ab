// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/line/fake_line.h"

#include <utility>

namespace till::uplink {

void FakeLine::SetHost(Host host) {
  std::lock_guard<std::mutex> lock(mutex_);
  host_ = std::move(host);
}

void FakeLine::Connect() {
  LineListener* listener = nullptr;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (connected_ || stopped_ || listener_ == nullptr) return;
    connected_ = true;
    fault_ = absl::OkStatus();
    listener = listener_;
  }
  listener->OnConnected();
}

void FakeLine::Disconnect(const absl::Status& why) {
  LineListener* listener = nullptr;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!connected_) return;
    connected_ = false;
    fault_ = why;
    listener = listener_;
  }
  listener->OnDisconnected(why);
}

void FakeLine::RefuseNextSend(SendResult result) {
  std::lock_guard<std::mutex> lock(mutex_);
  refuse_next_ = true;
  refusal_ = std::move(result);
}

void FakeLine::Deliver(std::span<const uint8_t> frame) {
  LineListener* listener = nullptr;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    listener = listener_;
  }
  if (listener != nullptr && frame.size() >= 2) listener->OnFrameBody(frame.subspan(2));
}

int FakeLine::drops() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return drops_;
}

std::vector<std::vector<uint8_t>> FakeLine::sent() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return sent_;
}

absl::Status FakeLine::Start(LineListener& listener) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    listener_ = &listener;
  }
  Connect();
  return absl::OkStatus();
}

void FakeLine::Stop() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
  }
  Disconnect(absl::CancelledError("the line was stopped"));
}

Line::SendResult FakeLine::Send(std::span<const uint8_t> frame) {
  Host host;
  SendResult result{SendOutcome::kMaySent, absl::OkStatus()};
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!connected_) {
      return {SendOutcome::kNotSent, fault_.ok() ? absl::UnavailableError("not connected") : fault_};
    }
    if (refuse_next_) {
      refuse_next_ = false;
      result = refusal_;
      if (result.outcome == SendOutcome::kNotSent) return result;
    }
    sent_.emplace_back(frame.begin(), frame.end());
    host = host_;
  }
  if (host) host(frame);
  return result;
}

void FakeLine::Drop(const absl::Status& why) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    ++drops_;
  }
  Disconnect(why);
}

Line::State FakeLine::GetState() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return {connected_, fault_, at_host_};
}

void FakeLine::OnBackup(absl::Status first_host) {
  std::lock_guard<std::mutex> lock(mutex_);
  at_host_ = 1;
  first_host_ = std::move(first_host);
}

int FakeLine::probes() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return probes_;
}

absl::Status FakeLine::ProbeFirst() {
  std::lock_guard<std::mutex> lock(mutex_);
  ++probes_;
  return first_host_;
}

void FakeLine::ReturnToFirst() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (at_host_ == 0) return;
    at_host_ = 0;
  }
  Disconnect(absl::CancelledError("back to the first host"));
  Connect();
}

}  // namespace till::uplink
