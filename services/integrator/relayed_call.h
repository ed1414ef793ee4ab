// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_RELAYED_CALL_H_
#define TILL_SERVICES_INTEGRATOR_RELAYED_CALL_H_

#include <memory>
#include <mutex>

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/client_callback.h>

#include "services/common/status/error_catalogue.h"
#include "services/integrator/passed_metadata.h"
#include "services/integrator/places.h"

namespace till::integrator {

// RelayedCall is one call under way: what comes from the caller goes to the facet, and back. One message each
// way is held at a time, so that whoever is slow slows the other down, and nothing piles up here.
//
// It lives until gRPC says that both sides are over, and deletes itself then. The facet's side ends first,
// always: gRPC tells its status (OnDone), and that is what the caller's side is finished with.
class RelayedCall final : public grpc::ServerGenericBidiReactor {
 public:
  // `place` is kept while it lives.
  RelayedCall(const grpc::GenericCallbackServerContext& context, std::shared_ptr<grpc::Channel> facet,
              const PassedMetadata& metadata, Places::Place place);

  // Of the caller's side.
  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override { context_.TryCancel(); }
  void OnDone() override { delete this; }

 private:
  // FacetSide is the call that is made at the facet.
  class FacetSide final : public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
   public:
    explicit FacetSide(RelayedCall& call) : call_(call) {}
    void OnReadDone(bool ok) override;
    void OnWriteDone(bool ok) override;
    void OnDone(const grpc::Status& status) override;

   private:
    RelayedCall& call_;
  };

  ~RelayedCall() override = default;

  const std::shared_ptr<grpc::Channel> channel_;
  const Language language_;
  const Places::Place place_;
  grpc::ClientContext context_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer answer_;
  FacetSide facet_;
  // Whether the facet has nothing more to say. From then on nothing is started on its side, because gRPC may
  // be done with it; the lock is held while something is, so that one does not overtake the other. No
  // reaction runs inside a Start…: gRPC queues them.
  std::mutex mutex_;
  bool facet_over_ = false;
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_RELAYED_CALL_H_
