// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/sim/sim_card_reader.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/lifecycle/unix_connection.h"

namespace till::hal {
namespace {

constexpr absl::Duration kReplyLimit = absl::Seconds(5);
constexpr absl::Duration kGrace = absl::Seconds(1);

// The bytes of an 'e' reply.
ExchangeOutcome ErrorOutcome(std::span<const uint8_t> payload) {
  if (payload.size() == 1 && payload[0] == 2) return ExchangeOutcome::kCollision;
  if (payload.size() == 1 && payload[0] == 3) return ExchangeOutcome::kNotPowered;
  return ExchangeOutcome::kCardRemoved;
}

void AppendMilliseconds(absl::Duration duration, std::vector<uint8_t>& out) {
  const int64_t wanted = absl::ToInt64Milliseconds(duration);
  const auto milliseconds = static_cast<uint32_t>(std::clamp<int64_t>(wanted, 1, 3'600'000));
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(milliseconds >> shift));
}

}  // namespace

SimCardReader::~SimCardReader() {
  Disconnect();
}

absl::Status SimCardReader::Connect() {
  std::lock_guard lock(write_mutex_);
  if (socket_ >= 0) return absl::OkStatus();
  absl::StatusOr<UniqueFd> connection = ConnectToUnixSocket(socket_path_, SOCK_STREAM);
  if (!connection.ok()) {
    return absl::Status(connection.status().code(), absl::StrCat("the simulated reader does not answer: ",
                                                                 connection.status().message()));
  }
  socket_ = connection->Release();
  return absl::OkStatus();
}

void SimCardReader::Disconnect() {
  std::lock_guard lock(write_mutex_);
  if (socket_ >= 0) close(socket_);
  socket_ = -1;
}

absl::Status SimCardReader::Send(char type, std::span<const uint8_t> payload) {
  if (payload.size() > 0xFFFF) return absl::InvalidArgumentError("too long for a frame");
  SecretBuffer frame(3 + payload.size());
  std::span<uint8_t> bytes = frame.Mutable();
  bytes[0] = static_cast<uint8_t>(type);
  bytes[1] = static_cast<uint8_t>(payload.size() >> 8);
  bytes[2] = static_cast<uint8_t>(payload.size());
  std::copy(payload.begin(), payload.end(), bytes.begin() + 3);
  std::lock_guard lock(write_mutex_);
  if (socket_ < 0) return absl::UnavailableError("the simulated reader is not connected");
  size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t count = send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return absl::UnavailableError("the simulated reader went away");
    sent += static_cast<size_t>(count);
  }
  return absl::OkStatus();
}

