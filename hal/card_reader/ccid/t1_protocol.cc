// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/t1_protocol.h"

#include <algorithm>
#include <utility>

#include "hal/card_reader/ccid/secret_append.h"

namespace till::hal {
namespace {

using Supervisory = T1Block::Supervisory;
using Trouble = T1Block::Trouble;

constexpr int kAttempts = 3;  // of a block: sent once, and twice again (EMV 4.4 Book 1, 9.2.5)

}  // namespace

// Course is how far a command has come.
struct T1Protocol::Course {
  std::span<const uint8_t> command;
  size_t acknowledged = 0;        // bytes of the command
  size_t on_the_way = 0;          // bytes in the block that was sent last
  bool command_is_there = false;  // the card has begun to answer
  bool finished = false;
  bool given_up = false;
  uint8_t extra_argument = 0;  // of an S-block's answer, which must outlive it
  uint8_t waiting_times = 0;
  int failures = 0;  // one after the other
  T1Block next;      // what is sent next
  SecretBuffer response;
};

absl::StatusOr<bool> T1Protocol::AnnounceIfsd() {
  const uint8_t information[] = {ifsd_};
  return Agree(T1Block::Request(Supervisory::kIfs, information));
}

absl::StatusOr<bool> T1Protocol::Resynchronise() {
  const absl::StatusOr<bool> agreed = Agree(T1Block::Request(Supervisory::kResynch, {}));
  if (!agreed.ok() || !*agreed) return agreed;
  // Both sides are as after the ATR (ISO/IEC 7816-3, 11.6.3.1).
  send_number_ = 0;
  expected_number_ = 0;
  ifsc_ = first_ifsc_;
  return AnnounceIfsd();
}

absl::StatusOr<bool> T1Protocol::Agree(const T1Block& request) {
  const SecretBuffer bytes = T1Bytes(request);
  for (int i = 0; i < kAttempts; ++i) {
    const absl::StatusOr<T1Answer> answer = line_.Send(bytes.Reveal(), 0);
    if (!answer.ok()) return answer.status();
    if (answer->kind == T1Answer::Kind::kGone) return false;
    const absl::StatusOr<T1Block> block = ParseT1Block(answer->bytes.Reveal());
    if (!block.ok() || block->kind != T1Block::Kind::kSupervisory) continue;
    const bool same = std::equal(block->information.begin(), block->information.end(),
                                 request.information.begin(), request.information.end());
    if (block->is_response && block->supervisory == request.supervisory && same) return true;
  }
  return false;
}

absl::StatusOr<TransceiveResult> T1Protocol::Exchange(std::span<const uint8_t> command) {
  for (int start = 0; start < 2; ++start) {
    SecretBuffer response;
    const absl::StatusOr<Attempt> attempt = Run(command, response);
    if (!attempt.ok()) return attempt.status();
    if (*attempt == Attempt::kAnswered && response.size() >= 2) {
      return TransceiveResult{ExchangeOutcome::kAnswered, std::move(response)};
    }
    if (*attempt != Attempt::kUnfinished) break;
    const absl::StatusOr<bool> fresh = Resynchronise();
    if (!fresh.ok()) return fresh.status();
    if (!*fresh) break;
  }
  return TransceiveResult{ExchangeOutcome::kCardRemoved, {}};
}

T1Block T1Protocol::NextPiece(const Course& course) const {
  const std::span<const uint8_t> rest = course.command.subspan(course.acknowledged);
  return {.kind = T1Block::Kind::kInformation,
          .number = send_number_,
          .more = rest.size() > ifsc_,
          .information = rest.first(std::min<size_t>(rest.size(), ifsc_))};
}

absl::StatusOr<T1Protocol::Attempt> T1Protocol::Run(std::span<const uint8_t> command,
                                                    SecretBuffer& response) {
  Course course{.command = command};
  course.next = NextPiece(course);
  bool end_was_sent = false;
  while (true) {
    if (course.next.kind == T1Block::Kind::kInformation) {
      course.on_the_way = course.next.information.size();
      end_was_sent = end_was_sent || !course.next.more;
    }
    const SecretBuffer bytes = T1Bytes(course.next);
    const absl::StatusOr<T1Answer> answer =
        line_.Send(bytes.Reveal(), std::exchange(course.waiting_times, uint8_t{0}));
    if (!answer.ok()) return answer.status();
    if (answer->kind == T1Answer::Kind::kGone) return Attempt::kGone;
    const absl::StatusOr<T1Block> block = ParseT1Block(answer->bytes.Reveal());
    if (!block.ok() || !Take(*block, course)) {
      ++course.failures;
      const bool unread = answer->kind == T1Answer::Kind::kBytes && absl::IsDataLoss(block.status());
      course.next = T1Block::Ready(expected_number_, unread ? Trouble::kCheck : Trouble::kOther);
    }
    if (course.finished) {
      response = std::move(course.response);
      return Attempt::kAnswered;
    }
    if (course.given_up) return Attempt::kGone;
    if (course.failures >= kAttempts) return end_was_sent ? Attempt::kGone : Attempt::kUnfinished;
  }
}

bool T1Protocol::Take(const T1Block& block, Course& course) {
  switch (block.kind) {
    case T1Block::Kind::kInformation:
      return TakeInformation(block, course);
    case T1Block::Kind::kReady:
      return TakeReady(block, course);
    case T1Block::Kind::kSupervisory:
      return !block.is_response && TakeRequest(block, course);
  }
  return false;
}

bool T1Protocol::TakeInformation(const T1Block& block, Course& course) {
  // An I-block acknowledges ours, of which it must have been the last (ISO/IEC 7816-3, 11.6.2.2, rule 2.1).
  const bool whole = course.acknowledged + course.on_the_way == course.command.size();
  if (!whole || block.number != expected_number_ || block.information.size() > ifsd_) return false;
  if (!std::exchange(course.command_is_there, true)) send_number_ ^= 1;
  expected_number_ ^= 1;
  course.failures = 0;
  if (course.response.size() + block.information.size() > kMostResponseBytes) {
    course.given_up = true;
    return true;
  }
  AppendSecret(block.information, course.response);
  course.finished = !block.more;
  course.next = T1Block::Ready(expected_number_, Trouble::kNone);
  return true;
}

bool T1Protocol::TakeReady(const T1Block& block, Course& course) {
  if (course.command_is_there) {
    // The card did not understand our R-block, and asks for it once more (rule 7.3).
    if (block.number != send_number_) return false;
    ++course.failures;
    course.next = T1Block::Ready(expected_number_, Trouble::kNone);
    return true;
  }
  if (block.number == send_number_) {  // it asks for our block once more
    ++course.failures;
    course.next = NextPiece(course);
    return true;
  }
  // The other number acknowledges, and asks for the next block of the chain (rule 5).
  if (course.acknowledged + course.on_the_way == course.command.size()) return false;
  send_number_ ^= 1;
  course.acknowledged += course.on_the_way;
  course.failures = 0;
  course.next = NextPiece(course);
  return true;
}

bool T1Protocol::TakeRequest(const T1Block& block, Course& course) {
  switch (block.supervisory) {
    case Supervisory::kWaitingTime:
      course.extra_argument = course.waiting_times = block.information[0];
      break;
    case Supervisory::kIfs:
      if (block.information[0] == 0 || block.information[0] > kMostT1Information) return false;
      course.extra_argument = ifsc_ = block.information[0];
      break;
    case Supervisory::kAbort:
      // EMV's cards do not send it (EMV 4.4 Book 1, 9.2.4): the answer is lost.
      course.given_up = true;
      return true;
    case Supervisory::kResynch:
      return false;  // the terminal's to send
  }
  course.next = T1Block::Response(block.supervisory, {&course.extra_argument, 1});
  return true;
}

}  // namespace till::hal
