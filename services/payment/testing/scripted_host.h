// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_HOST_H_
#define TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_HOST_H_

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "services/common/status/error.h"
#include "services/payment/ports.h"

namespace till::payment {

// ScriptedHost answers as `uplink` would, and keeps the host's own record of whose money moved.
class ScriptedHost final : public HostPort {
 public:
  enum class Sale {
    kApprove,
    kDecline,
    kSilent,
    kSilentButApproved,
    kMacInvalid,
    kNotSent,
    kUplinkDies,
    kKeyMissing
  };

  Sale sale = Sale::kApprove;
  std::string decline_code = "51";
  // How many reversals stay without an answer before one is confirmed.
  int reversals_unanswered = 0;
  bool connected = true;
  bool signed_on = true;
  int sign_ons = 0;
  // Called while the host has a sale before it.
  std::function<void()> on_sale;
  std::vector<uplink::v1::ExchangeRequest> requests;
  // Payment to minor units that the host believes to have moved.
  std::map<std::string, int64_t> moved;

  absl::StatusOr<uplink::v1::ExchangeResponse> Exchange(const uplink::v1::ExchangeRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    requests.push_back(request);
    return request.has_reversal() ? Reverse(request) : Sell(request);
  }

  absl::StatusOr<uplink::v1::SignOnResponse> SignOn(const uplink::v1::SignOnRequest& request) override {
    ++sign_ons;
    signed_on = true;
    uplink::v1::SignOnResponse response;
    response.set_batch_number(7);
    response.mutable_response()->set_code("00");
    return response;
  }

  absl::StatusOr<uplink::v1::StatusResponse> Status() override {
    uplink::v1::StatusResponse status;
    status.set_signed_on(signed_on);
    status.set_connected(connected);
    return status;
  }

  absl::Status WatchLateReplies(const std::function<void(const uplink::v1::LateReply&)>& on_late) override {
    uplink::v1::LateReply late;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      watching_.wait(lock, [this] { return stopped_ || !late_payment_.empty(); });
      late.set_payment(std::exchange(late_payment_, ""));
      late.set_outcome(uplink::v1::ExchangeResponse::APPROVED);
    }
    if (!late.payment().empty()) on_late(late);
    return absl::OkStatus();
  }
  void StopWatching() override {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
    watching_.notify_all();
  }
  // ApproveLate lets the approval of a payment arrive now.
  void ApproveLate(const std::string& payment) {
    const std::lock_guard<std::mutex> lock(mutex_);
    late_payment_ = payment;
    watching_.notify_all();
  }

 private:
  using Outcome = uplink::v1::ExchangeResponse;

  static Outcome Answer(Outcome::Outcome outcome, const std::string& code = "") {
    Outcome response;
    response.set_outcome(outcome);
    if (!code.empty()) {
      response.mutable_host()->mutable_response()->set_code(code);
      response.mutable_host()->set_reference_number("000000000001");
      response.mutable_host()->set_host_date("1122");
    }
    return response;
  }

  absl::StatusOr<Outcome> Sell(const uplink::v1::ExchangeRequest& request) {
    if (on_sale) on_sale();
    const bool moves = sale == Sale::kApprove || sale == Sale::kSilentButApproved ||
                       sale == Sale::kMacInvalid || sale == Sale::kUplinkDies;
    if (moves) moved[request.payment()] = request.financial().amount().minor_units();
    switch (sale) {
      case Sale::kApprove:
        return Answer(Outcome::APPROVED, "00");
      case Sale::kDecline:
        return Answer(Outcome::DECLINED, decline_code);
      case Sale::kMacInvalid:
        return Answer(Outcome::REPLY_MAC_INVALID);
      case Sale::kNotSent:
        return Answer(Outcome::NOT_SENT);
      case Sale::kUplinkDies:
        return MakeError(ErrorCode::kServiceUnavailable, "uplink is gone");
      case Sale::kKeyMissing:
        return MakeError(ErrorCode::kKeyMissing, "no MAC key");
      default:
        return Answer(Outcome::NO_REPLY);
    }
  }

  absl::StatusOr<Outcome> Reverse(const uplink::v1::ExchangeRequest& request) {
    const bool known = moved.erase(request.payment()) > 0;
    if (reversals_unanswered-- > 0) return Answer(Outcome::NO_REPLY);
    return known ? Answer(Outcome::APPROVED, "00") : Answer(Outcome::DECLINED, "25");
  }

  std::mutex mutex_;
  std::condition_variable watching_;
  std::string late_payment_;
  bool stopped_ = false;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_HOST_H_
