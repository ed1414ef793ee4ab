// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/notice_desk.h"

#include <sodium.h>

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/terminal/notice_text.h"
#include "services/terminal/proto_time.h"
#include "services/terminal/record_name.h"

namespace till::terminal {
namespace {

constexpr char kSettings[] = "notice-settings";
constexpr char kCursor[] = "notice-cursor";  // the last entry of the audit trail that was looked at
constexpr char kKind[] = "notice";
constexpr int kAtOnce = 200;
constexpr char kUsualBody[] =
    R"({"event":"{event}","subject":"{subject}","time":"{time}","terminal":"{terminal}",)"
    R"("merchant":"{merchant}","text":"{text}","id":"{id}"})";

std::string Mask(const std::string& phone) {
  if (phone.size() < 8) return std::string(phone.size(), '*');
  return absl::StrCat(phone.substr(0, 3), std::string(phone.size() - 7, '*'), phone.substr(phone.size() - 4));
}

bool IsFor(const v1::NoticeChannel& channel, v1::NoticeEvent event) {
  if (!channel.enabled()) return false;
  return event == v1::TEST_NOTICE || channel.events().empty() ||
         std::ranges::find(channel.events(), static_cast<int>(event)) != channel.events().end();
}

bool IsFinal(int status) {
  // What the other side refuses for good; too early and too many come to an end.
  return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
}

std::string Signature(const std::string& secret, const std::string& body) {
  std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(body.data()), body.size());
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
  return absl::BytesToHexString(mac);
}

Record RecordOf(const v1::Notice& notice) {
  v1::Notice stored = notice;
  stored.clear_notice();
  return {kKind, NumberOf(kKind, notice.notice()).value_or(0), stored.SerializeAsString()};
}

void HideSecrets(v1::NoticeSettings& settings) {
  for (v1::NoticeChannel& channel : *settings.mutable_channels()) {
    channel.set_has_secret(!channel.secret().empty());
    channel.set_has_authorization(!channel.authorization().empty());
    channel.clear_secret();
    channel.clear_authorization();
  }
}

}  // namespace

NoticeDesk::NoticeDesk(TerminalStore& store, const SealedDocuments& seals, Shop& shop, Clock& clock,
                       bool development, Send send)
    : store_(store),
      seals_(seals),
      shop_(shop),
      clock_(clock),
      development_(development),
      send_(std::move(send)) {}

absl::StatusOr<v1::NoticeSettings> NoticeDesk::Secrets() {
  const absl::StatusOr<std::optional<std::string>> sealed = store_.FindDocument(kSettings);
  if (!sealed.ok()) return sealed.status();
  v1::NoticeSettings settings;
  if (!sealed->has_value()) return settings;
  const absl::StatusOr<std::string> body = seals_.Open(kSettings, **sealed);
  if (!body.ok()) return body.status();
  if (!settings.ParseFromString(*body)) {
    return MakeError(ErrorCode::kStorageCorrupt, "the stored notice settings cannot be read");
  }
  return settings;
}

absl::StatusOr<v1::NoticeSettings> NoticeDesk::Settings() {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<v1::NoticeSettings> settings = Secrets();
  if (settings.ok()) HideSecrets(*settings);
  return settings;
}

absl::StatusOr<v1::NoticeSettings> NoticeDesk::Update(std::string_view operator_id,
                                                      const v1::NoticeSettings& given) {
  if (absl::Status good = CheckNoticeSettings(given, development_); !good.ok()) return good;
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<v1::NoticeSettings> before = Secrets();
  if (!before.ok()) return before.status();
  v1::NoticeSettings settings = given;
  for (v1::NoticeChannel& channel : *settings.mutable_channels()) {
    channel.clear_has_secret();
    channel.clear_has_authorization();
    for (const v1::NoticeChannel& old : before->channels()) {
      // A secret goes only where it was meant to go.
      if (old.name() != channel.name() || old.url() != channel.url()) continue;
      if (channel.secret().empty()) channel.set_secret(old.secret());
      if (channel.authorization().empty()) channel.set_authorization(old.authorization());
    }
  }
  StoreChange change;
  change.documents.emplace_back(kSettings, seals_.Seal(kSettings, settings.SerializeAsString()));
  const absl::StatusOr<int64_t> saved =
      store_.Apply(change, AuditEntry::Of(clock_.Now(), operator_id, "update-notices", "channels"));
  if (!saved.ok()) return saved.status();
  HideSecrets(settings);
  return settings;
}

