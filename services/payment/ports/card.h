// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PORTS_CARD_H_
#define TILL_SERVICES_PAYMENT_PORTS_CARD_H_

#include <memory>

#include "services/card/client/reader_client.h"
#include "services/payment/ports.h"

namespace till::payment {

// Card runs card transactions in `card`.
class Card final : public CardPort {
 public:
  explicit Card(card::ReaderClient& reader) : reader_(reader) {}

  absl::StatusOr<std::unique_ptr<CardSession>> Begin(const card::v1::StartTransaction& start) override;
  absl::Status StoreDownload(const card::v1::StoreDownloadRequest& request) override {
    return reader_.StoreDownload(request).status();
  }

 private:
  card::ReaderClient& reader_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PORTS_CARD_H_
