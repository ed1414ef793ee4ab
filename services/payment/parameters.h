// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PARAMETERS_H_
#define TILL_SERVICES_PAYMENT_PARAMETERS_H_

#include <cstdint>

#include "absl/time/time.h"
#include "till/terminal/v1/parameters.pb.h"

namespace till::payment {

// The parameters with what 0 means in their place (till.terminal.v1.TerminalParameters).

inline int64_t RefundLimitOf(const terminal::v1::TerminalParameters& parameters) {
  return parameters.refund_limit_minor() > 0 ? parameters.refund_limit_minor()
                                             : parameters.sale_limit_minor();
}

inline int CompletionCapOf(const terminal::v1::TerminalParameters& parameters) {
  return parameters.completion_cap_percent() > 0 ? parameters.completion_cap_percent() : 115;
}

inline int PreAuthorizationDaysOf(const terminal::v1::TerminalParameters& parameters) {
  return parameters.pre_authorization_days() > 0 ? parameters.pre_authorization_days() : 30;
}

inline int TipCapOf(const terminal::v1::TerminalParameters& parameters) {
  return parameters.tip_cap_percent() > 0 ? parameters.tip_cap_percent() : 20;
}

inline int OfflineMostOf(const terminal::v1::TerminalParameters& parameters) {
  return parameters.offline_most() > 0 ? parameters.offline_most() : 5;
}

inline int64_t OfflineTotalOf(const terminal::v1::TerminalParameters& parameters) {
  return parameters.offline_total_minor() > 0 ? parameters.offline_total_minor()
                                              : 5 * parameters.offline_limit_minor();
}

inline absl::Duration OfflineAgeOf(const terminal::v1::TerminalParameters& parameters) {
  return absl::Hours(parameters.offline_hours() > 0 ? parameters.offline_hours() : 24);
}

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PARAMETERS_H_
