// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/counter.h"

#include <errno.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "absl/cleanup/cleanup.h"
#include "services/common/status/error.h"
#include "tools/tillctl/json.h"

namespace till::tillctl {
namespace {

constexpr size_t kMaxLine = 1 << 20;
constexpr struct timeval kTimeout = {10, 0};

// Parse returns the reply's object, or its error.
absl::StatusOr<google::protobuf::Struct> Parse(const std::string& line) {
  google::protobuf::Struct reply;
  if (!google::protobuf::util::JsonStringToMessage(line, &reply).ok()) {
    return absl::InternalError("the simulated counter answered what is no JSON");
  }
  const auto ok = reply.fields().find("ok");
  if (ok != reply.fields().end() && ok->second.bool_value()) return reply;
  const auto error = reply.fields().find("error");
  return MakeError(
      ErrorCode::kInvalidRequest,
      "the simulated counter: " + (error == reply.fields().end() ? "" : error->second.string_value()));
}

std::string TextOf(const google::protobuf::Struct& object, const std::string& key) {
  const auto found = object.fields().find(key);
  return found == object.fields().end() ? "" : found->second.string_value();
}

}  // namespace

absl::StatusOr<std::string> Counter::Ask(const std::string& line) {
#ifdef TILL_RELEASE
  if (!training_)
    return MakeError(ErrorCode::kNotSupported, "simulated cards are for training and development builds");
#endif
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  if (path_.size() >= sizeof address.sun_path)
    return absl::InvalidArgumentError("the run directory's path is too long");
  std::memcpy(address.sun_path, path_.data(), path_.size());
  const int socket_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_fd < 0) return absl::ErrnoToStatus(errno, "socket");
  const absl::Cleanup close_socket = [socket_fd] { close(socket_fd); };
  setsockopt(socket_fd, SOL_SOCKET, SO_RCVTIMEO, &kTimeout, sizeof kTimeout);
  setsockopt(socket_fd, SOL_SOCKET, SO_SNDTIMEO, &kTimeout, sizeof kTimeout);
  if (connect(socket_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return MakeError(ErrorCode::kServiceUnavailable, "the simulated counter does not answer at " + path_ +
                                                         "; is the development terminal up?");
  }
  const std::string message = line + "\n";
  if (send(socket_fd, message.data(), message.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(message.size())) {
    return absl::ErrnoToStatus(errno, "write to the simulated counter");
  }
  std::string reply;
  char buffer[4096];
  while (reply.find('\n') == std::string::npos) {
    const ssize_t size = recv(socket_fd, buffer, sizeof buffer, 0);
    if (size <= 0 || reply.size() > kMaxLine)
      return absl::UnavailableError("the simulated counter did not answer");
    reply.append(buffer, static_cast<size_t>(size));
  }
  return reply.substr(0, reply.find('\n'));
}

absl::StatusOr<std::vector<SimulatedCard>> Counter::Cards() {
  const absl::StatusOr<std::string> line = Ask(R"({"op": "cards"})");
  if (!line.ok()) return line.status();
  const absl::StatusOr<google::protobuf::Struct> reply = Parse(*line);
  if (!reply.ok()) return reply.status();
  std::vector<SimulatedCard> cards;
  const auto list = reply->fields().find("cards");
  if (list == reply->fields().end()) return cards;
  for (const google::protobuf::Value& value : list->second.list_value().values()) {
    const google::protobuf::Struct& object = value.struct_value();
    SimulatedCard card = {TextOf(object, "name"), "", {}};
    const auto words = object.fields().find("words");  // By language: {"zh": …, "en": …}.
    if (words != object.fields().end()) card.words = TextOf(words->second.struct_value(), language_);
    const auto how = object.fields().find("how");
    if (how != object.fields().end()) {
      for (const google::protobuf::Value& way : how->second.list_value().values()) {
        card.how.push_back(way.string_value());
      }
    }
    cards.push_back(std::move(card));
  }
  return cards;
}

absl::Status Counter::CheckCard(const std::string& name) {
  const absl::StatusOr<std::vector<SimulatedCard>> cards = Cards();
  if (!cards.ok()) return cards.status();
  for (const SimulatedCard& card : *cards) {
    if (card.name == name) return absl::OkStatus();
  }
  return MakeError(ErrorCode::kUnknownCard,
                   "no simulated card is called \"" + name + "\"; `tillctl cards` lists them");
}

absl::Status Counter::Present(const Presentation& presentation) {
  JsonObject request;
  request.Text("op", "present").Text("card", presentation.card);
  if (!presentation.how.empty()) request.Text("how", presentation.how);
  if (presentation.pin.has_value()) request.Text("pin", *presentation.pin);
  const absl::StatusOr<std::string> line = Ask(request.ToString());
  if (!line.ok()) return line.status();
  return Parse(*line).status();
}

absl::StatusOr<Presentation> PresentationFrom(const std::string& card, const Arguments& arguments) {
  Presentation presentation;
  presentation.card = card;
  for (const char* how : {"insert", "tap", "swipe"}) {
    if (!arguments.Has(how)) continue;
    if (!presentation.how.empty())
      return absl::InvalidArgumentError("choose one of --insert, --tap and --swipe");
    presentation.how = how;
  }
  // The PIN of nearly every simulated card: a customer knows theirs without being told.
  const std::string pin = arguments.Get("pin", "123456");
  if (pin == "none") return presentation;
  const bool digits = pin.find_first_not_of("0123456789") == std::string::npos;
  if (pin != "cancel" && (!digits || pin.size() < 4 || pin.size() > 12)) {
    return absl::InvalidArgumentError("--pin wants 4 to 12 digits, \"cancel\" or \"none\"");
  }
  presentation.pin = pin;
  return presentation;
}

}  // namespace till::tillctl
