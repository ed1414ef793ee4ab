// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/relayed_call.h"

#include <chrono>
#include <utility>

#include <grpcpp/generic/generic_stub.h>

#include "services/common/rpc/language.h"
#include "services/common/rpc/status_mapping.h"

namespace till::integrator {

RelayedCall::RelayedCall(const grpc::GenericCallbackServerContext& context,
                         std::shared_ptr<grpc::Channel> facet, const PassedMetadata& metadata,
                         Places::Place place)
    : channel_(std::move(facet)),
      language_(rpc::LanguageOf(context)),
      place_(std::move(place)),
      facet_(*this) {
  // A caller that gave no deadline is told so by the facet.
  if (context.deadline() != std::chrono::system_clock::time_point::max()) {
    context_.set_deadline(context.deadline());
  }
  metadata.AddTo(context_);
  grpc::GenericStub(channel_).PrepareBidiStreamingCall(&context_, context.method(), {}, &facet_);
  // Messages are passed on from the caller's reactions, too: until the facet is over, gRPC is not done with
  // its side.
  facet_.AddHold();
  facet_.StartRead(&answer_);
  facet_.StartCall();
  StartRead(&request_);
}

void RelayedCall::OnReadDone(bool ok) {
  const std::lock_guard lock(mutex_);
  if (facet_over_) return;
  if (ok) {
    facet_.StartWrite(&request_);
  } else {
    facet_.StartWritesDone();
  }
}

void RelayedCall::FacetSide::OnWriteDone(bool ok) {
  if (ok) call_.StartRead(&call_.request_);
}

void RelayedCall::FacetSide::OnReadDone(bool ok) {
  if (ok) {
    call_.StartWrite(&call_.answer_);
    return;
  }
  {
    const std::lock_guard lock(call_.mutex_);
    call_.facet_over_ = true;
  }
  RemoveHold();
}

void RelayedCall::OnWriteDone(bool ok) {
  if (!ok) context_.TryCancel();
  facet_.StartRead(&answer_);
}

void RelayedCall::FacetSide::OnDone(const grpc::Status& status) {
  // A facet that cannot be reached has said nothing of its own.
  const bool plain = !status.ok() && status.error_details().empty();
  call_.Finish(plain ? rpc::ToGrpc(rpc::FromGrpc(status), call_.language_) : status);
}

}  // namespace till::integrator
