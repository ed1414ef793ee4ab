// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_CALLS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_CALLS_H_

#include <grpcpp/client_context.h>
#include <grpcpp/support/client_callback.h>
#include <grpcpp/support/status.h>

#include <QMetaObject>
#include <QObject>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <utility>

namespace till::kiosk {

// GrpcCalls makes calls that end on gRPC's threads and are answered on the GUI thread.
//
// Answers are posted to an object of the GUI thread that GrpcCalls owns: nothing is answered after the
// destructor, which cancels what is under way and waits until gRPC has let go of it (that takes no network,
// and so no time).
class GrpcCalls {
 public:
  GrpcCalls() = default;
  ~GrpcCalls() {
    std::unique_lock lock(mutex_);
    closing_ = true;
    for (grpc::ClientContext* context : under_way_) context->TryCancel();
    all_ended_.wait(lock, [this] { return under_way_.empty(); });
  }
  GrpcCalls(const GrpcCalls&) = delete;
  GrpcCalls& operator=(const GrpcCalls&) = delete;

  // Unary makes one call: `start(context, request, reply, done)` begins it, `answer(status, reply)` hears of
  // its end.
  template <typename Reply, typename Request, typename Start, typename Answer>
  void Unary(std::unique_ptr<grpc::ClientContext> context, std::shared_ptr<Request> request, Start start,
             Answer answer) {
    struct Call {
      std::unique_ptr<grpc::ClientContext> context;
      std::shared_ptr<Request> request;
      Reply reply;
    };
    auto call = std::make_shared<Call>(Call{std::move(context), std::move(request), Reply()});
    if (!Begin(call->context.get())) return;
    start(call->context.get(), call->request.get(), &call->reply,
          [this, call, answer = std::move(answer)](const grpc::Status& status) {
            Post([call, answer, status] { answer(status, call->reply); });
            End(call->context.get());
          });
  }

  // Stream follows a server's stream: `start(context, request, reactor)` begins it, `item(message)` hears of
  // each message and `ended(status)` of its end. The context stays the caller's to cancel, and lives as long
  // as the stream.
  template <typename Item, typename Request, typename Start, typename OnItem, typename OnEnd>
  void Stream(std::shared_ptr<grpc::ClientContext> context, std::shared_ptr<Request> request, Start start,
              OnItem item, OnEnd ended) {
    class Reactor final : public grpc::ClientReadReactor<Item> {
     public:
      Reactor(GrpcCalls& calls, std::shared_ptr<grpc::ClientContext> context,
              std::shared_ptr<Request> request, OnItem item, OnEnd ended)
          : calls_(calls),
            context_(std::move(context)),
            request_(std::move(request)),
            item_(std::move(item)),
            ended_(std::move(ended)) {}

      Item* next() { return &next_; }

      void OnReadDone(bool ok) override {
        if (!ok) return;
        calls_.Post([item = item_, message = next_] { item(message); });
        this->StartRead(&next_);
      }
      void OnDone(const grpc::Status& status) override {
        calls_.Post([ended = ended_, status] { ended(status); });
        GrpcCalls& calls = calls_;
        const std::shared_ptr<grpc::ClientContext> context = context_;
        delete this;
        calls.End(context.get());
      }

     private:
      GrpcCalls& calls_;
      std::shared_ptr<grpc::ClientContext> context_;
      std::shared_ptr<Request> request_;
      OnItem item_;
      OnEnd ended_;
      Item next_;
    };
    if (!Begin(context.get())) return;
    auto* reactor =
        new Reactor(*this, context, request, std::move(item), std::move(ended));  // deletes itself in OnDone
    start(context.get(), request.get(), reactor);
    reactor->StartRead(reactor->next());
    reactor->StartCall();
  }

 private:
  bool Begin(grpc::ClientContext* context) {
    const std::lock_guard lock(mutex_);
    if (closing_) return false;
    under_way_.insert(context);
    return true;
  }
  void End(grpc::ClientContext* context) {
    const std::lock_guard lock(mutex_);
    under_way_.erase(context);
    if (under_way_.empty()) all_ended_.notify_all();
  }
  void Post(std::function<void()> action) {
    QMetaObject::invokeMethod(&receiver_, std::move(action), Qt::QueuedConnection);
  }

  QObject receiver_;
  std::mutex mutex_;
  std::condition_variable all_ended_;
  std::set<grpc::ClientContext*> under_way_;
  bool closing_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_CALLS_H_