absl::StatusOr<std::vector<v1::Notice>> NoticeDesk::All() {
  const absl::StatusOr<std::vector<Record>> records = store_.ListRecords(kKind);
  if (!records.ok()) return records.status();
  std::vector<v1::Notice> notices;
  for (const Record& record : *records) {
    v1::Notice notice;
    if (!notice.ParseFromString(record.body)) {
      return MakeError(ErrorCode::kStorageCorrupt, "a stored notice cannot be read");
    }
    notice.set_notice(RecordName(kKind, record.number));
    notices.push_back(std::move(notice));
  }
  return notices;
}

absl::StatusOr<std::vector<v1::Notice>> NoticeDesk::List() {
  absl::StatusOr<std::vector<v1::Notice>> notices = All();
  if (!notices.ok()) return notices.status();
  std::reverse(notices->begin(), notices->end());
  for (v1::Notice& notice : *notices) notice.set_phone(Mask(notice.phone()));
  return notices;
}

absl::Status NoticeDesk::Test(std::string_view operator_id) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<v1::NoticeSettings> settings = Secrets();
  if (!settings.ok()) return settings.status();
  if (std::ranges::none_of(settings->channels(), [](const auto& channel) { return channel.enabled(); })) {
    return MakeError(ErrorCode::kInvalidRequest, "channels: none is enabled");
  }
  if (absl::Status noted = store_.Append(AuditEntry::Of(clock_.Now(), operator_id, "test-notice", ""));
      !noted.ok()) {
    return noted;
  }
  return Collect(*settings);
}

absl::Status NoticeDesk::Collect(const v1::NoticeSettings& settings) {
  const absl::StatusOr<std::optional<std::string>> cursor = store_.FindDocument(kCursor);
  if (!cursor.ok()) return cursor.status();
  int64_t seen = 0;
  StoreChange change;
  if (!cursor->has_value()) {
    // The first time: what was before is nobody's news.
    const absl::StatusOr<std::vector<AuditEntry>> last = store_.Audit(1);
    if (!last.ok()) return last.status();
    if (!last->empty()) seen = last->front().sequence - (last->front().act == "test-notice" ? 1 : 0);
  } else if (!absl::SimpleAtoi(**cursor, &seen)) {
    return MakeError(ErrorCode::kStorageCorrupt, "the stored notice cursor cannot be read");
  }
  const absl::StatusOr<std::vector<AuditEntry>> entries = store_.AuditAfter(seen, kAtOnce);
  if (!entries.ok()) return entries.status();
  if (entries->empty() && cursor->has_value()) return absl::OkStatus();
  for (const AuditEntry& entry : *entries) {
    seen = entry.sequence;
    const v1::NoticeEvent event = EventOf(entry.act, entry.outcome);
    if (event == v1::NOTICE_EVENT_UNSPECIFIED) continue;
    for (const v1::NoticeChannel& channel : settings.channels()) {
      if (!IsFor(channel, event)) continue;
      v1::Notice notice;
      notice.set_event(event);
      notice.set_subject(entry.subject);
      notice.set_channel(channel.name());
      notice.set_state(v1::Notice::WAITING);
      *notice.mutable_create_time() = ToTimestamp(entry.time);
      *notice.mutable_next_attempt_time() = ToTimestamp(clock_.Now());
      const int copies = std::max(1, channel.phones_size());
      for (int i = 0; i < copies; ++i) {
        if (i < channel.phones_size()) notice.set_phone(channel.phones(i));
        change.records.push_back({kKind, 0, notice.SerializeAsString()});
      }
    }
  }
  change.documents.emplace_back(kCursor, absl::StrCat(seen));
  // The oldest go: an outbox that nobody empties must not fill the disk.
  const absl::StatusOr<std::vector<Record>> kept = store_.ListRecords(kKind);
  if (!kept.ok()) return kept.status();
  const size_t together = kept->size() + change.records.size();
  for (size_t i = 0; i < kept->size() && together - i > kMostKept; ++i) {
    change.removed.emplace_back(kKind, (*kept)[i].number);
  }
  return store_.Apply(change, std::nullopt).status();
}

