// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PORTS_PAPER_H_
#define TILL_SERVICES_PAYMENT_PORTS_PAPER_H_

#include <string>

#include "services/payment/ports.h"
#include "services/print/client/printing_client.h"

namespace till::payment {

// Paper queues receipts at `print`.
class Paper final : public PaperPort {
 public:
  explicit Paper(print::PrintingClient& printing) : printing_(printing) {}

  absl::StatusOr<std::string> Print(const print::v1::PrintRequest& request) override {
    absl::StatusOr<print::v1::Job> job = printing_.Print(request);
    if (!job.ok()) return job.status();
    return job->job();
  }

 private:
  print::PrintingClient& printing_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PORTS_PAPER_H_
