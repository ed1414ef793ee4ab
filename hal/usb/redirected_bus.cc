// SPDX-License-Identifier: Apache-2.0
#include "hal/usb/redirected_bus.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/lifecycle/unix_connection.h"

namespace till::hal {
namespace {

using End = UsbTransfer::End;

constexpr size_t kControlHeader = 10;  // endpoint, request, request type, status, value, index, length
constexpr size_t kBulkHeader = 8;      // endpoint, status, length, stream; with long lengths two more
constexpr size_t kLongBulkHeader = 10;
constexpr size_t kMost = 32;     // interfaces of a device
constexpr size_t kStatusAt = 1;  // in a bulk packet
constexpr size_t kControlStatusAt = 3;
constexpr absl::Duration kCancelPatience = absl::Seconds(2);  // a simulator may be busy
constexpr absl::Duration kSendPatience = absl::Milliseconds(500);

std::chrono::steady_clock::time_point After(absl::Duration timeout) {
  return std::chrono::steady_clock::now() + absl::ToChronoNanoseconds(std::min(timeout, absl::Hours(1)));
}

bool WaitFd(int fd, short events, std::chrono::steady_clock::time_point deadline) {
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd poll_fd{.fd = fd, .events = events, .revents = 0};
    const int ready = poll(&poll_fd, 1, static_cast<int>(std::max<int64_t>(left.count(), 0)));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

End EndOf(uint8_t status) {
  switch (static_cast<RedirStatus>(status)) {
    case RedirStatus::kSuccess:
      return End::kDone;
    case RedirStatus::kCancelled:
      return End::kTimedOut;
    case RedirStatus::kStall:
      return End::kStalled;
    default:
      return End::kFailed;
  }
}

}  // namespace

absl::StatusOr<std::shared_ptr<RedirectedBus>> RedirectedBus::Connect(const std::string& socket_path) {
  absl::StatusOr<UniqueFd> connection = ConnectToUnixSocket(socket_path, SOCK_STREAM | SOCK_NONBLOCK);
  if (!connection.ok()) {
    return absl::UnavailableError(absl::StrCat("nobody redirects a device: ", connection.status().message()));
  }
  const std::shared_ptr<RedirectedBus> bus(new RedirectedBus(connection->Release()));
  const std::vector<uint8_t> hello = RedirHello();
  if (send(bus->fd_, hello.data(), hello.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(hello.size())) {
    return absl::UnavailableError("the redirection takes no hello");
  }
  return bus;
}

RedirectedBus::~RedirectedBus() {
  Hang();
}

void RedirectedBus::Hang() {
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
  plugged_ = false;
}

void RedirectedBus::Send(RedirType type, uint64_t id, std::span<const uint8_t> body) {
  const std::vector<uint8_t> bytes = RedirBytes(type, id, body, stream_.long_ids());
  const SteadyTime deadline = After(kSendPatience);
  for (size_t sent = 0; sent < bytes.size() && fd_ >= 0;) {
    const ssize_t taken = send(fd_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (taken >= 0) {
      sent += static_cast<size_t>(taken);
    } else if (errno == EAGAIN ? !WaitFd(fd_, POLLOUT, deadline) : errno != EINTR) {
      Hang();  // half a packet would make the rest unreadable
    }
  }
}

std::optional<RedirPacket> RedirectedBus::Receive(SteadyTime deadline) {
  while (fd_ >= 0) {
    absl::StatusOr<std::optional<RedirPacket>> packet = stream_.Next();
    if (!packet.ok()) {
      Hang();
      return std::nullopt;
    }
    if (packet->has_value()) {
      Note(**packet);
      return *std::move(packet);
    }
    uint8_t bytes[4096];
    const ssize_t got = recv(fd_, bytes, sizeof(bytes), MSG_DONTWAIT);
    if (got > 0) {
      stream_.Feed({bytes, static_cast<size_t>(got)});
    } else if (got < 0 && errno == EAGAIN) {
      if (!WaitFd(fd_, POLLIN, deadline)) return std::nullopt;
    } else if (got == 0 || errno != EINTR) {
      Hang();
    }
  }
  return std::nullopt;
}

void RedirectedBus::Note(const RedirPacket& packet) {
  if (packet.type == static_cast<uint32_t>(RedirType::kDeviceDisconnect)) plugged_ = false;
  // A count of 4 bytes; numbers, classes, subclasses and protocols in columns of 32. It comes before the
  // device.
  if (packet.type == static_cast<uint32_t>(RedirType::kInterfaceInfo) &&
      packet.body.size() >= 4 + 2 * kMost) {
    const size_t count = std::min<size_t>(ReadLittle(packet.body, 0, 4), kMost);
    const auto classes = packet.body.begin() + 4 + kMost;
    classes_.assign(classes, classes + static_cast<std::ptrdiff_t>(count));
  }
  // Speed, class, subclass, protocol; then vendor and product.
  if (packet.type == static_cast<uint32_t>(RedirType::kDeviceConnect) && packet.body.size() >= 8) {
    plugged_ = true;
    ++plugs_;
    vendor_ = static_cast<uint16_t>(ReadLittle(packet.body, 4, 2));
    product_ = static_cast<uint16_t>(ReadLittle(packet.body, 6, 2));
  }
}

bool RedirectedBus::HasInterface(uint8_t interface_class) const {
  return std::find(classes_.begin(), classes_.end(), interface_class) != classes_.end();
}

int RedirectedBus::Plug() {
  // What is already there may say that the device of before is gone.
  while (Receive(std::chrono::steady_clock::now()).has_value()) {
  }
  return plugged_ ? plugs_ : 0;
}

bool RedirectedBus::WaitForDevice(absl::Duration timeout) {
  if (Plug() != 0) return true;
  const SteadyTime deadline = After(timeout);
  while (fd_ >= 0 && !plugged_) {
    if (!Receive(deadline).has_value()) break;
  }
  return plugged_;
}

std::optional<RedirPacket> RedirectedBus::WaitFor(uint64_t id, SteadyTime deadline) {
  while (plugged_) {
    std::optional<RedirPacket> packet = Receive(deadline);
    if (!packet.has_value()) return std::nullopt;
    const bool is_news = packet->type == static_cast<uint32_t>(RedirType::kDeviceConnect) ||
                         packet->type == static_cast<uint32_t>(RedirType::kDeviceDisconnect);
    if (!is_news && packet->id == id) return packet;
  }
  return std::nullopt;
}

absl::Status RedirectedBus::SetAlternate(uint8_t interface, uint8_t alternate, absl::Duration timeout) {
  const uint8_t body[] = {interface, alternate};
  const uint64_t id = ++last_id_;
  Send(RedirType::kSetAltSetting, id, body);
  const std::optional<RedirPacket> answer = WaitFor(id, After(timeout));
  if (answer.has_value() && answer->type == static_cast<uint32_t>(RedirType::kAltSettingStatus) &&
      !answer->body.empty() && answer->body[0] == static_cast<uint8_t>(RedirStatus::kSuccess)) {
    return absl::OkStatus();
  }
  return absl::UnavailableError("its alternate setting cannot be chosen");
}

RedirectedBus::Answer RedirectedBus::Transfer(RedirType type, std::span<const uint8_t> body,
                                              absl::Duration timeout) {
  if (!plugged_) return {.transfer = {.end = End::kGone}};
  const uint64_t id = ++last_id_;
  Send(type, id, body);
  std::optional<RedirPacket> packet = WaitFor(id, After(timeout));
  if (!packet.has_value() && plugged_) {
    Send(RedirType::kCancelDataPacket, id, {});
    packet = WaitFor(id, After(kCancelPatience));
    // One that does not even cancel is as good as unplugged; its late answers must reach nobody.
    if (!packet.has_value() && plugged_) Hang();
  }
  if (!packet.has_value()) return {.transfer = {.end = End::kGone}};
  const bool control = type == RedirType::kControlPacket;
  const size_t header = control ? kControlHeader : stream_.long_bulk() ? kLongBulkHeader : kBulkHeader;
  if (packet->type != static_cast<uint32_t>(type) || packet->body.size() < header) {
    Hang();
    return {.transfer = {.end = End::kFailed}};
  }
  size_t length = ReadLittle(packet->body, control ? 8 : 2, 2);
  if (!control && stream_.long_bulk()) length |= ReadLittle(packet->body, 8, 2) << 16;
  Answer answer{
      .transfer = {.end = EndOf(packet->body[control ? kControlStatusAt : kStatusAt]), .bytes = length}};
  answer.data.assign(packet->body.begin() + static_cast<std::ptrdiff_t>(header), packet->body.end());
  return answer;
}

UsbTransfer RedirectedBus::Control(const UsbSetup& setup, std::span<uint8_t> data, absl::Duration timeout) {
  const bool in = (setup.request_type & 0x80) != 0;
  std::vector<uint8_t> body = {static_cast<uint8_t>(in ? 0x80 : 0x00), setup.request, setup.request_type, 0};
  AppendLittle(setup.value, 2, body);
  AppendLittle(setup.index, 2, body);
  AppendLittle(data.size(), 2, body);
  if (!in) body.insert(body.end(), data.begin(), data.end());
  Answer answer = Transfer(RedirType::kControlPacket, body, timeout);
  if (in) {
    answer.transfer.bytes = std::min(answer.data.size(), data.size());
    std::copy_n(answer.data.begin(), answer.transfer.bytes, data.begin());
  }
  return answer.transfer;
}

RedirectedBus::Answer RedirectedBus::Bulk(uint8_t endpoint, size_t length, std::span<const uint8_t> data,
                                          absl::Duration timeout) {
  std::vector<uint8_t> body = {endpoint, 0};
  AppendLittle(length & 0xFFFF, 2, body);
  AppendLittle(0, 4, body);
  if (stream_.long_bulk()) AppendLittle(length >> 16, 2, body);
  body.insert(body.end(), data.begin(), data.end());
  return Transfer(RedirType::kBulkPacket, body, timeout);
}

UsbTransfer RedirectedBus::BulkOut(uint8_t endpoint, std::span<const uint8_t> data, absl::Duration timeout) {
  UsbTransfer transfer = Bulk(endpoint, data.size(), data, timeout).transfer;
  transfer.bytes = std::min(transfer.bytes, data.size());
  return transfer;
}

UsbTransfer RedirectedBus::BulkIn(uint8_t endpoint, std::span<uint8_t> data, absl::Duration timeout) {
  Answer answer = Bulk(endpoint, data.size(), {}, timeout);
  answer.transfer.bytes = std::min(answer.data.size(), data.size());
  std::copy_n(answer.data.begin(), answer.transfer.bytes, data.begin());
  return answer.transfer;
}

}  // namespace till::hal