absl::Status SimCardReader::ReadExactly(std::span<uint8_t> bytes, absl::Time deadline) {
  size_t read = 0;
  while (read < bytes.size()) {
    const int64_t left = absl::ToInt64Milliseconds(deadline - absl::Now());
    if (left <= 0) return absl::UnavailableError("the simulated reader did not answer in time");
    pollfd waiting{socket_, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(std::min<int64_t>(left, 60'000)));
    if (ready < 0 && errno != EINTR) return absl::UnavailableError("the simulated reader's socket failed");
    if (ready <= 0) continue;
    const ssize_t count = recv(socket_, bytes.data() + read, bytes.size() - read, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return absl::UnavailableError("the simulated reader went away");
    read += static_cast<size_t>(count);
  }
  return absl::OkStatus();
}

absl::StatusOr<SimCardReader::Frame> SimCardReader::Ask(char type, std::span<const uint8_t> payload,
                                                        char expected, absl::Duration limit) {
  return AskCancellable(type, payload, expected, limit, {});
}

absl::StatusOr<SimCardReader::Frame> SimCardReader::AskCancellable(char type,
                                                                   std::span<const uint8_t> payload,
                                                                   char expected, absl::Duration limit,
                                                                   std::stop_token cancel) {
  if (absl::Status status = Connect(); !status.ok()) return status;
  if (absl::Status status = Send(type, payload); !status.ok()) {
    // The peer was restarted since the last request: one new connection, before anything was heard.
    Disconnect();
    if (status = Connect(); !status.ok()) return status;
    if (status = Send(type, payload); !status.ok()) {
      Disconnect();
      return status;
    }
  }
  const absl::Time deadline = absl::Now() + limit;
  Frame frame;
  absl::Status status;
  {
    // Destroyed before the socket can be closed: it waits for a cancel that is being sent.
    std::stop_callback on_cancel(cancel, [this] { (void)Send('C', {}); });
    uint8_t header[3] = {};
    status = ReadExactly(header, deadline);
    if (status.ok()) {
      frame.type = static_cast<char>(header[0]);
      frame.payload = SecretBuffer(static_cast<size_t>(header[1]) << 8 | header[2]);
      status = ReadExactly(frame.payload.Mutable(), deadline);
    }
  }
  if (status.ok() && frame.type != expected && frame.type != 'e') {
    status = absl::InternalError("the simulated reader answered something else");
  }
  if (!status.ok()) {
    Disconnect();
    return status;
  }
  return frame;
}

absl::StatusOr<WaitOutcome> SimCardReader::WaitForCard(InterfaceSet interfaces, absl::Duration timeout,
                                                       std::stop_token cancel) {
  if (cancel.stop_requested()) return WaitOutcome::kCancelled;
  removed_ = false;
  std::vector<uint8_t> payload = {interfaces.bits()};
  AppendMilliseconds(timeout, payload);
  absl::StatusOr<Frame> frame = AskCancellable('W', payload, 'w', timeout + kGrace, cancel);
  if (!frame.ok()) return frame.status();
  const std::span<const uint8_t> answer = frame->payload.Reveal();
  if (frame->type == 'e' || answer.size() != 1)
    return absl::InternalError("the simulated reader cannot wait");
  // A card that came at the very moment of a cancel is left alone: the next wait finds it in the slot.
  if (cancel.stop_requested()) return WaitOutcome::kCancelled;
  switch (answer[0]) {
    case 0:
      return WaitOutcome::kNoCardInTime;
    case static_cast<uint8_t>(CardInterface::kContact):
      inserted_ = true;
      return WaitOutcome::kContactInserted;
    case static_cast<uint8_t>(CardInterface::kContactless):
      return WaitOutcome::kContactlessInField;
    case static_cast<uint8_t>(CardInterface::kStripe):
      return WaitOutcome::kSwiped;
    default:
      return absl::InternalError("the simulated reader reports an unknown interface");
  }
}

absl::StatusOr<PowerOnResult> SimCardReader::PowerOn(CardInterface interface) {
  const uint8_t payload[] = {static_cast<uint8_t>(interface)};
  absl::StatusOr<Frame> frame = Ask('O', payload, 'o', kReplyLimit);
  if (!frame.ok()) return frame.status();
  const std::span<const uint8_t> answer = frame->payload.Reveal();
  if (frame->type == 'e') return PowerOnResult{ErrorOutcome(answer), {}};
  return PowerOnResult{ExchangeOutcome::kAnswered, {answer.begin(), answer.end()}};
}

absl::StatusOr<TransceiveResult> SimCardReader::Transceive(std::span<const uint8_t> command) {
  if (removed_) return TransceiveResult{ExchangeOutcome::kCardRemoved, {}};
  absl::StatusOr<Frame> frame = Ask('A', command, 'a', kReplyLimit);
  if (!frame.ok()) return frame.status();
  if (frame->type == 'e') {
    const ExchangeOutcome outcome = ErrorOutcome(frame->payload.Reveal());
    removed_ = outcome == ExchangeOutcome::kCardRemoved;
    if (removed_) inserted_ = false;
    return TransceiveResult{outcome, {}};
  }
  if (frame->payload.size() < 2) return absl::InternalError("the simulated reader gave no status bytes");
  return TransceiveResult{ExchangeOutcome::kAnswered, std::move(frame->payload)};
}

absl::Status SimCardReader::PowerOff() {
  return Ask('X', {}, 'x', kReplyLimit).status();
}

absl::StatusOr<Tracks> SimCardReader::ReadTracks() {
  absl::StatusOr<Frame> frame = Ask('M', {}, 'm', kReplyLimit);
  if (!frame.ok()) return frame.status();
  if (frame->type == 'e') return absl::NotFoundError("no card was swiped");
  Tracks tracks;
  std::span<const uint8_t> rest = frame->payload.Reveal();
  for (SecretBuffer* track : {&tracks.track1, &tracks.track2, &tracks.track3}) {
    if (rest.empty() || rest[0] > rest.size() - 1)
      return absl::InternalError("the simulated reader's tracks are cut");
    *track = SecretBuffer::Copy(rest.subspan(1, rest[0]));
    rest = rest.subspan(1 + track->size());
  }
  return tracks;
}

absl::StatusOr<RemovalOutcome> SimCardReader::WaitForRemoval(absl::Duration timeout, std::stop_token cancel) {
  if (cancel.stop_requested()) return RemovalOutcome::kCancelled;
  std::vector<uint8_t> payload;
  AppendMilliseconds(timeout, payload);
  absl::StatusOr<Frame> frame = AskCancellable('R', payload, 'r', timeout + kGrace, cancel);
  if (!frame.ok()) return frame.status();
  const std::span<const uint8_t> answer = frame->payload.Reveal();
  if (frame->type == 'e' || answer.size() != 1)
    return absl::InternalError("the simulated reader cannot wait");
  if (answer[0] == 1) {
    inserted_ = false;
    return RemovalOutcome::kRemoved;
  }
  return cancel.stop_requested() ? RemovalOutcome::kCancelled : RemovalOutcome::kStillThere;
}

ReaderStatus SimCardReader::Status() {
  ReaderStatus status{false, InterfaceSet::All(), "simulated reader", "", inserted_};
  // Connect does no harm to a session in progress and tells whether anyone is there.
  const absl::Status reachable = Connect();
  status.ready = reachable.ok();
  if (!status.ready) status.fault = std::string(reachable.message());
  return status;
}

}  // namespace till::hal
