// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/exchanger.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/uplink/iso8583/codec.h"

namespace till::uplink {
namespace {

// How often a waiting request looks at the injected clock, in real time; an answer wakes it at once.
constexpr absl::Duration kClockLook = absl::Milliseconds(50);
// Answers that wait to be judged; more than this at once is a flood.
constexpr size_t kMostLateArrivals = 64;

}  // namespace

Exchanger::Exchanger(const MessageSpec& spec, const ResponseCatalogue& catalogue, Line& line,
                     KeyService& keys, const Clock& clock, LateReplies& late_replies)
    : spec_(spec),
      catalogue_(catalogue),
      line_(line),
      keys_(keys),
      clock_(clock),
      late_replies_(late_replies),
      last_activity_(clock.Monotonic()),
      late_judge_([this] { JudgeLateArrivals(); }) {}

Exchanger::~Exchanger() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  late_judge_.join();
}

absl::StatusOr<Exchanger::Result> Exchanger::Exchange(const TransactionSpec& transaction, IsoMessage request,
                                                      Label label, absl::Duration timeout) {
  const absl::Duration start = clock_.Monotonic();
  const bool with_mac = transaction.row.request_mac() == profile::MAC_REQUIRED;
  if (with_mac) {
    if (absl::Status room = request.ReserveMac(); !room.ok()) return room;
  }
  absl::StatusOr<EncodedFrame> frame = EncodeFrame(spec_, request);
  if (!frame.ok()) return frame.status();
  if (with_mac) {
    const absl::StatusOr<std::string> mac =
        keys_.GenerateMac(MacBlock(spec_.mac_algorithm(), MacInput(spec_, frame->message())));
    if (!mac.ok()) return mac.status();
    if (absl::Status written = WriteMac(spec_, *mac, frame->message()); !written.ok()) return written;
  }

  std::list<Pending>::iterator pending;
  {
    absl::MutexLock lock(&mutex_);
    pending_.push_back({ReplyMatcher(transaction, request), std::move(label)});
    pending = std::prev(pending_.end());
  }
  const Line::SendResult sent = line_.Send(frame->bytes());
  if (sent.outcome == Line::SendOutcome::kNotSent) {
    absl::MutexLock lock(&mutex_);
    pending_.erase(pending);
    return Result{.outcome = Outcome::kNotSent, .why = sent.why};
  }
  {
    absl::MutexLock lock(&mutex_);
    last_activity_ = clock_.Monotonic();
    // Not all of it left: nobody can answer, but somebody may act on what did.
    if (!sent.why.ok() && pending->line_lost.ok()) pending->line_lost = sent.why;
  }
  WaitForAnswer(*pending, start + timeout);
  Result result = Conclude(pending);
  result.round_trip = clock_.Monotonic() - start;
  return result;
}

void Exchanger::WaitForAnswer(Pending& pending, absl::Duration deadline) {
  absl::MutexLock lock(&mutex_);
  const auto settled = [&] {
    mutex_.AssertReaderHeld();
    return pending.received.has_value() || !pending.line_lost.ok();
  };
  while (!settled()) {
    const absl::Duration left = deadline - clock_.Monotonic();
    if (left <= absl::ZeroDuration()) return;
    mutex_.AwaitWithTimeout(absl::Condition(&settled), std::min(left, kClockLook));
  }
}