absl::StatusOr<uplink::v1::PostRequest> NoticeDesk::Compose(const v1::Notice& notice,
                                                            const v1::NoticeChannel& channel) {
  const absl::StatusOr<v1::MerchantProfile> profile = shop_.Profile();
  if (!profile.ok()) return profile.status();
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(profile->time_zone(), &zone)) zone = absl::UTCTimeZone();
  const std::map<std::string, std::string> values = {
      {"event", v1::NoticeEvent_Name(notice.event())},
      {"subject", notice.subject()},
      {"time", absl::FormatTime(absl::RFC3339_sec, FromTimestamp(notice.create_time()), zone)},
      {"terminal", profile->terminal_id()},
      {"merchant", profile->merchant_id()},
      {"text",
       absl::StrCat(EventWords(notice.event()), notice.subject().empty() ? "" : ": ", notice.subject())},
      {"phone", notice.phone()},
      {"id", notice.notice()},
  };
  uplink::v1::PostRequest request;
  request.set_url(FillTemplate(channel.url(), values, UrlEscaped));
  request.set_content_type(channel.content_type().empty() ? "application/json" : channel.content_type());
  const bool json = request.content_type().find("json") != std::string::npos;
  const bool form = request.content_type().find("urlencoded") != std::string::npos;
  request.set_body(FillTemplate(channel.body().empty() ? kUsualBody : channel.body(), values,
                                json   ? JsonEscaped
                                : form ? UrlEscaped
                                       : Plain));
  request.set_authorization(channel.authorization());
  if (!channel.secret().empty()) request.set_signature(Signature(channel.secret(), request.body()));
  return request;
}

absl::Status NoticeDesk::Conclude(v1::Notice notice, const absl::StatusOr<int>& reply) {
  notice.set_attempts(notice.attempts() + 1);
  notice.set_http_status(reply.value_or(0));
  notice.set_fault(reply.ok() ? common::v1::ERROR_CODE_UNSPECIFIED
                              : static_cast<common::v1::ErrorCode>(ErrorCodeOf(reply.status())));
  const bool sent = reply.ok() && *reply >= 200 && *reply < 300;
  const bool refused = (reply.ok() && IsFinal(*reply)) ||
                       (!reply.ok() && ErrorCodeOf(reply.status()) == ErrorCode::kInvalidRequest);
  const bool too_old = clock_.Now() - FromTimestamp(notice.create_time()) > kPatience;
  if (sent || refused || too_old) {
    notice.set_state(sent ? v1::Notice::SENT : v1::Notice::GIVEN_UP);
    notice.clear_next_attempt_time();
  } else {
    const int doublings = std::min(notice.attempts() - 1, 16);
    const absl::Duration pause = std::min(kFirstPause * (1 << doublings), kLongestPause);
    *notice.mutable_next_attempt_time() = ToTimestamp(clock_.Now() + pause);
  }
  StoreChange change;
  change.records.push_back(RecordOf(notice));
  return store_.Apply(change, std::nullopt).status();
}

absl::StatusOr<int> NoticeDesk::Work() {
  v1::NoticeSettings settings;
  {
    absl::MutexLock lock(&mutex_);
    const absl::StatusOr<v1::NoticeSettings> read = Secrets();
    if (!read.ok()) return read.status();
    settings = *read;
    if (absl::Status collected = Collect(settings); !collected.ok()) return collected;
  }
  const absl::StatusOr<std::vector<v1::Notice>> notices = All();
  if (!notices.ok()) return notices.status();
  int tried = 0;
  for (const v1::Notice& notice : *notices) {
    if (notice.state() != v1::Notice::WAITING) continue;
    const absl::Duration wait = FromTimestamp(notice.next_attempt_time()) - clock_.Now();
    // A wall clock that was set back must not hold a notice for longer than the longest pause.
    if (wait > absl::ZeroDuration() && wait <= kLongestPause) continue;
    const auto channel = std::ranges::find_if(
        settings.channels(), [&](const v1::NoticeChannel& each) { return each.name() == notice.channel(); });
    absl::StatusOr<int> reply = MakeError(ErrorCode::kInvalidRequest, "the channel is gone");
    if (channel != settings.channels().end() && channel->enabled()) {
      const absl::StatusOr<uplink::v1::PostRequest> request = Compose(notice, *channel);
      if (!request.ok()) return request.status();
      reply = send_(*request);
    }
    if (absl::Status noted = Conclude(notice, reply); !noted.ok()) return noted;
    ++tried;
  }
  return tried;
}

}  // namespace till::terminal
