// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_EXCHANGER_H_
#define TILL_SERVICES_UPLINK_EXCHANGER_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "absl/synchronization/mutex.h"
#include "services/common/clock/clock.h"
#include "services/uplink/iso8583/framing.h"
#include "services/uplink/key_service.h"
#include "services/uplink/late_replies.h"
#include "services/uplink/line/line.h"
#include "services/uplink/reply_matcher.h"
#include "services/uplink/response_catalogue.h"
#include "services/uplink/transaction_table.h"

namespace till::uplink {

// Exchanger sends a request and finds its answer among everything that the host sends.
//
// It decides what an answer is worth: an answer is one that matches, and whose MAC is right where the
// transaction wants one or the answer carries one. Requests that were given up stay in a bounded table, so
// that their answer is still known when it comes late. Thread-safe; several requests may be under way.
class Exchanger final : public LineListener {
 public:
  enum class Outcome {
    kAnswered,         // `reply` is an authentic answer to this request.
    kNotSent,          // No byte left.
    kNoReply,          // Bytes may have left; no answer in time, or the line broke.
    kReplyMacInvalid,  // An answer came and its MAC is wrong or missing.
    kReplyInvalid,     // Only something unreadable or contradicting came in time.
  };

  // Who asks, for late answers.
  struct Label {
    std::string payment_id;
    uint32_t trace = 0;
    uint32_t batch = 0;
  };

  struct Result {
    Outcome outcome = Outcome::kNotSent;
    std::optional<IsoMessage> reply;  // kAnswered.
    bool approved = false;
    HostDemand demand = HostDemand::kNone;
    absl::Duration round_trip;
    absl::Status why;  // Not kAnswered.
  };

  // Counts are what went by since the start, for metrics.
  struct Counts {
    uint64_t unreadable = 0;     // Frames that could not be decoded.
    uint64_t unmatched = 0;      // Messages that answer nothing that is known.
    uint64_t contradicting = 0;  // Messages that name a request and differ from it.
    uint64_t late = 0;           // Authentic late answers.
    uint64_t mac_errors = 0;
  };

  // How many given-up requests are remembered.
  static constexpr size_t kMostGivenUp = 256;

  // Everything outlives the exchanger, which starts listening when the line is started with it.
  Exchanger(const MessageSpec& spec, const ResponseCatalogue& catalogue, Line& line, KeyService& keys,
            const Clock& clock, LateReplies& late_replies);
  ~Exchanger() override;

  // Exchange sends `request` (its MAC is added here) and waits for its answer up to `timeout` from now.
  // An error means that nothing was sent: KEY_MISSING and other errors of the key service, a message too
  // long.
  absl::StatusOr<Result> Exchange(const TransactionSpec& transaction, IsoMessage request, Label label,
                                  absl::Duration timeout);

  // connected_hook is called from the line's thread at each OnConnected.
  void SetConnectedHook(std::function<void()> hook);

  Counts counts() const;

  // last_activity returns the monotonic time of the last frame in either direction, last_reply the wall time
  // of the last answer that was accepted.
  absl::Duration last_activity() const;
  std::optional<absl::Time> last_reply() const;

  // silences returns how many requests, one after another, ended without a word from the host.
  int silences() const;

  // WaitIdle waits until no request is under way, up to `patience` of real time.
  void WaitIdle(absl::Duration patience);

  // DrainLate waits until every late answer that has come was judged; for tests.
  void DrainLate();

  void OnConnected() override;
  void OnFrameBody(std::span<const uint8_t> body) override;
  void OnDisconnected(const absl::Status& why) override;

 private:
  // A decoded message from the host with what its MAC was made over.
  struct Received {
    IsoMessage message;
    MacBlock mac_block;
    HostDemand demand;
  };

  struct Pending {
    ReplyMatcher matcher;
    Label label;
    std::optional<Received> received;
    absl::Status line_lost;  // The connection went after the request.
    absl::Status suspect;    // Something came that was no answer.
  };

  struct LateArrival {
    const TransactionSpec* transaction;
    Label label;
    Received received;
  };

  // Judge says whether the received answer is authentic: OK, MAC_INVALID, or the key service's error.
  absl::Status Judge(const TransactionSpec& transaction, const Received& received);
  void WaitForAnswer(Pending& pending, absl::Duration deadline);
  Result Conclude(std::list<Pending>::iterator pending);
  void GiveUp(ReplyMatcher matcher, Label label) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Route(Received received) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void JudgeLateArrivals();

  const MessageSpec& spec_;
  const ResponseCatalogue& catalogue_;
  Line& line_;
  KeyService& keys_;
  const Clock& clock_;
  LateReplies& late_replies_;

  mutable absl::Mutex mutex_;
  std::list<Pending> pending_ ABSL_GUARDED_BY(mutex_);
  std::deque<std::pair<ReplyMatcher, Label>> given_up_ ABSL_GUARDED_BY(mutex_);
  std::deque<LateArrival> late_arrivals_ ABSL_GUARDED_BY(mutex_);
  bool judging_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  Counts counts_ ABSL_GUARDED_BY(mutex_);
  absl::Duration last_activity_ ABSL_GUARDED_BY(mutex_);
  std::optional<absl::Time> last_reply_ ABSL_GUARDED_BY(mutex_);
  int silences_ ABSL_GUARDED_BY(mutex_) = 0;
  std::function<void()> connected_hook_ ABSL_GUARDED_BY(mutex_);
  // Late answers are judged here, because the line's thread must not wait for `pin`.
  std::thread late_judge_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_EXCHANGER_H_
