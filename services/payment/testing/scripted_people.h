// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_PEOPLE_H_
#define TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_PEOPLE_H_

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "services/payment/ports.h"

namespace till::payment {

// ScriptedPin enters a PIN or a card's number, or whatever else people do.
class ScriptedPin final : public PinPort {
 public:
  pin::v1::PinEntryResult::Outcome outcome = pin::v1::PinEntryResult::ENTERED;
  pin::v1::CardNumberResult::Outcome typed = pin::v1::CardNumberResult::ENTERED;
  absl::Status failure;
  int cancels = 0;
  // What was asked last.
  pin::v1::EnterOnlinePinRequest asked;
  std::vector<pin::v1::EnterCardNumberRequest> typings;
  // Called while a number is typed.
  std::function<void()> on_typing;

  absl::StatusOr<pin::v1::CardNumberResult> EnterCardNumber(
      const pin::v1::EnterCardNumberRequest& request,
      const std::function<void(const pin::v1::CardNumberProgress&)>& on_progress) override {
    typings.push_back(request);
    if (!failure.ok()) return failure;
    pin::v1::CardNumberProgress progress;
    progress.set_part(pin::v1::CardNumberProgress::EXPIRY);
    progress.set_digit_count(4);
    on_progress(progress);
    if (on_typing) on_typing();
    pin::v1::CardNumberResult result;
    result.set_outcome(typed);
    if (typed == pin::v1::CardNumberResult::ENTERED)
      result.set_sealed_account("typed account of " + request.payment());
    return result;
  }
  absl::StatusOr<pin::v1::PinEntryResult> EnterOnlinePin(const pin::v1::EnterOnlinePinRequest& request,
                                                         const std::function<void(int)>& on_digits) override {
    asked = request;
    if (!failure.ok()) return failure;
    for (int digits = 1; digits <= 6; ++digits) on_digits(digits);
    pin::v1::PinEntryResult result;
    result.set_outcome(outcome);
    if (outcome == pin::v1::PinEntryResult::ENTERED) result.set_pin_block("8 bytes!");
    return result;
  }
  void Cancel(const std::string& payment) override { ++cancels; }
};

// RecordingPaper remembers what was to be printed.
class RecordingPaper final : public PaperPort {
 public:
  std::map<std::string, print::v1::Document> documents;
  absl::Status failure;

  absl::StatusOr<std::string> Print(const print::v1::PrintRequest& request) override {
    if (!failure.ok()) return failure;
    documents[request.request_id()] = request.document();
    return "jobs/" + request.request_id();
  }
};

// FixedShop is a shop with two copies and a limit of 50,000.00, and whatever else a test sets.
class FixedShop final : public ShopPort {
 public:
  terminal::v1::TerminalParameters changes;
  // What the host gave, and what becomes of the next ones before they are taken.
  std::vector<terminal::v1::ApplyDownloadRequest> downloads;
  std::deque<absl::Status> download_faults;

  absl::Status ApplyDownload(const terminal::v1::ApplyDownloadRequest& download) override {
    downloads.push_back(download);
    if (download_faults.empty()) return absl::OkStatus();
    const absl::Status fault = download_faults.front();
    download_faults.pop_front();
    return fault;
  }

  absl::StatusOr<terminal::v1::MerchantProfile> Profile() override {
    terminal::v1::MerchantProfile profile;
    profile.set_name_zh("测试商户");
    profile.set_name_en("Test Shop");
    profile.set_currency_code("CNY");
    profile.set_time_zone("Asia/Shanghai");
    profile.set_receipt_language("zh");
    return profile;
  }
  absl::StatusOr<terminal::v1::TerminalParameters> Parameters() override {
    terminal::v1::TerminalParameters parameters;
    parameters.set_sale_limit_minor(5'000'000);
    parameters.set_receipt_copies(2);
    parameters.set_contact_enabled(true);
    parameters.set_contactless_enabled(true);
    parameters.MergeFrom(changes);
    return parameters;
  }
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_PEOPLE_H_
