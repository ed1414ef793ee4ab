// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SLIPS_H_
#define TILL_SERVICES_TERMINAL_SLIPS_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "till/print/v1/preview.pb.h"
#include "till/terminal/v1/bindings.pb.h"
#include "till/terminal/v1/device.pb.h"
#include "till/terminal/v1/profile.pb.h"
#include "till/terminal/v1/self_test.pb.h"

namespace till::terminal {

// BindingSlip is the paper of a settlement card that came into force or failed (template "binding");
// `old_account` is the masked number of the one before, empty when there was none.
print::v1::Document BindingSlip(const v1::Binding& binding, const std::string& old_account,
                                const v1::MerchantProfile& profile, absl::Time now);

// SelfTestSlip is the report of the self-tests (template "self_test"). A later result of a test replaces an
// earlier one; a test whose name the template does not know has no line.
print::v1::Document SelfTestSlip(const std::vector<v1::TestResult>& results, const std::string& operator_id,
                                 const v1::DeviceInfo& device, const v1::MerchantProfile& profile,
                                 absl::Time now);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SLIPS_H_
