// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/touch/touch_pin_pad.h"

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

using Type = PadMessage::Type;

// Begin and Condition answer within two seconds, a second try over a new line included.
constexpr absl::Duration kAnswerTime = absl::Milliseconds(900);
// In an entry a keypad that has said nothing for a second is asked, and given up two seconds later.
constexpr absl::Duration kQuiet = absl::Seconds(1);
constexpr absl::Duration kLifeTime = absl::Seconds(2);

constexpr int kMostPinDigits = 12;

PadKey KeyOf(const PadMessage& message) {
  switch (message.value) {
    case 'E':
      return PadKey::Of(PadKey::Kind::kEnter);
    case 'C':
      return PadKey::Of(PadKey::Kind::kCancel);
    case 'D':
      return PadKey::Of(PadKey::Kind::kDelete);
    default:
      return PadKey::Digit(static_cast<char>(message.value));
  }
}

}  // namespace

TouchPinPad::TouchPinPad(std::string socket_path, uid_t keypad_user, Clock& clock)
    : socket_path_(std::move(socket_path)),
      keypad_user_(keypad_user),
      clock_(clock),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

absl::Status TouchPinPad::Connect() {
  if (line_.valid()) return absl::OkStatus();
  absl::StatusOr<UniqueFd> connection = ConnectToUnixSocket(socket_path_, SOCK_SEQPACKET | SOCK_NONBLOCK);
  if (!connection.ok()) {
    return absl::Status(connection.status().code(),
                        absl::StrCat("no keypad at ", connection.status().message()));
  }
  ucred peer = {};
  socklen_t size = sizeof(peer);
  if (::getsockopt(connection->get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 ||
      peer.uid != keypad_user_) {
    return absl::UnavailableError("the program at the keypad's socket is another user's");
  }
  line_ = *std::move(connection);
  return absl::OkStatus();
}

absl::Status TouchPinPad::Lost(const std::string& why) {
  line_.Reset();
  in_entry_ = false;
  return absl::UnavailableError(absl::StrCat("keypad lost: ", why));
}

absl::Status TouchPinPad::Send(const PadMessage& message) {
  const SecretBuffer packet = EncodePadMessage(message);
  const ssize_t sent = ::send(line_.get(), packet.Reveal().data(), packet.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(packet.size()))
    return Lost(sent < 0 ? strerror(errno) : "it does not read");
  return absl::OkStatus();
}

absl::StatusOr<PadMessage> TouchPinPad::Receive(absl::Duration deadline, bool interruptible) {
  while (true) {
    if (interruptible && interrupted_) return absl::NotFoundError("interrupted");
    const absl::Duration left = std::max(deadline - clock_.Monotonic(), absl::ZeroDuration());
    const int64_t left_ms = absl::ToInt64Milliseconds(absl::Ceil(left, absl::Milliseconds(1)));
    pollfd waits[] = {{.fd = line_.get(), .events = POLLIN, .revents = 0},
                      {.fd = wake_.get(), .events = POLLIN, .revents = 0}};
    const int ready = ::poll(waits, 2, static_cast<int>(std::min<int64_t>(left_ms, 60'000)));
    if (ready < 0 && errno != EINTR) return Lost(strerror(errno));
    if (ready > 0 && waits[1].revents != 0) {
      uint64_t count = 0;
      (void)!::read(wake_.get(), &count, sizeof(count));
    }
    if (ready > 0 && waits[0].revents != 0) {
      SecretBuffer packet(PadMessage::kLongest + 1);
      const ssize_t got = ::recv(line_.get(), packet.Mutable().data(), packet.size(), 0);
      if (got == 0) return Lost("it closed the line");
      if (got < 0 && errno != EINTR && errno != EAGAIN) return Lost(strerror(errno));
      if (got < 0) continue;
      absl::StatusOr<PadMessage> message = DecodePadMessage(packet.Reveal().first(static_cast<size_t>(got)));
      if (!message.ok()) return Lost(absl::StrCat(message.status().message()));
      heard_at_ = clock_.Monotonic();
      asked_ = false;
      return message;
    }
    if (ready <= 0 && left <= absl::ZeroDuration()) return absl::NotFoundError("no message in time");
  }
}

absl::StatusOr<PadMessage> TouchPinPad::Ask(const PadMessage& message, Type answer, Type or_answer) {
  absl::Status failure;
  // The keypad may have been started anew since: the first failure on an old line is answered with a new one.
  for (int attempt = 0; attempt < 2; ++attempt) {
    const bool fresh = !line_.valid();
    if (failure = Connect(); !failure.ok()) return failure;
    failure = Send(message);
    const absl::Duration deadline = clock_.Monotonic() + kAnswerTime;
    while (failure.ok()) {
      absl::StatusOr<PadMessage> got = Receive(deadline, /*interruptible=*/false);
      if (got.ok() && got->entry == message.entry && (got->type == answer || got->type == or_answer))
        return got;
      if (absl::IsNotFound(got.status())) {
        failure = Lost("it does not answer");
      } else if (!got.ok()) {
        failure = got.status();
      }
    }
    if (fresh) break;
  }
  return failure;
}

absl::Status TouchPinPad::Begin(const PinPadPrompt& prompt) {
  if (in_entry_) return absl::FailedPreconditionError("a PIN entry is under way");
  interrupted_ = false;
  PadMessage begin(Type::kBegin, ++entry_);
  const int most = prompt.card_number ? static_cast<int>(PadMessage::kMostTyped) : kMostPinDigits;
  begin.min_digits = static_cast<uint8_t>(std::clamp(prompt.min_digits, 0, most));
  begin.max_digits = static_cast<uint8_t>(std::clamp<int>(prompt.max_digits, begin.min_digits, most));
  begin.card_number = prompt.card_number;
  begin.timeout_ms =
      static_cast<uint32_t>(std::clamp<int64_t>(absl::ToInt64Milliseconds(prompt.timeout), 0, 600'000));
  begin.retry = prompt.retry;
  begin.chinese_first = prompt.language == "zh";
  begin.amount = prompt.amount;
  const absl::StatusOr<PadMessage> shown = Ask(begin, Type::kShown, Type::kCannotShow);
  if (!shown.ok()) return shown.status();
  if (shown->type == Type::kCannotShow) return absl::UnavailableError("the keypad has no screen");
  in_entry_ = true;
  of_card_number_ = prompt.card_number;
  return absl::OkStatus();
}

absl::StatusOr<PadKey> TouchPinPad::NextKey(absl::Duration timeout) {
  if (!in_entry_) return absl::FailedPreconditionError("no PIN entry is under way");
  const absl::Duration deadline = clock_.Monotonic() + timeout;
  while (true) {
    if (absl::Status alive = AskForLife(); !alive.ok()) return alive;
    const absl::Duration slice = std::min(deadline, clock_.Monotonic() + kQuiet);
    const absl::StatusOr<PadMessage> message = Receive(slice, /*interruptible=*/true);
    if (absl::IsNotFound(message.status())) {
      if (interrupted_.exchange(false)) return PadKey::Of(PadKey::Kind::kInterrupted);
      if (clock_.Monotonic() >= deadline) return PadKey::Of(PadKey::Kind::kNone);
      continue;
    }
    if (!message.ok()) return message.status();
    // A key of an entry that is over is nobody's.
    if (message->type == Type::kKey && message->entry == entry_) return KeyOf(*message);
    if (message->type == Type::kCannotShow && message->entry == entry_) return Lost("its screen is gone");
  }
}

absl::Status TouchPinPad::AskForLife() {
  const absl::Duration now = clock_.Monotonic();
  if (asked_ && now - asked_at_ > kLifeTime) return Lost("it does not answer any more");
  if (asked_ || now - heard_at_ < kQuiet) return absl::OkStatus();
  asked_ = true;
  asked_at_ = now;
  return Send({Type::kAsk, entry_});
}

absl::Status TouchPinPad::ShowDigitCount(int count) {
  if (!in_entry_) return absl::FailedPreconditionError("no PIN entry is under way");
  return Send({Type::kCount, entry_, static_cast<uint8_t>(std::clamp(count, 0, kMostPinDigits))});
}

absl::Status TouchPinPad::ShowTypedCard(const TypedCard& typed) {
  if (!in_entry_ || !of_card_number_) return absl::FailedPreconditionError("no card number is typed");
  PadMessage message(Type::kTyped, entry_, static_cast<uint8_t>(typed.part));
  message.fault = static_cast<uint8_t>(typed.fault);
  message.typed_count = static_cast<uint8_t>(std::min(typed.digits.size(), PadMessage::kMostTyped));
  memcpy(message.typed, typed.digits.data(), message.typed_count);
  return Send(message);
}

absl::Status TouchPinPad::Finish() {
  if (!in_entry_) return absl::OkStatus();
  in_entry_ = false;
  return Send({Type::kFinish, entry_});
}

absl::StatusOr<PinPadCondition> TouchPinPad::Condition() {
  if (in_entry_) return PinPadCondition::kReady;
  const absl::StatusOr<PadMessage> alive = Ask({Type::kAsk, ++entry_}, Type::kAlive, Type::kAlive);
  if (!alive.ok()) return alive.status();
  return alive->value == 1 ? PinPadCondition::kReady : PinPadCondition::kFault;
}

void TouchPinPad::Interrupt() {
  interrupted_ = true;
  const uint64_t one = 1;
  (void)!::write(wake_.get(), &one, sizeof(one));
}

}  // namespace till::hal