Exchanger::Result Exchanger::Conclude(std::list<Pending>::iterator pending) {
  std::optional<Received> received;
  {
    absl::MutexLock lock(&mutex_);
    received = std::move(pending->received);
    if (!received.has_value()) {
      Result result{.outcome = Outcome::kNoReply};
      const absl::Status& lost = pending->line_lost;
      if (!pending->suspect.ok()) {
        result.outcome = Outcome::kReplyInvalid;
        result.why = pending->suspect;
      } else if (!lost.ok()) {
        if (HasErrorCode(lost, ErrorCode::kHostProtocolError)) result.outcome = Outcome::kReplyInvalid;
        result.why = lost;
      } else {
        result.why = MakeError(ErrorCode::kHostSilent, "no answer in time");
        ++silences_;
      }
      GiveUp(std::move(pending->matcher), std::move(pending->label));
      pending_.erase(pending);
      return result;
    }
  }
  const TransactionSpec& transaction = pending->matcher.transaction();
  absl::Status authentic = Judge(transaction, *received);
  absl::MutexLock lock(&mutex_);
  Result result{.demand = received->demand};
  if (!authentic.ok()) {
    result.outcome = Outcome::kReplyMacInvalid;
    result.why = std::move(authentic);
    GiveUp(std::move(pending->matcher), std::move(pending->label));
  } else {
    result.outcome = Outcome::kAnswered;
    result.approved = catalogue_.IsApproval(received->message.Get(39).value_or(""));
    result.reply = std::move(received->message);
    last_reply_ = clock_.Now();
  }
  pending_.erase(pending);
  return result;
}

absl::Status Exchanger::Judge(const TransactionSpec& transaction, const Received& received) {
  const auto mac = received.message.mac();
  if (!mac.has_value()) {
    if (transaction.row.reply_mac() != profile::MAC_REQUIRED) return absl::OkStatus();
    absl::MutexLock lock(&mutex_);
    ++counts_.mac_errors;
    return MakeError(ErrorCode::kMacInvalid, "the answer has no MAC");
  }
  const absl::StatusOr<bool> valid = keys_.VerifyMac(received.mac_block, *mac);
  if (valid.ok() && *valid) return absl::OkStatus();
  absl::MutexLock lock(&mutex_);
  ++counts_.mac_errors;
  // Not verified is not authentic, whatever the reason: an approval nobody checked is none.
  if (!valid.ok()) {
    return MakeError(ErrorCode::kMacInvalid,
                     absl::StrCat("the answer's MAC could not be checked: ", valid.status().message()));
  }
  return MakeError(ErrorCode::kMacInvalid, "the answer's MAC is wrong");
}

void Exchanger::GiveUp(ReplyMatcher matcher, Label label) {
  given_up_.emplace_back(std::move(matcher), std::move(label));
  if (given_up_.size() > kMostGivenUp) given_up_.pop_front();
}

void Exchanger::OnFrameBody(std::span<const uint8_t> body) {
  absl::Status fault;
  const absl::StatusOr<FrameBody> frame = ParseFrameBody(spec_, body);
  fault = frame.status();
  if (frame.ok()) {
    absl::StatusOr<IsoMessage> message = DecodeMessage(spec_, frame->message);
    fault = message.status();
    if (message.ok()) {
      MacBlock block;
      if (message->mac().has_value()) {
        block = MacBlock(spec_.mac_algorithm(), MacInput(spec_, frame->message));
      }
      absl::MutexLock lock(&mutex_);
      last_activity_ = clock_.Monotonic();
      silences_ = 0;
      Route({*std::move(message), std::move(block), frame->demand});
      return;
    }
  }
  absl::MutexLock lock(&mutex_);
  last_activity_ = clock_.Monotonic();
  ++counts_.unreadable;
  for (Pending& pending : pending_) {
    pending.suspect = MakeError(ErrorCode::kHostProtocolError, std::string(fault.message()));
  }
  log::Warn("unreadable message from the host", {{"fault", fault}, {"bytes", body.size()}});
}

void Exchanger::Route(Received received) {
  for (Pending& pending : pending_) {
    // A second answer to the same request is nobody's.
    if (pending.received.has_value()) continue;
    switch (pending.matcher.Match(received.message, catalogue_)) {
      case ReplyMatcher::Verdict::kAnswer:
        pending.received = std::move(received);
        return;
      case ReplyMatcher::Verdict::kContradicts:
        ++counts_.contradicting;
        pending.suspect = MakeError(ErrorCode::kHostProtocolError, "an answer that differs from its request");
        log::Warn("answer that differs from its request", {{"message", received.message.DebugString()}});
        return;
      case ReplyMatcher::Verdict::kOther:
        break;
    }
  }
  for (auto it = given_up_.begin(); it != given_up_.end(); ++it) {
    if (it->first.Match(received.message, catalogue_) != ReplyMatcher::Verdict::kAnswer) continue;
    if (late_arrivals_.size() < kMostLateArrivals) {
      late_arrivals_.push_back({&it->first.transaction(), it->second, std::move(received)});
    }
    return;
  }
  ++counts_.unmatched;
  for (Pending& pending : pending_) {
    pending.suspect = MakeError(ErrorCode::kHostProtocolError, "an answer to another request");
  }
  log::Warn("message that answers nothing", {{"message", received.message.DebugString()}});
}

