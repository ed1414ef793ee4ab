// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/payee_file.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "services/common/status/error.h"
#include "services/terminal/check_digits.h"
#include "services/terminal/photo.h"
#include "services/terminal/proto_time.h"
#include "services/terminal/text_rules.h"

namespace till::terminal {
namespace {

// What is told (masked) and where the review is; and what is sealed.
constexpr char kShown[] = "payee-shown";
constexpr char kSealed[] = "payee";

std::string PhotoDocument(v1::PhotoKind kind) {
  return absl::StrCat("payee-photo-", static_cast<int>(kind));
}

absl::Status Invalid(std::string_view what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

bool IsPhone(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  return text.size() >= 5 && text.size() <= 20 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// The first characters, then stars for the rest, eight at most: the length of an address is nobody's
// business.
std::string MaskAfter(std::string_view text, int shown) {
  const std::string_view first = FirstCharacters(text, shown);
  const int hidden = CountCharacters(text.substr(first.size()));
  return absl::StrCat(std::string(first), std::string(static_cast<size_t>(std::min(hidden, 8)), '*'));
}

// Both ends with stars between; all stars when there would be fewer than four.
std::string MaskBetween(const std::string& text, size_t front, size_t back) {
  if (text.size() < front + back + 4) return std::string(text.size(), '*');
  return absl::StrCat(text.substr(0, front), std::string(text.size() - front - back, '*'),
                      text.substr(text.size() - back));
}

void Mask(const v1::UpdatePayeeRequest& details, v1::Payee& payee) {
  payee.set_masked_name(MaskAfter(details.name(), 1));
  payee.set_masked_identity_number(MaskBetween(details.identity_number(), 1, 1));
  payee.set_masked_phone(MaskBetween(details.phone(), 3, 4));
  payee.set_masked_address(MaskAfter(details.address(), 6));
}

bool HasPhoto(const v1::Payee& payee, v1::PhotoKind kind) {
  return std::ranges::any_of(payee.photos(), [kind](const auto& photo) { return photo.kind() == kind; });
}

}  // namespace

absl::StatusOr<v1::Payee> PayeeFile::Shown() {
  const absl::StatusOr<std::optional<std::string>> body = store_.FindDocument(kShown);
  if (!body.ok()) return body.status();
  if (!body->has_value()) return MakeError(ErrorCode::kNotFound, "there is no payee");
  v1::Payee payee;
  if (!payee.ParseFromString(**body)) {
    return MakeError(ErrorCode::kStorageCorrupt, "the stored payee cannot be read");
  }
  return payee;
}

absl::StatusOr<v1::UpdatePayeeRequest> PayeeFile::Details() {
  const absl::StatusOr<std::optional<std::string>> sealed = store_.FindDocument(kSealed);
  if (!sealed.ok()) return sealed.status();
  v1::UpdatePayeeRequest details;
  if (!sealed->has_value()) return details;
  const absl::StatusOr<std::string> body = seals_.Open(kSealed, **sealed);
  if (!body.ok()) return body.status();
  if (!details.ParseFromString(*body)) {
    return MakeError(ErrorCode::kStorageCorrupt, "the stored payee cannot be read");
  }
  return details;
}

absl::Status PayeeFile::CheckFields(const v1::UpdatePayeeRequest& request) const {
  if (absl::Status good = CheckText("name", request.name(), 0, 40); !good.ok()) return good;
  if (absl::Status good = CheckText("address", request.address(), 0, 120); !good.ok()) return good;
  const absl::CivilDay today = absl::ToCivilDay(clock_.Now(), absl::UTCTimeZone()) + 1;
  if (!request.identity_number().empty() && !IsIdentityNumber(request.identity_number(), today)) {
    return Invalid("identity_number: 18 characters, or its check character or day of birth is wrong");
  }
  if (!request.phone().empty() && !IsPhone(request.phone())) return Invalid("phone: 5 to 20 digits");
  return absl::OkStatus();
}

absl::StatusOr<v1::Payee> PayeeFile::Save(v1::Payee payee, StoreChange change, std::string_view operator_id,
                                          std::string_view act, std::string_view subject) {
  *payee.mutable_update_time() = ToTimestamp(clock_.Now());
  change.documents.emplace_back(kShown, payee.SerializeAsString());
  const absl::StatusOr<int64_t> saved =
      store_.Apply(change, AuditEntry::Of(clock_.Now(), operator_id, act, subject));
  if (!saved.ok()) return saved.status();
  return payee;
}

absl::StatusOr<v1::Payee> PayeeFile::Get() {
  absl::MutexLock lock(&mutex_);
  return Shown();
}

absl::StatusOr<v1::Payee> PayeeFile::Update(std::string_view operator_id,
                                            const v1::UpdatePayeeRequest& request) {
  if (absl::Status good = CheckFields(request); !good.ok()) return good;
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<v1::Payee> payee = Shown();
  if (!payee.ok() && ErrorCodeOf(payee.status()) != ErrorCode::kNotFound) return payee.status();
  if (!payee.ok()) payee = v1::Payee();
  absl::StatusOr<v1::UpdatePayeeRequest> details = Details();
  if (!details.ok()) return details.status();
  std::vector<std::string> changed;
  const auto take = [&](const char* field, const std::string& from, std::string* to) {
    if (from.empty() || from == *to) return;
    *to = from;
    changed.push_back(field);
  };
  take("name", request.name(), details->mutable_name());
  take("identity_number", request.identity_number(), details->mutable_identity_number());
  take("phone", request.phone(), details->mutable_phone());
  take("address", request.address(), details->mutable_address());
  if (changed.empty()) return payee->has_update_time() ? payee : Invalid("name: nothing is said");
  Mask(*details, *payee);
  payee->set_review(v1::Payee::NOT_SUBMITTED);
  payee->clear_submission();
  payee->clear_reviewed_by();
  payee->clear_review_note();
  payee->set_updated_by(std::string(operator_id));
  StoreChange change;
  change.documents.emplace_back(kSealed, seals_.Seal(kSealed, details->SerializeAsString()));
  return Save(*std::move(payee), std::move(change), operator_id, "update-payee", absl::StrJoin(changed, ","));
}

absl::StatusOr<v1::Payee> PayeeFile::PutPhoto(std::string_view operator_id,
                                              const v1::PutPhotoRequest& request) {
  if (!v1::PhotoKind_IsValid(request.kind()) || request.kind() == v1::PHOTO_KIND_UNSPECIFIED) {
    return Invalid("kind: missing or unknown");
  }
  const absl::StatusOr<PhotoFormat> format = ReadPhotoFormat(request.content());
  if (!format.ok()) return format.status();
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<v1::Payee> payee = Shown();
  if (!payee.ok()) return payee.status();
  v1::Payee::Photo photo;
  photo.set_kind(request.kind());
  photo.set_content_type(std::string(format->content_type));
  photo.set_size_bytes(static_cast<int32_t>(request.content().size()));
  auto* const photos = payee->mutable_photos();
  const auto same = std::ranges::find_if(
      *photos, [&](const v1::Payee::Photo& other) { return other.kind() == request.kind(); });
  if (same != photos->end()) {
    *same = photo;
  } else {
    *payee->add_photos() = photo;
  }
  payee->set_review(v1::Payee::NOT_SUBMITTED);
  payee->clear_submission();
  payee->set_updated_by(std::string(operator_id));
  const std::string name = PhotoDocument(request.kind());
  StoreChange change;
  change.documents.emplace_back(name, seals_.Seal(name, request.content()));
  return Save(*std::move(payee), std::move(change), operator_id, "put-payee-photo",
              v1::PhotoKind_Name(request.kind()));
}

absl::StatusOr<v1::GetPhotoResponse> PayeeFile::Photo(std::string_view operator_id, v1::PhotoKind kind) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<v1::Payee> payee = Shown();
  if (!payee.ok()) return payee.status();
  const std::string name = PhotoDocument(kind);
  const absl::StatusOr<std::optional<std::string>> sealed = store_.FindDocument(name);
  if (!sealed.ok()) return sealed.status();
  if (!sealed->has_value()) return MakeError(ErrorCode::kNotFound, "there is no such photo");
  absl::StatusOr<std::string> content = seals_.Open(name, **sealed);
  if (!content.ok()) return content.status();
  if (absl::Status noted = store_.Append(
          AuditEntry::Of(clock_.Now(), operator_id, "look-at-payee-photo", v1::PhotoKind_Name(kind)));
      !noted.ok()) {
    return noted;
  }
  v1::GetPhotoResponse response;
  for (const v1::Payee::Photo& photo : payee->photos()) {
    if (photo.kind() == kind) response.set_content_type(photo.content_type());
  }
  response.set_content(*std::move(content));
  return response;
}

absl::StatusOr<v1::Payee> PayeeFile::Submit(std::string_view operator_id) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<v1::Payee> payee = Shown();
  if (!payee.ok()) return payee.status();
  const absl::StatusOr<v1::UpdatePayeeRequest> details = Details();
  if (!details.ok()) return details.status();
  std::vector<std::string> missing;
  if (details->name().empty()) missing.push_back("name");
  if (details->identity_number().empty()) missing.push_back("identity_number");
  if (details->phone().empty()) missing.push_back("phone");
  if (details->address().empty()) missing.push_back("address");
  for (const v1::PhotoKind kind : {v1::IDENTITY_FRONT, v1::IDENTITY_BACK}) {
    if (!HasPhoto(*payee, kind)) missing.push_back(v1::PhotoKind_Name(kind));
  }
  if (!missing.empty()) return Invalid(absl::StrCat("missing: ", absl::StrJoin(missing, ", ")));
  payee->set_review(v1::Payee::SUBMITTED);
  payee->set_submission(absl::StrCat("payee/", absl::ToUnixMicros(clock_.Now())));
  payee->set_updated_by(std::string(operator_id));
  return Save(*std::move(payee), {}, operator_id, "submit-payee", "");
}

absl::StatusOr<v1::Payee> PayeeFile::Review(std::string_view operator_id,
                                            const v1::ReviewPayeeRequest& request) {
  if (absl::Status good = CheckText("note", request.note(), 0, 200); !good.ok()) return good;
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<v1::Payee> payee = Shown();
  if (!payee.ok()) return payee.status();
  if (payee->review() != v1::Payee::SUBMITTED) {
    return MakeError(ErrorCode::kIllegalStep, "the payee waits for no review");
  }
  if (!request.submission().empty() && request.submission() != payee->submission()) {
    return MakeError(ErrorCode::kIllegalStep, "submission: another one waits for the review");
  }
  if (payee->updated_by() == operator_id) {
    return MakeError(ErrorCode::kSecondPersonRequired, "who entered it cannot review it");
  }
  payee->set_review(request.accepted() ? v1::Payee::ACCEPTED : v1::Payee::REFUSED);
  payee->set_review_note(request.note());
  payee->set_reviewed_by(std::string(operator_id));
  payee->clear_submission();
  return Save(*std::move(payee), {}, operator_id, "review-payee",
              request.accepted() ? "accepted" : "refused");
}

absl::Status PayeeFile::Remove(std::string_view operator_id) {
  absl::MutexLock lock(&mutex_);
  if (const absl::StatusOr<v1::Payee> payee = Shown(); !payee.ok()) return payee.status();
  StoreChange change;
  change.removed_documents = {kShown, kSealed};
  for (int kind = v1::PhotoKind_MIN; kind <= v1::PhotoKind_MAX; ++kind) {
    change.removed_documents.push_back(PhotoDocument(static_cast<v1::PhotoKind>(kind)));
  }
  return store_.Apply(change, AuditEntry::Of(clock_.Now(), operator_id, "remove-payee", "")).status();
}

}  // namespace till::terminal
