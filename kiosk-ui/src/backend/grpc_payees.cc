// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_payees.h"

#include <algorithm>
#include <string>
#include <utility>

namespace till::kiosk {
namespace {

namespace terminal = till::terminal::v1;

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

Payee::Review ReviewOf(terminal::Payee::Review review) {
  switch (review) {
    case terminal::Payee::SUBMITTED:
      return Payee::Review::Submitted;
    case terminal::Payee::ACCEPTED:
      return Payee::Review::Accepted;
    case terminal::Payee::REFUSED:
      return Payee::Review::Refused;
    default:
      return Payee::Review::NotSubmitted;
  }
}

Payee ToPayee(const terminal::Payee& message) {
  Payee payee;
  payee.name = Text(message.masked_name());
  payee.identity_number = Text(message.masked_identity_number());
  payee.phone = Text(message.masked_phone());
  payee.address = Text(message.masked_address());
  payee.review = ReviewOf(message.review());
  payee.submission = Text(message.submission());
  payee.review_note = Text(message.review_note());
  payee.reviewed_by = Text(message.reviewed_by());
  payee.updated_by = Text(message.updated_by());
  payee.updated = QDateTime::fromSecsSinceEpoch(message.update_time().seconds(), Qt::UTC);
  for (const terminal::Payee::Photo& photo : message.photos())
    payee.photos.append(Text(terminal::PhotoKind_Name(photo.kind())));
  return payee;
}

// Protobuf does not wipe what it held; this at least does not leave a person's number in the heap.
void Wipe(std::string* text) {
  std::fill(text->begin(), text->end(), '\0');
}
void WipePerson(terminal::UpdatePayeeRequest* request) {
  Wipe(request->mutable_name());
  Wipe(request->mutable_identity_number());
  Wipe(request->mutable_phone());
  Wipe(request->mutable_address());
}
template <typename Request>
void WipePerson(Request*) {}

}  // namespace

GrpcPayees::GrpcPayees(ServiceLine& line)
    : line_(line), payees_(terminal::Payees::NewStub(line.Dial("terminal", "payees"))) {}

template <typename Request, typename Start>
void GrpcPayees::Ask(std::shared_ptr<Request> request, Start start, const QString& approval) {
  calls_.Unary<terminal::Payee>(line_.Context(ServiceLine::kCallDeadline, approval), request, start,
                                [this, request](const grpc::Status& status, const terminal::Payee& reply) {
                                  WipePerson(request.get());
                                  if (status.ok()) {
                                    Q_EMIT fetched(ToPayee(reply));
                                    return;
                                  }
                                  const Problem problem = line_.Heard(status);
                                  if (problem.code == QLatin1String("NOT_FOUND")) {
                                    Q_EMIT fetched(std::nullopt);
                                  } else {
                                    Q_EMIT failed(problem);
                                  }
                                });
}

void GrpcPayees::Fetch() {
  Ask(std::make_shared<terminal::GetPayeeRequest>(), [this](auto* call, auto* sent, auto* reply, auto done) {
    payees_->async()->GetPayee(call, sent, reply, std::move(done));
  });
}

void GrpcPayees::Change(const PayeeChange& change) {
  auto request = std::make_shared<terminal::UpdatePayeeRequest>();
  request->set_name(change.name.toStdString());
  request->set_identity_number(change.identity_number.toStdString());
  request->set_phone(change.phone.toStdString());
  request->set_address(change.address.toStdString());
  Ask(std::move(request), [this](auto* call, auto* sent, auto* reply, auto done) {
    payees_->async()->UpdatePayee(call, sent, reply, std::move(done));
  });
}

void GrpcPayees::Submit() {
  Ask(std::make_shared<terminal::SubmitPayeeRequest>(),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payees_->async()->SubmitPayee(call, sent, reply, std::move(done));
      });
}

void GrpcPayees::Review(const PayeeReview& review) {
  auto request = std::make_shared<terminal::ReviewPayeeRequest>();
  request->set_accepted(review.accepted);
  request->set_note(review.note.toStdString());
  request->set_submission(review.submission.toStdString());
  Ask(
      std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payees_->async()->ReviewPayee(call, sent, reply, std::move(done));
      },
      review.approval);
}

void GrpcPayees::Remove() {
  calls_.Unary<terminal::RemovePayeeResponse>(
      line_.Context(), std::make_shared<terminal::RemovePayeeRequest>(),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payees_->async()->RemovePayee(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::RemovePayeeResponse&) {
        if (status.ok()) {
          Q_EMIT fetched(std::nullopt);
        } else {
          Q_EMIT failed(line_.Heard(status));
        }
      });
}

void GrpcPayees::PutPhoto(const QString& kind, const QByteArray& jpeg) {
  auto request = std::make_shared<terminal::PutPhotoRequest>();
  terminal::PhotoKind number = terminal::PHOTO_KIND_UNSPECIFIED;
  terminal::PhotoKind_Parse(kind.toStdString(), &number);
  request->set_kind(number);
  request->set_content(jpeg.constData(), static_cast<size_t>(jpeg.size()));
  calls_.Unary<terminal::Payee>(
      line_.Context(), request,
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payees_->async()->PutPhoto(call, sent, reply, std::move(done));
      },
      [this, request](const grpc::Status& status, const terminal::Payee& reply) {
        Wipe(request->mutable_content());
        if (status.ok()) {
          Q_EMIT fetched(ToPayee(reply));
        } else {
          Q_EMIT photoFailed(line_.Heard(status));
        }
      });
}

}  // namespace till::kiosk
