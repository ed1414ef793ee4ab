// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_BOOT_REFUSAL_H_
#define TILL_KIOSK_UI_SRC_BACKEND_BOOT_REFUSAL_H_

#include <QString>
#include <utility>

#include "kiosk-ui/src/backend/refusal.h"

namespace till::kiosk {

// BootRefusal reads the file that the start of the machine leaves, and asks by a file of the kiosk's own,
// which the system looks for on a terminal without data and on no other (image/root,
// factory-reset.path).
class BootRefusal final : public Refusal {
  Q_OBJECT

 public:
  BootRefusal(QString reason_file, QString request_file)
      : reason_file_(std::move(reason_file)), request_file_(std::move(request_file)) {}

  void Look() override;
  void RequestReset() override;

 private:
  const QString reason_file_;
  const QString request_file_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_BOOT_REFUSAL_H_
