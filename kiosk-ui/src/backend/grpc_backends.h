// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKENDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKENDS_H_

#include <string>

#include "kiosk-ui/src/backend/backends.h"
#include "kiosk-ui/src/backend/boot_refusal.h"
#include "kiosk-ui/src/backend/grpc_approvals.h"
#include "kiosk-ui/src/backend/grpc_backend.h"
#include "kiosk-ui/src/backend/grpc_batches.h"
#include "kiosk-ui/src/backend/grpc_books.h"
#include "kiosk-ui/src/backend/grpc_device.h"
#include "kiosk-ui/src/backend/grpc_endpoint.h"
#include "kiosk-ui/src/backend/grpc_machine.h"
#include "kiosk-ui/src/backend/grpc_notices.h"
#include "kiosk-ui/src/backend/grpc_originals.h"
#include "kiosk-ui/src/backend/grpc_payees.h"
#include "kiosk-ui/src/backend/grpc_promotions.h"
#include "kiosk-ui/src/backend/grpc_scans.h"
#include "kiosk-ui/src/backend/grpc_settings.h"
#include "kiosk-ui/src/backend/grpc_settlement_cards.h"
#include "kiosk-ui/src/backend/grpc_signatures.h"
#include "kiosk-ui/src/backend/grpc_slips.h"
#include "kiosk-ui/src/backend/grpc_staff.h"
#include "kiosk-ui/src/backend/grpc_updates.h"
#include "kiosk-ui/src/backend/mounted_sticks.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "kiosk-ui/src/backend/socket_practice.h"

namespace till::kiosk {

// GrpcBackends speaks to the terminal's services at their sockets under the run folder.
class GrpcBackends final : public Backends {
 public:
  // GrpcBackends connects nowhere until payments().Start(); `scheduler` must outlive it. USB sticks are
  // mounted below `media_directory`. With `training` they are the services of the training set, below the
  // terminal's `run_directory`.
  GrpcBackends(const std::string& run_directory, Scheduler& scheduler,
               const QString& media_directory = QStringLiteral("/run/media"), bool training = false);

  Backend& payments() override { return payments_; }
  Originals& originals() override { return originals_; }
  Approvals& approvals() override { return approvals_; }
  Signatures& signatures() override { return signatures_; }
  Batches& batches() override { return batches_; }
  Books& books() override { return books_; }
  Staff& staff() override { return staff_; }
  Settings& settings() override { return settings_; }
  Promotions& promotions() override { return promotions_; }
  Payees& payees() override { return payees_; }
  Machine& machine() override { return machine_; }
  Slips& slips() override { return slips_; }
  SettlementCards& settlement_cards() override { return settlement_cards_; }
  Notices& notices() override { return notices_; }
  Device& device() override { return device_; }
  Sticks& sticks() override { return sticks_; }
  Scans& scans() override { return scans_; }
  Practice& practice() override { return practice_; }
  Updates& updates() override { return updates_; }
  Endpoint& endpoint() override { return endpoint_; }
  Refusal& refusal() override { return refusal_; }

 private:
  ServiceLine line_;
  GrpcBackend payments_;
  GrpcOriginals originals_;
  GrpcApprovals approvals_;
  GrpcSignatures signatures_;
  GrpcBatches batches_;
  GrpcBooks books_;
  GrpcStaff staff_;
  GrpcSettings settings_;
  GrpcPromotions promotions_;
  GrpcPayees payees_;
  GrpcMachine machine_;
  GrpcSlips slips_;
  GrpcSettlementCards settlement_cards_;
  GrpcNotices notices_;
  GrpcDevice device_;
  MountedSticks sticks_;
  GrpcScans scans_;
  SocketPractice practice_;
  GrpcUpdates updates_;
  GrpcEndpoint endpoint_;
  BootRefusal refusal_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKENDS_H_
