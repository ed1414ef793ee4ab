// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_SIMULATED_LINE_H_
#define TILL_TESTS_SIMULATION_SIMULATED_LINE_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "services/common/clock/fake_clock.h"
#include "services/payment/ports.h"
#include "tests/simulation/event_log.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/host_model.h"
#include "tests/simulation/random.h"

namespace till::simulation {

// SimulatedLine is `uplink`, the network and the way to the host: messages in flight stay so when the
// terminal dies, and arrive when their time comes, in whatever order that is.
class SimulatedLine final : public payment::HostPort {
 public:
  // `at_work` is called while the terminal waits: people may do something then.
  SimulatedLine(FakeClock& clock, Random random, Faults& faults, HostModel& host, EventLog& log,
                std::function<void()> at_work)
      : clock_(clock),
        random_(random),
        faults_(faults),
        host_(host),
        log_(log),
        at_work_(std::move(at_work)) {}

  // Idle lets time pass; what is in flight arrives.
  void Idle(absl::Duration duration);
  bool quiet() const { return in_flight_.empty(); }
  // HeardLate says, once, whether an answer came that nobody waited for.
  bool HeardLate() { return std::exchange(heard_late_, false); }

  absl::StatusOr<uplink::v1::ExchangeResponse> Exchange(const uplink::v1::ExchangeRequest& request) override;
  absl::StatusOr<uplink::v1::SignOnResponse> SignOn(const uplink::v1::SignOnRequest& request) override;
  absl::StatusOr<uplink::v1::SignOffResponse> SignOff(const uplink::v1::SignOffRequest& request) override;
  absl::StatusOr<uplink::v1::DownloadResponse> Download(const uplink::v1::DownloadRequest& request) override;
  absl::StatusOr<uplink::v1::StatusResponse> Status() override;
  absl::Status WatchLateReplies(const std::function<void(const uplink::v1::LateReply&)>& on_late) override;
  void StopWatching() override {}

 private:
  struct Message {
    uplink::v1::ExchangeRequest request;
    std::optional<uplink::v1::ExchangeResponse> reply;  // Unset: it is on its way to the host.
  };

  void Send(Message message, absl::Duration delay);
  // Arrive lets the next message arrive if that is before `end`, and returns it when it is a reply.
  std::optional<Message> Arrive(absl::Duration end);
  void AnswerAtHost(const uplink::v1::ExchangeRequest& request);
  absl::Duration ShortWhile() { return absl::Milliseconds(random_.Between(20, 400)); }
  absl::Duration LongWhile() { return absl::Seconds(random_.Between(20, 900)); }

  FakeClock& clock_;
  Random random_;
  Faults& faults_;
  HostModel& host_;
  EventLog& log_;
  const std::function<void()> at_work_;
  // By time of arrival, then by order of sending.
  std::map<std::pair<absl::Duration, int64_t>, Message> in_flight_;
  int64_t sent_ = 0;
  bool heard_late_ = false;
  bool signed_on_ = false;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_SIMULATED_LINE_H_
