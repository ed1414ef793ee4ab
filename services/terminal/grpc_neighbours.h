// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_GRPC_NEIGHBOURS_H_
#define TILL_SERVICES_TERMINAL_GRPC_NEIGHBOURS_H_

#include <memory>
#include <string>

#include "services/terminal/neighbours.h"
#include "till/card/v1/reader.grpc.pb.h"
#include "till/ledger/v1/reports.grpc.pb.h"
#include "till/payment/v1/moments.grpc.pb.h"
#include "till/payment/v1/payments.grpc.pb.h"
#include "till/pin/v1/pin_entry.grpc.pb.h"
#include "till/print/v1/printing.grpc.pb.h"
#include "till/update/v1/updates.grpc.pb.h"
#include "till/uplink/v1/acquirer.grpc.pb.h"
#include "till/uplink/v1/notices.grpc.pb.h"

namespace till::terminal {

// GrpcNeighbours asks the real processes.
class GrpcNeighbours final : public Neighbours {
 public:
  // It connects at the first calls.
  explicit GrpcNeighbours(const std::string& run_directory);

  absl::StatusOr<payment::v1::Payment> FindPayment(const std::string& name) override;
  absl::StatusOr<bool> BatchIsOpen() override;
  absl::StatusOr<std::optional<absl::Time>> LastSettlement() override;
  absl::StatusOr<std::string> Print(const std::string& request_id,
                                    const print::v1::Document& document) override;
  absl::StatusOr<print::v1::PrinterState> Printer() override;
  absl::StatusOr<pin::v1::PinEntryStatusResponse> PinPad() override;
  absl::StatusOr<uplink::v1::StatusResponse> Line() override;
  absl::StatusOr<card::v1::StatusResponse> Reader() override;
  absl::StatusOr<payment::v1::IsQuietResponse> Quiet() override;
  absl::StatusOr<std::string> HoldPayments(absl::Duration duration, const std::string& reason) override;
  absl::Status ReleasePayments(const std::string& hold) override;
  absl::StatusOr<update::v1::UpdateStatus> Update() override;
  absl::StatusOr<int> Post(const uplink::v1::PostRequest& request) override;

 private:
  const std::unique_ptr<payment::v1::Payments::Stub> payments_;
  const std::unique_ptr<payment::v1::Moments::Stub> moments_;
  const std::unique_ptr<ledger::v1::Reports::Stub> reports_;
  const std::unique_ptr<print::v1::Printing::Stub> printing_;
  const std::unique_ptr<pin::v1::PinEntry::Stub> pin_entry_;
  const std::unique_ptr<uplink::v1::Acquirer::Stub> acquirer_;
  const std::unique_ptr<card::v1::Reader::Stub> reader_;
  const std::unique_ptr<uplink::v1::Notices::Stub> notices_;
  const std::unique_ptr<update::v1::Updates::Stub> updates_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_GRPC_NEIGHBOURS_H_
