// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/pad_line.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"

namespace till::pin {
namespace {

absl::Status Failed(std::string_view what) {
  return absl::UnavailableError(
      absl::StrCat("the keypad's line: ", std::string(what), ": ", strerror(errno)));
}

}  // namespace

absl::StatusOr<PadLine> PadLine::Listen(const std::string& path) {
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path))
    return absl::InvalidArgumentError("the keypad's socket path is too long");
  memcpy(address.sun_path, path.data(), path.size());
  UniqueFd listener(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!listener.valid()) return Failed("socket");
  ::unlink(path.c_str());
  const mode_t before = ::umask(0177);
  const int bound = ::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address));
  ::umask(before);
  if (bound != 0) return Failed("bind");
  if (::listen(listener.get(), 1) != 0) return Failed("listen");
  return PadLine(std::move(listener));
}

void PadLine::Accept() {
  UniqueFd caller(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
  if (!caller.valid()) return;
  ucred peer = {};
  socklen_t size = sizeof(peer);
  if (::getsockopt(caller.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0 || peer.uid != ::geteuid())
    return;
  line_ = std::move(caller);
}

absl::StatusOr<hal::PadMessage> PadLine::Receive() {
  uint8_t packet[hal::PadMessage::kLongest + 1];
  const ssize_t got = ::recv(line_.get(), packet, sizeof(packet), 0);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return absl::NotFoundError("nothing");
  absl::StatusOr<hal::PadMessage> message =
      got > 0 ? hal::DecodePadMessage({packet, static_cast<size_t>(got)}) : Failed("gone");
  explicit_bzero(packet, sizeof(packet));  // what is typed of a card number comes this way
  if (message.ok()) return message;
  // Who does not speak the language is not `pin`.
  line_.Reset();
  return absl::UnavailableError(absl::StrCat(message.status().message()));
}

void PadLine::Send(const hal::PadMessage& message) {
  if (!line_.valid()) return;
  const SecretBuffer packet = hal::EncodePadMessage(message);
  const ssize_t sent = ::send(line_.get(), packet.Reveal().data(), packet.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(packet.size())) line_.Reset();
}

}  // namespace till::pin
