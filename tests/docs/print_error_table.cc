// SPDX-License-Identifier: Apache-2.0
// Prints the error table of docs/integrators.md from the catalogue that the terminal itself answers from.
#include <iostream>
#include <string>

#include "absl/status/status.h"
#include "services/common/status/error_catalogue.h"

namespace {

std::string ActionName(till::ErrorAction action) {
  switch (action) {
    case till::ErrorAction::kRetry:
      return "RETRY";
    case till::ErrorAction::kFixRequest:
      return "FIX_REQUEST";
    case till::ErrorAction::kAskCustomer:
      return "ASK_CUSTOMER";
    case till::ErrorAction::kAskOperator:
      return "ASK_OPERATOR";
    case till::ErrorAction::kCallSupport:
      return "CALL_SUPPORT";
    case till::ErrorAction::kUnspecified:
      break;
  }
  return "–";
}

}  // namespace

int main() {
  std::cout << "| code | number | gRPC status | action | in words | 中文 |\n|---|---|---|---|---|---|\n";
  for (const till::ErrorEntry& entry : till::ErrorCatalogue()) {
    if (entry.code == till::ErrorCode::kUnspecified) continue;
    std::cout << "| `" << till::ErrorCodeName(entry.code) << "` | " << static_cast<int>(entry.code) << " | "
              << absl::StatusCodeToString(entry.status_code) << " | " << ActionName(entry.action) << " | "
              << entry.message_en << " | " << entry.message_zh << " |\n";
  }
}
