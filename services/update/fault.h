// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_FAULT_H_
#define TILL_SERVICES_UPDATE_FAULT_H_

#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/common/status/error_catalogue.h"
#include "till/update/v1/fault.pb.h"

namespace till::update {

// FaultEntry is what there is to know about one fault.
struct FaultEntry {
  v1::Fault fault;
  ErrorCode code;  // its class among the codes of all
  std::string_view words_en;
  std::string_view words_zh;
};

// FaultEntries returns every fault but the unspecified one, in the order of fault.proto.
std::span<const FaultEntry> FaultEntries();

// FaultCode returns the fault's class; kUnspecified for none.
ErrorCode FaultCode(v1::Fault fault);

// FaultWords returns what a person reads; empty for none.
std::string_view FaultWords(v1::Fault fault, Language language);

// MakeFault returns a status that carries `fault`, and its class as the code of all.
absl::Status MakeFault(v1::Fault fault, std::string_view detail_en);

// FaultOf returns what MakeFault put into `status`. Without one it is what the status's own code tells:
// STORAGE_FULL is NO_ROOM, everything else STORAGE_UNUSABLE, because only files fail without a fault here.
v1::Fault FaultOf(const absl::Status& status);

// HasFault says whether `status` carries exactly this fault.
bool HasFault(const absl::Status& status, v1::Fault fault);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_FAULT_H_
