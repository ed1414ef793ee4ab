// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/admission.h"

#include <algorithm>
#include <utility>

#include <google/protobuf/text_format.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/config/config.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/integrator/clients_file.pb.h"
#include "services/integrator/fingerprint.h"

namespace till::integrator {
namespace {

// Sixteen clients with the longest names are a tenth of it.
constexpr size_t kMostBytes = 64 << 10;
constexpr size_t kLongestName = 40;
constexpr size_t kLongestAddress = 64;

bool IsControl(char c) {
  return absl::ascii_iscntrl(static_cast<unsigned char>(c));
}

// Of UTF-8, which Protobuf has made sure of.
size_t CharactersIn(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool IsName(std::string_view name) {
  const size_t length = CharactersIn(name);
  return length >= 1 && length <= kLongestName && std::none_of(name.begin(), name.end(), IsControl) &&
         !absl::ascii_isspace(static_cast<unsigned char>(name.front())) &&
         !absl::ascii_isspace(static_cast<unsigned char>(name.back()));
}

// Printable is what may be shown of a text that a stranger chose.
std::string Printable(std::string_view text, size_t most) {
  std::string out;
  for (const char c : text.substr(0, most)) {
    out += absl::ascii_isprint(static_cast<unsigned char>(c)) ? c : '?';
  }
  return out;
}

std::string ToText(const std::map<std::string, Admission::Client, std::less<>>& clients) {
  file::Clients message;
  for (const auto& [fingerprint, client] : clients) {
    file::Client& one = *message.add_clients();
    one.set_fingerprint(fingerprint);
    one.set_name(client.name);
    one.set_admitted_at(absl::ToUnixSeconds(client.admitted));
  }
  std::string text;
  google::protobuf::TextFormat::PrintToString(message, &text);
  return text;
}

}  // namespace

Admission::Admission(std::string path, const Clock& clock)
    : path_(std::move(path)), clock_(clock), clients_(Read()) {}

Admission::ByFingerprint Admission::Read() const {
  const absl::StatusOr<std::string> text = ReadAtMost(path_, kMostBytes);
  if (absl::IsNotFound(text.status())) return {};
  file::Clients message;
  absl::Status read = text.ok() ? ParseConfig(*text, path_, &message) : text.status();
  ByFingerprint clients;
  for (const file::Client& one : message.clients()) {
    if (ReadFingerprint(one.fingerprint()) != one.fingerprint() || !IsName(one.name())) {
      read = MakeError(ErrorCode::kStorageCorrupt, "a client that is none");
    }
    clients[one.fingerprint()] = {.fingerprint = one.fingerprint(),
                                  .name = one.name(),
                                  .admitted = absl::FromUnixSeconds(one.admitted_at())};
  }
  if (read.ok()) return clients;
  log::Error("the list of admitted programs cannot be read: nobody is let in", {{"error", read}});
  if (absl::Status moved = MoveDurably(path_, path_ + ".damaged"); !moved.ok()) {
    log::Warn("it could not be put aside", {{"error", moved}});
  }
  return {};
}

absl::Status Admission::Keep(ByFingerprint clients) {
  if (absl::Status kept = WriteDurably(path_, ToText(clients)); !kept.ok()) return kept;
  clients_ = std::move(clients);
  return absl::OkStatus();
}

bool Admission::Admits(std::string_view fingerprint) const {
  const std::lock_guard lock(mutex_);
  return clients_.contains(fingerprint);
}

absl::Status Admission::Admit(std::string_view fingerprint, std::string_view name) {
  const std::optional<std::string> read = ReadFingerprint(fingerprint);
  if (!read.has_value()) {
    return MakeError(ErrorCode::kInvalidRequest,
                     "fingerprint: 64 hexadecimal digits (SHA-256 of the certificate)");
  }
  if (!IsName(name)) {
    return MakeError(ErrorCode::kInvalidRequest,
                     "name: 1 to 40 characters, none of them a control character");
  }
  const std::lock_guard lock(mutex_);
  ByFingerprint clients = clients_;
  const auto [found, is_new] = clients.try_emplace(*read);
  if (is_new && clients.size() > kMostClients) {
    return MakeError(ErrorCode::kInvalidRequest,
                     absl::StrCat(kMostClients, " programs are admitted already: remove one first"));
  }
  if (is_new) {
    found->second.fingerprint = *read;
    found->second.admitted = absl::FromUnixSeconds(absl::ToUnixSeconds(clock_.Now()));
  }
  found->second.name = std::string(name);
  if (absl::Status kept = Keep(std::move(clients)); !kept.ok()) return kept;
  std::erase_if(knocks_, [&](const Knock& knock) { return knock.fingerprint == *read; });
  return absl::OkStatus();
}

absl::Status Admission::Remove(std::string_view fingerprint) {
  const std::optional<std::string> read = ReadFingerprint(fingerprint);
  const std::lock_guard lock(mutex_);
  if (!read.has_value() || !clients_.contains(*read)) {
    return MakeError(ErrorCode::kNotFound, "no program with this fingerprint is admitted");
  }
  ByFingerprint clients = clients_;
  clients.erase(*read);
  return Keep(std::move(clients));
}

void Admission::Knocked(std::string_view fingerprint, std::string_view address,
                        std::string_view claimed_name) {
  const std::lock_guard lock(mutex_);
  std::erase_if(knocks_, [&](const Knock& knock) { return knock.fingerprint == fingerprint; });
  knocks_.push_front({.fingerprint = std::string(fingerprint),
                      .address = Printable(address, kLongestAddress),
                      .claimed_name = Printable(claimed_name, kLongestName),
                      .time = clock_.Now()});
  if (knocks_.size() > kMostKnocks) knocks_.pop_back();
}

std::vector<Admission::Client> Admission::Clients() const {
  const std::lock_guard lock(mutex_);
  std::vector<Client> all;
  for (const auto& [fingerprint, client] : clients_) all.push_back(client);
  std::stable_sort(all.begin(), all.end(), [](const Client& a, const Client& b) { return a.name < b.name; });
  return all;
}

std::vector<Admission::Knock> Admission::Knocks() const {
  const std::lock_guard lock(mutex_);
  const absl::Time oldest = clock_.Now() - kKnockIsForgotten;
  std::vector<Knock> recent;
  std::copy_if(knocks_.begin(), knocks_.end(), std::back_inserter(recent),
               [&](const Knock& knock) { return knock.time >= oldest; });
  return recent;
}

}  // namespace till::integrator
