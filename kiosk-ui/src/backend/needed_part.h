// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_NEEDED_PART_H_
#define TILL_KIOSK_UI_SRC_BACKEND_NEEDED_PART_H_

#include <QString>

namespace till::kiosk {

// NeededForPayments: without that process no payment can be taken. Slips wait in the spool; `terminal` is who
// says so, and `update` has nothing to do with it.
inline bool NeededForPayments(const QString& process) {
  return process != QLatin1String("print") && process != QLatin1String("terminal") &&
         process != QLatin1String("update");
}

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_NEEDED_PART_H_
