// SPDX-License-Identifier: Apache-2.0
#include "services/card/emv_mode_kernel.h"

#include <algorithm>

#include "services/card/oda/certificates.h"
#include "services/card/oda/rsa_recovery.h"

namespace till::card {
namespace {

// Application interchange profile, first byte (Book 3, annex C1).
constexpr uint8_t kStaticSupported = 0x40;
constexpr uint8_t kDynamicSupported = 0x20;
constexpr uint8_t kCombinedSupported = 0x01;
constexpr uint8_t kVerificationSupported = 0x10;

bool IsDate(ByteView value) {
  return value.size() == 3;
}

}  // namespace

std::optional<End> EmvModeKernel::ReadApplication(std::initializer_list<tlv::Tag> mandatory) {
  const absl::StatusOr<std::vector<AflEntry>> afl = ParseAfl(store_.Value(0x94));
  if (!afl.ok()) return Unreadable("the file locator is malformed (EMV Book 3, 10.2)");
  if (std::optional<End> end = ReadRecords(context_.channel, *afl, store_, signed_data_)) return end;
  for (tlv::Tag tag : mandatory) {
    if (!store_.Has(tag)) return Unreadable("an element that every card has is missing (EMV Book 3, 7.2)");
  }
  if (store_.Value(0x5A).empty() || store_.Value(0x5A).size() > 10 || !IsDate(store_.Value(0x5F24))) {
    return Unreadable("account number or expiry date has the wrong length (EMV Book 3, 7.5)");
  }
  return std::nullopt;
}

bool EmvModeKernel::RecoverIssuer() {
  const ByteView index = store_.Value(0x8F);
  if (index.size() != 1 || !store_.Has(0x90) || !store_.Has(0x9F32)) {
    tvr_.Set(TvrBit::kCardDataMissing);
    return false;
  }
  const oda::CertificationAuthorityKey* authority =
      context_.authorities.Find(store_.Value(0x84), index[0], Today());
  if (authority == nullptr) return false;
  absl::StatusOr<oda::RsaPublicKey> key =
      oda::RecoverIssuerKey(authority->key, {store_.Value(0x90), store_.Value(0x92), store_.Value(0x9F32)},
                            store_.Value(0x5A), Today());
  if (!key.ok()) return false;
  issuer_key_ = *std::move(key);
  return true;
}

bool EmvModeKernel::SignedTags(std::vector<ByteView>& parts) const {
  if (signed_data_.malformed) return false;
  for (const SecretBuffer& part : signed_data_.parts) parts.push_back(part.Reveal());
  // Book 2, 5.4 and 6.4: the list may name the interchange profile and nothing else.
  if (const std::optional<ByteView> list = store_.Get(0x9F4A); list.has_value()) {
    if (list->size() != 1 || (*list)[0] != 0x82) return false;
    parts.push_back(store_.Value(0x82));
  }
  return true;
}

bool EmvModeKernel::RecoverCard() {
  if (!store_.Has(0x9F46) || !store_.Has(0x9F47)) {
    tvr_.Set(TvrBit::kCardDataMissing);
    return false;
  }
  std::vector<ByteView> parts;
  if (!SignedTags(parts)) return false;
  absl::StatusOr<oda::RsaPublicKey> key =
      oda::RecoverCardKey(*issuer_key_, {store_.Value(0x9F46), store_.Value(0x9F48), store_.Value(0x9F47)},
                          parts, store_.Value(0x5A), Today());
  if (!key.ok()) return false;
  card_key_ = *std::move(key);
  return true;
}

bool EmvModeKernel::CheckStatic() {
  if (!store_.Has(0x93)) {
    tvr_.Set(TvrBit::kCardDataMissing);
    return false;
  }
  std::vector<ByteView> parts;
  if (!SignedTags(parts)) return false;
  const auto code = oda::VerifyStaticSignature(*issuer_key_, store_.Value(0x93), parts);
  return code.ok() && store_.Put(0x9F45, *code).ok();
}

std::optional<End> EmvModeKernel::CheckDynamic() {
  // Book 2, 6.5.1: the card's list, else the terminal's; either must ask for the unpredictable number.
  const ByteView list = store_.Has(0x9F49) ? store_.Value(0x9F49) : ByteView(application_.default_ddol);
  const absl::StatusOr<std::vector<tlv::DolEntry>> entries = tlv::ParseDol(list);
  if (!entries.ok() || !tlv::DolContains(*entries, 0x9F37)) {
    tvr_.Set(TvrBit::kDynamicAuthenticationFailed);
    return std::nullopt;
  }
  Sync();
  const SecretBuffer values = tlv::FillDol(*entries, store_.Source());
  Exchanged answer = InternalAuthenticate(context_.channel, values.Reveal());
  if (!answer.answered()) return answer.failure;
  bool good = false;
  const auto objects = tlv::ParseObjects(answer.response.data.Reveal());
  if (answer.response.ok() && objects.ok() && objects->size() == 1) {
    ByteView signature;
    if (objects->front().tag == 0x80) signature = objects->front().value;
    if (objects->front().tag == 0x77) {
      const auto found = tlv::Find(objects->front().value, 0x9F4B);
      if (found.ok() && found->has_value()) signature = (*found)->value;
    }
    const auto number = oda::VerifyDynamicSignature(*card_key_, signature, values.Reveal());
    good = number.ok() && store_.Put(0x9F4C, *number).ok();
  }
  if (!good) tvr_.Set(TvrBit::kDynamicAuthenticationFailed);
  return std::nullopt;
}

std::optional<End> EmvModeKernel::Authenticate(const std::array<uint8_t, 3>& capabilities) {
  const uint8_t profile = store_.Value(0x82)[0];
  const uint8_t ours = capabilities[2];
  // Book 3, 10.3: the strongest that both can do.
  if ((profile & kCombinedSupported) != 0 && (ours & 0x08) != 0) {
    authentication_ = Authentication::kCombined;
  } else if ((profile & kDynamicSupported) != 0 && (ours & 0x40) != 0) {
    authentication_ = Authentication::kDynamic;
  } else if ((profile & kStaticSupported) != 0 && (ours & 0x80) != 0) {
    authentication_ = Authentication::kStatic;
    tvr_.Set(TvrBit::kStaticAuthenticationSelected);
  } else {
    tvr_.Set(TvrBit::kDataAuthenticationNotPerformed);
    return std::nullopt;
  }
  tsi_.Set(TsiBit::kDataAuthentication);
  const bool issuer = RecoverIssuer();
  switch (authentication_) {
    case Authentication::kStatic:
      if (!issuer || !CheckStatic()) tvr_.Set(TvrBit::kStaticAuthenticationFailed);
      return std::nullopt;
    case Authentication::kDynamic:
      if (issuer && RecoverCard()) return CheckDynamic();
      tvr_.Set(TvrBit::kDynamicAuthenticationFailed);
      return std::nullopt;
    default:
      // The signature comes with the cryptogram; without the card's key it need not be asked for (Book
      // 2, 6.6).
      if (!issuer || !RecoverCard()) tvr_.Set(TvrBit::kCombinedAuthenticationFailed);
      return std::nullopt;
  }
}

void EmvModeKernel::PrepareVerification(const std::array<uint8_t, 3>& capabilities) {
  verification_.reset();
  (void)store_.Put(0x9F34, Bytes{0x3F, 0x00, 0x00});
  if ((store_.Value(0x82)[0] & kVerificationSupported) == 0) return;
  absl::StatusOr<CvmList> list = ParseCvmList(store_.Value(0x8E));
  if (!list.ok() || list->rules.empty()) {
    // Book 3, 7.2: the profile promises a list that is not there.
    tvr_.Set(TvrBit::kCardDataMissing);
    return;
  }
  CvmSituation situation;
  situation.capabilities = capabilities;
  situation.attended = (context_.terminal.type & 0x0F) <= 3;
  situation.transaction_type = context_.parameters.type;
  situation.amount_minor = context_.parameters.amount_minor;
  situation.in_application_currency = InApplicationCurrency();
  verification_.emplace(*std::move(list), situation);
  tsi_.Set(TsiBit::kCardholderVerification);
}

Kernel::Verification EmvModeKernel::StepVerification() {
  if (!verification_.has_value()) return Verification::kDone;
  const CvmProcessing::Step step = verification_->Next(tvr_);
  if (step == CvmProcessing::Step::kOnlinePin) return Verification::kOnlinePin;
  (void)store_.Put(0x9F34, verification_->results());
  method_ = verification_->method();
  return Verification::kDone;
}

void EmvModeKernel::PutTransactionCertificateHash(tlv::Tag list) {
  const auto entries = tlv::ParseDol(store_.Value(list));
  if (!entries.ok() || !tlv::DolContains(*entries, 0x98)) return;
  const bool own = store_.Has(0x97);
  const auto certificate = tlv::ParseDol(own ? store_.Value(0x97) : ByteView(application_.default_tdol));
  if (!certificate.ok()) return;
  if (!own) tvr_.Set(TvrBit::kDefaultTdolUsed);
  Sync();
  const SecretBuffer values = tlv::FillDol(*certificate, store_.Source());
  (void)store_.Put(0x98, oda::Sha1({values.Reveal()}));
}

bool EmvModeKernel::CheckCombined(ByteView answer) {
  const auto outer = tlv::ParseObjects(answer);
  if (!outer.ok() || outer->size() != 1 || outer->front().tag != 0x77) return false;
  // Book 2, 6.6.2 step 11: the answer's objects in their order, tag and length with them, all but the
  // signature.
  std::vector<ByteView> hashed = {pdol_values_.Reveal()};
  for (const SecretBuffer& values : lists_sent_) hashed.push_back(values.Reveal());
  const ByteView all = outer->front().value;
  const auto inner = tlv::ParseObjects(all);
  if (!inner.ok()) return false;
  ByteView signature;
  const uint8_t* begin = all.data();
  for (const tlv::Object& object : *inner) {
    const uint8_t* end = object.value.data() + object.value.size();
    if (object.tag == 0x9F4B) {
      signature = object.value;
    } else {
      hashed.emplace_back(begin, end);
    }
    begin = end;
  }
  const auto combined = oda::VerifyCombinedSignature(*card_key_, signature, store_.Value(0x9F37), hashed);
  if (!combined.ok()) return false;
  const ByteView information = store_.Value(0x9F27);
  if (information.size() != 1 || information[0] != combined->cryptogram_information) return false;
  return store_.Put(0x9F4C, combined->dynamic_number).ok() && store_.Put(0x9F26, combined->cryptogram).ok();
}

std::optional<End> EmvModeKernel::Generate(CryptogramType wanted, tlv::Tag list, CryptogramType& got) {
  PutTransactionCertificateHash(list);
  SecretBuffer values;
  if (std::optional<End> end = Fill(list, values)) return end;
  const bool combined =
      authentication_ == Authentication::kCombined && !combined_failed() && wanted != CryptogramType::kAac;
  lists_sent_.push_back(std::move(values));
  // Nothing of an earlier answer may be taken for this one's.
  (void)store_.Put(0x9F26, {});
  (void)store_.Put(0x9F27, {});
  Exchanged answer = GenerateAc(context_.channel, wanted, combined, lists_sent_.back().Reveal());
  if (!answer.answered()) return answer.failure;
  if (!answer.response.ok()) return Unreadable("the card refused a cryptogram (EMV Book 3, 6.5.5)");
  if (!ParseCryptogramAnswer(answer.response.data.Reveal(), store_).ok()) {
    return Unreadable("the cryptogram's answer is malformed (EMV Book 3, 6.5.5.4)");
  }
  tsi_.Set(TsiBit::kCardRiskManagement);
  const uint8_t information = store_.Value(0x9F27)[0];
  if ((information & 0xC0) == 0xC0)
    return Unreadable("the card answered with a type that is not used any more");
  got = static_cast<CryptogramType>(information & 0xC0);
  // Book 3, table 14, bits 3 to 1: "service not allowed".
  if (got == CryptogramType::kAac && (information & 0x07) == 0x01) {
    return End{Outcome::kNotAccepted, "the card does not allow this service (EMV Book 3, 10.8)"};
  }
  // 10.8: AAC to TC in rising order of willingness; ARQC stands between.
  const auto rank = [](CryptogramType type) {
    return type == CryptogramType::kTc ? 2 : type == CryptogramType::kArqc ? 1 : 0;
  };
  if (rank(got) > rank(wanted))
    return Unreadable("the card granted more than it was asked for (EMV Book 3, 10.8)");
  if (combined && got != CryptogramType::kAac && !CheckCombined(answer.response.data.Reveal())) {
    tvr_.Set(TvrBit::kCombinedAuthenticationFailed);
  }
  if (store_.Value(0x9F26).size() != 8 && !combined_failed()) {
    return Unreadable("the answer holds no cryptogram (EMV Book 3, 6.5.5.4)");
  }
  Sync();
  return std::nullopt;
}

}  // namespace till::card
