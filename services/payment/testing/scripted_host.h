// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_HOST_H_
#define TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_HOST_H_

#include <condition_variable>
#include <deque>
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
  // What it does with the next messages, one each, before it does `sale` again.
  std::deque<Sale> next;
  std::string decline_code = "51";
  // What an approval says beside the code.
  ledger::v1::HostResult approval;
  // How many reversals stay without an answer before one is confirmed.
  int reversals_unanswered = 0;
  bool connected = true;
  bool signed_on = true;
  int sign_ons = 0;
  int sign_offs = 0;
  int batch_number = 7;
  std::vector<uplink::v1::DownloadKind> pending_downloads;
  // What the host says of an order that is asked for: one state for each question, the last one for ever.
  std::deque<uplink::v1::QrAnswer::State> order_states = {uplink::v1::QrAnswer::PAID};
  std::string qr_payload = "https://qr.example/1";
  // What it says of a settlement's sums.
  int domestic_flag = 1;
  int foreign_flag = 1;
  // Called while the host has a message before it that is no reversal.
  std::function<void()> on_sale;
  std::vector<uplink::v1::ExchangeRequest> requests;
  // Payment to minor units that the host believes to have moved.
  std::map<std::string, int64_t> moved;

  absl::StatusOr<uplink::v1::ExchangeResponse> Exchange(const uplink::v1::ExchangeRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    requests.push_back(request);
    for (const auto& item : request.batch_detail().items()) {  // As `uplink`: nothing is sent then.
      if (item.sealed_account().empty()) return MakeError(ErrorCode::kSealedAccountInvalid, "no box");
    }
    if (request.has_reversal()) return Reverse(request);
    if (request.has_qr() && request.qr().action() == uplink::v1::QrMessage::CLOSE) return Reverse(request);
    return Answer(request);
  }

  absl::StatusOr<uplink::v1::SignOnResponse> SignOn(const uplink::v1::SignOnRequest& request) override {
    ++sign_ons;
    signed_on = true;
    uplink::v1::SignOnResponse response;
    response.set_batch_number(batch_number);
    response.mutable_response()->set_code("00");
    return response;
  }

  absl::StatusOr<uplink::v1::SignOffResponse> SignOff(const uplink::v1::SignOffRequest& request) override {
    ++sign_offs;
    signed_on = false;
    uplink::v1::SignOffResponse response;
    response.mutable_response()->set_code("00");
    return response;
  }

  absl::StatusOr<uplink::v1::DownloadResponse> Download(const uplink::v1::DownloadRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::erase(pending_downloads, request.kind());
    uplink::v1::DownloadResponse response;
    if (request.kind() == uplink::v1::BLACKLIST) {
      response.set_sealed_entries("a box");
    } else {
      response.add_entries("an entry");
    }
    response.set_entry_count(1);
    return response;
  }

  absl::StatusOr<uplink::v1::StatusResponse> Status() override {
    const std::lock_guard<std::mutex> lock(mutex_);
    uplink::v1::StatusResponse status;
    status.set_signed_on(signed_on);
    status.set_connected(connected);
    for (const uplink::v1::DownloadKind kind : pending_downloads) status.add_pending_downloads(kind);
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

  static Outcome Reply(Outcome::Outcome outcome, const std::string& code = "") {
    Outcome response;
    response.set_outcome(outcome);
    if (!code.empty()) {
      response.mutable_host()->mutable_response()->set_code(code);
      response.mutable_host()->set_reference_number("000000000001");
      response.mutable_host()->set_host_date("1122");
    }
    return response;
  }

  static bool MovesMoney(const uplink::v1::ExchangeRequest& request) {
    if (request.has_financial()) return true;
    if (!request.has_qr()) return false;
    return request.qr().action() == uplink::v1::QrMessage::PAY ||
           request.qr().action() == uplink::v1::QrMessage::REFUND;
  }

  Outcome Approval(const uplink::v1::ExchangeRequest& request) {
    Outcome reply = Reply(Outcome::APPROVED, "00");
    reply.mutable_host()->MergeFrom(approval);
    if (request.has_settlement()) {
      reply.set_domestic_flag(domestic_flag);
      reply.set_foreign_flag(foreign_flag);
    }
    if (request.has_qr() && request.qr().action() != uplink::v1::QrMessage::REFUND) {
      reply.mutable_qr()->set_state(order_states.front());
      if (order_states.size() > 1) order_states.pop_front();
      if (reply.qr().state() == uplink::v1::QrAnswer::PAID) {
        moved[request.payment()] = request.qr().amount().minor_units();
        reply.mutable_qr()->set_wallet("ALIPAY");
        reply.mutable_qr()->set_wallet_reference("2026112200000001");
      }
      if (request.qr().action() == uplink::v1::QrMessage::CREATE) reply.mutable_qr()->set_payload(qr_payload);
    }
    return reply;
  }

  absl::StatusOr<Outcome> Answer(const uplink::v1::ExchangeRequest& request) {
    if (on_sale) on_sale();
    Sale now = sale;
    if (!next.empty()) {
      now = next.front();
      next.pop_front();
    }
    const bool moves = now == Sale::kApprove || now == Sale::kSilentButApproved || now == Sale::kMacInvalid ||
                       now == Sale::kUplinkDies;
    if (moves && MovesMoney(request) && !request.has_qr())
      moved[request.payment()] = request.financial().amount().minor_units();
    switch (now) {
      case Sale::kApprove:
        return Approval(request);
      case Sale::kDecline:
        return Reply(Outcome::DECLINED, decline_code);
      case Sale::kMacInvalid:
        return Reply(Outcome::REPLY_MAC_INVALID);
      case Sale::kNotSent:
        return Reply(Outcome::NOT_SENT);
      case Sale::kUplinkDies:
        return MakeError(ErrorCode::kServiceUnavailable, "uplink is gone");
      case Sale::kKeyMissing:
        return MakeError(ErrorCode::kKeyMissing, "no MAC key");
      default:
        return Reply(Outcome::NO_REPLY);
    }
  }

  absl::StatusOr<Outcome> Reverse(const uplink::v1::ExchangeRequest& request) {
    const bool known = moved.erase(request.payment()) > 0;
    if (reversals_unanswered-- > 0) return Reply(Outcome::NO_REPLY);
    return known ? Reply(Outcome::APPROVED, "00") : Reply(Outcome::DECLINED, "25");
  }

  std::mutex mutex_;
  std::condition_variable watching_;
  std::string late_payment_;
  bool stopped_ = false;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_HOST_H_
