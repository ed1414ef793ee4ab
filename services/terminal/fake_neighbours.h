// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_FAKE_NEIGHBOURS_H_
#define TILL_SERVICES_TERMINAL_FAKE_NEIGHBOURS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/terminal/neighbours.h"

namespace till::terminal {

// FakeNeighbours answers what a test lays down; all is well at first.
class FakeNeighbours final : public Neighbours {
 public:
  FakeNeighbours() {
    printer.set_online(true);
    pin_pad.set_pad_ready(true);
    pin_pad.set_pin_key_ready(true);
    line.set_connected(true);
    line.set_signed_on(true);
    reader.set_ready(true);
    quiet.set_quiet(true);
    update.set_phase(update::v1::UpdateStatus::IDLE);
  }

  absl::StatusOr<payment::v1::Payment> FindPayment(const std::string& name) override {
    if (away) return Away();
    const auto found = payments.find(name);
    if (found == payments.end()) return MakeError(ErrorCode::kNotFound, "no such payment");
    return found->second;
  }
  absl::StatusOr<bool> BatchIsOpen() override {
    if (away) return Away();
    return batch_is_open;
  }
  absl::StatusOr<std::optional<absl::Time>> LastSettlement() override {
    if (away) return Away();
    return settled;
  }
  absl::StatusOr<std::string> Print(const std::string& request_id,
                                    const print::v1::Document& document) override {
    if (away) return Away();
    printed.push_back(document);
    return absl::StrCat("jobs/", printed.size());
  }
  absl::StatusOr<print::v1::PrinterState> Printer() override { return Or(printer); }
  absl::StatusOr<pin::v1::PinEntryStatusResponse> PinPad() override { return Or(pin_pad); }
  absl::StatusOr<uplink::v1::StatusResponse> Line() override { return Or(line); }
  absl::StatusOr<card::v1::StatusResponse> Reader() override { return Or(reader); }

  absl::StatusOr<payment::v1::IsQuietResponse> Quiet() override { return Or(quiet); }
  absl::StatusOr<std::string> HoldPayments(absl::Duration duration, const std::string& reason) override {
    if (away) return Away();
    if (!hold_fails.ok()) return hold_fails;
    if (held) return MakeError(ErrorCode::kPaymentsHeld, "payments are held already");
    held = true;
    return std::string("holds/1");
  }
  absl::Status ReleasePayments(const std::string& hold) override {
    if (away) return Away();
    if (!held || hold != "holds/1") return MakeError(ErrorCode::kNotFound, "no such hold");
    held = false;
    return absl::OkStatus();
  }
  absl::StatusOr<update::v1::UpdateStatus> Update() override { return Or(update); }

  absl::StatusOr<int> Post(const uplink::v1::PostRequest& request) override {
    if (away) return Away();
    posted.push_back(request);
    return 200;
  }

  bool away = false;
  bool batch_is_open = false;
  std::optional<absl::Time> settled;
  std::map<std::string, payment::v1::Payment> payments;
  std::vector<print::v1::Document> printed;
  std::vector<uplink::v1::PostRequest> posted;
  print::v1::PrinterState printer;
  pin::v1::PinEntryStatusResponse pin_pad;
  uplink::v1::StatusResponse line;
  card::v1::StatusResponse reader;
  payment::v1::IsQuietResponse quiet;
  bool held = false;
  absl::Status hold_fails;
  update::v1::UpdateStatus update;

 private:
  static absl::Status Away() { return MakeError(ErrorCode::kServiceUnavailable, "away"); }
  template <typename Message>
  absl::StatusOr<Message> Or(const Message& message) {
    if (away) return Away();
    return message;
  }
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_FAKE_NEIGHBOURS_H_
