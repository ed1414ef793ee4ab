// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/sim/sim_pin_pad.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/lifecycle/unix_connection.h"

namespace till::hal {
namespace {

// A pad answers a status question at once; a silent one is broken. Two lines are tried within this time.
constexpr absl::Duration kStatusTimeout = absl::Seconds(2);
constexpr size_t kMaxPromptBytes = 200;

PadKey KeyOf(const PadFrame& frame) {
  if (frame.payload.size() != 1) return PadKey::Of(PadKey::Kind::kNone);
  switch (frame.payload[0]) {
    case 'E':
      return PadKey::Of(PadKey::Kind::kEnter);
    case 'C':
      return PadKey::Of(PadKey::Kind::kCancel);
    case 'D':
      return PadKey::Of(PadKey::Kind::kDelete);
    default:
      return PadKey::Digit(frame.payload[0]);
  }
}

}  // namespace

SimPinPad::SimPinPad(std::string socket_path, Clock& clock)
    : socket_path_(std::move(socket_path)), clock_(clock), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

absl::Status SimPinPad::Connect() {
  if (line_.valid()) return absl::OkStatus();
  absl::StatusOr<UniqueFd> connection = ConnectToUnixSocket(socket_path_, SOCK_STREAM | SOCK_NONBLOCK);
  if (!connection.ok()) {
    return absl::Status(connection.status().code(),
                        absl::StrCat("no PIN pad at ", connection.status().message()));
  }
  line_ = *std::move(connection);
  reader_.Clear();
  return absl::OkStatus();
}

absl::Status SimPinPad::Lost(const std::string& why) {
  line_.Reset();
  reader_.Clear();
  pressed_.clear();
  in_entry_ = false;
  return absl::UnavailableError(absl::StrCat("PIN pad lost: ", why));
}

absl::Status SimPinPad::Send(uint8_t type, std::string_view payload) {
  absl::StatusOr<std::string> frame = EncodePadFrame(type, payload);
  if (!frame.ok()) return frame.status();
  // Frames to the pad are far smaller than a socket's buffer: a send that does not fit means that nobody
  // reads.
  const ssize_t sent = ::send(line_.get(), frame->data(), frame->size(), MSG_NOSIGNAL);
  const bool whole = sent == static_cast<ssize_t>(frame->size());
  explicit_bzero(frame->data(), frame->size());
  if (!whole) return Lost(sent < 0 ? strerror(errno) : "it does not read");
  return absl::OkStatus();
}

absl::StatusOr<PadFrame> SimPinPad::ReadFrame(absl::Duration deadline, bool interruptible) {
  while (true) {
    absl::StatusOr<std::optional<PadFrame>> frame = reader_.Next();
    if (!frame.ok()) return Lost(absl::StrCat(frame.status().message()));
    if (frame->has_value()) return std::move(**frame);
    if (interruptible && interrupted_) return absl::NotFoundError("interrupted");
    const absl::Duration left = std::max(deadline - clock_.Monotonic(), absl::ZeroDuration());
    pollfd waits[] = {{.fd = line_.get(), .events = POLLIN, .revents = 0},
                      {.fd = wake_.get(), .events = POLLIN, .revents = 0}};
    const int64_t left_ms = absl::ToInt64Milliseconds(absl::Ceil(left, absl::Milliseconds(1)));
    const int ready = ::poll(waits, 2, static_cast<int>(std::min<int64_t>(left_ms, 60'000)));
    if (ready < 0 && errno != EINTR) return Lost(strerror(errno));
    if (ready <= 0) {
      if (left <= absl::ZeroDuration()) return absl::NotFoundError("no frame in time");
      continue;
    }
    if (waits[1].revents != 0) {
      uint64_t count = 0;
      (void)!::read(wake_.get(), &count, sizeof(count));
    }
    if (waits[0].revents == 0) continue;
    uint8_t bytes[256];
    const ssize_t got = ::recv(line_.get(), bytes, sizeof(bytes), 0);
    if (got == 0) return Lost("it closed the line");
    if (got < 0) {
      if (errno == EINTR || errno == EAGAIN) continue;
      return Lost(strerror(errno));
    }
    const absl::Status taken = reader_.Append(std::span<const uint8_t>(bytes, static_cast<size_t>(got)));
    explicit_bzero(bytes, sizeof(bytes));
    if (!taken.ok()) return Lost(absl::StrCat(taken.message()));
  }
}

absl::Status SimPinPad::Begin(const PinPadPrompt& prompt) {
  if (in_entry_) return absl::FailedPreconditionError("a PIN entry is under way");
  interrupted_ = false;
  // The status answer is a fence: every key of an entry that is over lies before it in the stream.
  const absl::StatusOr<PinPadCondition> condition = Condition();
  if (!condition.ok()) return condition.status();
  if (*condition != PinPadCondition::kReady) return absl::UnavailableError("the PIN pad reports a fault");
  pressed_.clear();
  const uint32_t timeout_ms =
      static_cast<uint32_t>(std::clamp<int64_t>(absl::ToInt64Milliseconds(prompt.timeout), 0, 600'000));
  std::string payload;
  payload.push_back(static_cast<char>(prompt.min_digits));
  payload.push_back(static_cast<char>(prompt.max_digits));
  for (const int shift : {24, 16, 8, 0}) payload.push_back(static_cast<char>(timeout_ms >> shift & 0xFF));
  payload.append(prompt.text, 0, kMaxPromptBytes);
  if (absl::Status sent = Send(prompt.card_number ? 'C' : 'B', payload); !sent.ok()) return sent;
  in_entry_ = true;
  of_card_number_ = prompt.card_number;
  return absl::OkStatus();
}

absl::StatusOr<PadKey> SimPinPad::NextKey(absl::Duration timeout) {
  if (!in_entry_) return absl::FailedPreconditionError("no PIN entry is under way");
  if (!pressed_.empty()) {
    PadKey key = std::move(pressed_.front());
    pressed_.pop_front();
    return key;
  }
  const absl::Duration deadline = clock_.Monotonic() + timeout;
  while (true) {
    const absl::StatusOr<PadFrame> frame = ReadFrame(deadline, /*interruptible=*/true);
    if (absl::IsNotFound(frame.status())) {
      return PadKey::Of(interrupted_.exchange(false) ? PadKey::Kind::kInterrupted : PadKey::Kind::kNone);
    }
    if (!frame.ok()) return frame.status();
    if (frame->type == 'K') return KeyOf(*frame);
    // A late answer to a status question is of no interest; anything else is not our protocol.
    if (frame->type != 's') return Lost("it sent an unknown frame");
  }
}

absl::Status SimPinPad::ShowDigitCount(int count) {
  if (!in_entry_) return absl::FailedPreconditionError("no PIN entry is under way");
  return Send('N', std::string(1, static_cast<char>(count)));
}

absl::Status SimPinPad::ShowTypedCard(const TypedCard& typed) {
  if (!in_entry_ || !of_card_number_) return absl::FailedPreconditionError("no card number is typed");
  std::string shown;
  shown.reserve(2 + TypedCard::kMostDigits);  // once, so that growing leaves no copy behind
  shown.push_back(static_cast<char>(typed.part));
  shown.push_back(static_cast<char>(typed.fault));
  shown.append(typed.digits.substr(0, TypedCard::kMostDigits));
  const absl::Status sent = Send('T', shown);
  explicit_bzero(shown.data(), shown.size());
  return sent;
}

absl::Status SimPinPad::Finish() {
  pressed_.clear();
  if (!in_entry_) return absl::OkStatus();
  in_entry_ = false;
  return Send('F', "");
}

absl::StatusOr<PinPadCondition> SimPinPad::Condition() {
  // The pad may have been restarted since: the first failure on an old line is answered with a new one.
  for (int attempt = 0; attempt < 2; ++attempt) {
    const bool fresh = !line_.valid();
    if (const absl::Status connected = Connect(); !connected.ok()) return connected;
    absl::Status failure = Send('S', "");
    const absl::Duration deadline = clock_.Monotonic() + kStatusTimeout / 2;
    while (failure.ok()) {
      absl::StatusOr<PadFrame> frame = ReadFrame(deadline, /*interruptible=*/false);
      if (!frame.ok()) {
        failure = absl::IsNotFound(frame.status()) ? Lost("it does not answer") : frame.status();
      } else if (frame->type == 's') {
        const bool ready = frame->payload.size() == 1 && frame->payload[0] == 1;
        return ready ? PinPadCondition::kReady : PinPadCondition::kFault;
      } else if (frame->type == 'K' && in_entry_) {
        pressed_.push_back(KeyOf(*frame));
      }
    }
    if (fresh) return failure;
  }
  return absl::UnavailableError("no PIN pad");
}

void SimPinPad::Interrupt() {
  interrupted_ = true;
  const uint64_t one = 1;
  (void)!::write(wake_.get(), &one, sizeof(one));
}

}  // namespace till::hal