void Exchanger::JudgeLateArrivals() {
  for (;;) {
    std::optional<LateArrival> arrival;
    {
      absl::MutexLock lock(&mutex_);
      judging_ = false;
      const auto work = [this] {
        mutex_.AssertReaderHeld();
        return stopping_ || !late_arrivals_.empty();
      };
      mutex_.Await(absl::Condition(&work));
      if (stopping_) return;
      arrival = std::move(late_arrivals_.front());
      late_arrivals_.pop_front();
      judging_ = true;
    }
    const absl::Status authentic = Judge(*arrival->transaction, arrival->received);
    const bool approved = catalogue_.IsApproval(arrival->received.message.Get(39).value_or(""));
    log::Warn("late answer", {{"transaction", arrival->transaction->row.name()},
                              {"payment", arrival->label.payment_id},
                              {"trace", arrival->label.trace},
                              {"approved", approved},
                              {"authentic", authentic}});
    if (!authentic.ok()) continue;
    {
      absl::MutexLock lock(&mutex_);
      ++counts_.late;
      // Answered now: the same answer again is nobody's.
      std::erase_if(given_up_, [&](const auto& entry) {
        return entry.first.Match(arrival->received.message, catalogue_) == ReplyMatcher::Verdict::kAnswer;
      });
    }
    // Only an answer that moves money is news to the payment: a reversal is repeated until it is answered in
    // time.
    if (!arrival->transaction->row.reversible()) continue;
    late_replies_.Add({.payment_id = arrival->label.payment_id,
                       .trace = arrival->label.trace,
                       .batch = arrival->label.batch,
                       .reply = ReadHostReply(*arrival->transaction, arrival->received.message, approved)});
  }
}

void Exchanger::WaitIdle(absl::Duration patience) {
  absl::MutexLock lock(&mutex_);
  const auto idle = [this] {
    mutex_.AssertReaderHeld();
    return pending_.empty();
  };
  mutex_.AwaitWithTimeout(absl::Condition(&idle), patience);
}

void Exchanger::DrainLate() {
  absl::MutexLock lock(&mutex_);
  const auto drained = [this] {
    mutex_.AssertReaderHeld();
    return late_arrivals_.empty() && !judging_;
  };
  mutex_.Await(absl::Condition(&drained));
}

void Exchanger::OnConnected() {
  std::function<void()> hook;
  {
    absl::MutexLock lock(&mutex_);
    last_activity_ = clock_.Monotonic();
    silences_ = 0;
    hook = connected_hook_;
  }
  if (hook) hook();
}

void Exchanger::OnDisconnected(const absl::Status& why) {
  absl::MutexLock lock(&mutex_);
  for (Pending& pending : pending_) pending.line_lost = why;
}

void Exchanger::SetConnectedHook(std::function<void()> hook) {
  absl::MutexLock lock(&mutex_);
  connected_hook_ = std::move(hook);
}

Exchanger::Counts Exchanger::counts() const {
  absl::MutexLock lock(&mutex_);
  return counts_;
}

absl::Duration Exchanger::last_activity() const {
  absl::MutexLock lock(&mutex_);
  return last_activity_;
}

int Exchanger::silences() const {
  absl::MutexLock lock(&mutex_);
  return silences_;
}

std::optional<absl::Time> Exchanger::last_reply() const {
  absl::MutexLock lock(&mutex_);
  return last_reply_;
}

}  // namespace till::uplink
