// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_BINDING_SLIP_PRINTER_H_
#define TILL_SERVICES_TERMINAL_BINDING_SLIP_PRINTER_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "services/common/clock/clock.h"
#include "services/terminal/bindings.h"
#include "services/terminal/neighbours.h"
#include "services/terminal/shop.h"
#include "services/terminal/slips.h"

namespace till::terminal {

// BindingSlipPrinter queues the slips of bindings at `print`, one for each end of a change. All outlive it.
inline Bindings::PrintSlip BindingSlipPrinter(Neighbours& neighbours, Shop& shop, Clock& clock) {
  return [&neighbours, &shop, &clock](const v1::Binding& binding,
                                      const std::string& old_account) -> absl::StatusOr<std::string> {
    const absl::StatusOr<v1::MerchantProfile> profile = shop.Profile();
    if (!profile.ok()) return profile.status();
    constexpr size_t kPrefix = 9;  // "bindings/"
    return neighbours.Print(
        absl::StrCat("binding-", binding.binding().substr(kPrefix), "-", static_cast<int>(binding.state())),
        BindingSlip(binding, old_account, *profile, clock.Now()));
  };
}

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_BINDING_SLIP_PRINTER_H_
