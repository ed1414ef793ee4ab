// SPDX-License-Identifier: Apache-2.0
// The one place where messages of the API become the kiosk's own types.
#ifndef TILL_KIOSK_UI_SRC_BACKEND_PROTO_CONVERT_H_
#define TILL_KIOSK_UI_SRC_BACKEND_PROTO_CONVERT_H_

#include <grpcpp/support/status.h>

#include "kiosk-ui/src/backend/types.h"
#include "till/payment/v1/payments.pb.h"
#include "till/terminal/v1/device.pb.h"
#include "till/terminal/v1/operators.pb.h"
#include "till/terminal/v1/profile.pb.h"

namespace till::kiosk {

// ToPayment is a payment as a list or a query tells of it.
Payment ToPayment(const till::payment::v1::Payment& message);

// ToKinds are the kinds of those names ("SALE"); names that the API does not know are left out.
QList<till::ledger::v1::PaymentKind> ToKinds(const QStringList& names);

// FoldEvent is `before` moved on by one event: what an event does not repeat (ways, digits) is kept while the
// state stays.
Payment FoldEvent(const Payment& before, const till::payment::v1::PaymentEvent& event);

// ToProblem is the stable code and the people's message of a failed call.
Problem ToProblem(const grpc::Status& status);

// ToMerchant takes the shop's name in `language`, or in the other one when it has none.
Merchant ToMerchant(const till::terminal::v1::MerchantProfile& message, const QString& language);

Operator ToOperator(const till::terminal::v1::Session& session);

// ToDeviceHealth says of each process how it is; a payment needs all but the printer's and the terminal's
// own.
DeviceHealth ToDeviceHealth(const till::terminal::v1::Health& message);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_PROTO_CONVERT_H_
