// SPDX-License-Identifier: Apache-2.0
// What leaves for each transaction, as the API asks for it, against bytes composed by
// testdata/make_requests.py: a Python program that shares no code with the codec, with the ciphers of
// python3-cryptography.

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "services/common/payment_kind/payment_kind.h"
#include "services/common/status/error.h"
#include "services/uplink/exchange_request.h"
#include "services/uplink/iso8583/golden.h"
#include "services/uplink/session_fixture.h"

namespace till::uplink {
namespace {

using ledger::v1::PaymentKind;

const std::map<std::string, std::string>& Vectors() {
  static const auto* vectors = [] {
    auto* read = new std::map<std::string, std::string>();
    std::ifstream file("services/uplink/testdata/requests.txt");
    for (std::string line; std::getline(file, line);) {
      const size_t colon = line.find(": ");
      if (line.starts_with("#") || colon == std::string::npos) continue;
      (*read)[line.substr(0, colon)] = line.substr(colon + 2);
    }
    return read;
  }();
  return *vectors;
}

const RiskInfo kRisk{
    .network_licence = "P3100", .serial_number = "SN0001", .app_version = "1.2", .place = "10.0.0.7"};

void SetOriginal(v1::OriginalTransaction& original, PaymentKind kind) {
  original.set_trace_number(41);
  original.set_batch_number(7);
  original.set_date("1122");
  original.set_authorisation_code("AB1234");
  original.set_reference_number("112210153041");
  original.set_kind(kind);
}

void SetYuan(common::v1::Amount& amount, int64_t minor) {
  amount.set_minor_units(minor);
  amount.set_currency_code("CNY");
}

class RequestVectorsTest : public SessionFixture {
 protected:
  explicit RequestVectorsTest(const std::string& sign_on_code = "") : SessionFixture(sign_on_code, kRisk) {
    keys_.SetMacKey(mac_key_);
  }

  v1::ExchangeRequest Request() const {
    v1::ExchangeRequest request;
    request.set_payment("payments/a");
    request.set_trace_number(42);
    request.set_batch_number(7);
    return request;
  }

  // The account as it is typed: number and date, no track, no sequence number.
  std::string TypedBox() const {
    return *SealAccount({.pan = *Pan::Parse("6228480012345674"),
                         .expiry_yymm = "3012",
                         .sequence_number = "",
                         .track2 = SecretBuffer(),
                         .payment_id = "payments/a"},
                        account_keys_.public_key());
  }

  v1::ExchangeRequest Typed(PaymentKind kind) const {
    v1::ExchangeRequest request = Financial(kind);
    request.mutable_financial()->set_sealed_account(TypedBox());
    return request;
  }

  std::string Box() const { return SaleOfTheGoldenFrame().sealed_account; }

  // A card transaction of `kind`: typed, or read again where the kind wants the card.
  v1::ExchangeRequest Financial(PaymentKind kind) const {
    v1::ExchangeRequest request = Request();
    v1::FinancialMessage& message = *request.mutable_financial();
    const KindRules& rules = *FindKind(kind);
    message.set_kind(kind);
    SetYuan(*message.mutable_amount(), 1234);
    message.set_sealed_account(Box());
    message.set_entry_mode(common::v1::MANUAL);
    if (rules.HasOriginal()) {
      SetOriginal(*message.mutable_original(), static_cast<PaymentKind>(rules.originals.front()));
    }
    return request;
  }

  v1::ExchangeRequest WithCard(PaymentKind kind) const {
    v1::ExchangeRequest request = Financial(kind);
    v1::FinancialMessage& message = *request.mutable_financial();
    message.set_entry_mode(common::v1::CONTACT);
    message.set_pin_block(golden::Text("A1B2C3D4E5F60718"));
    message.set_field_55(golden::Text(golden::kCardChipData));
    return request;
  }

  v1::ExchangeRequest Reversal(PaymentKind kind) const {
    v1::ExchangeRequest request = Request();
    v1::ReversalMessage& message = *request.mutable_reversal();
    SetYuan(*message.mutable_amount(), 1234);
    message.set_kind(kind);
    message.set_sealed_account(Box());
    message.set_entry_mode(common::v1::CONTACT);
    message.set_had_pin(true);
    message.set_reason(ledger::v1::NO_REPLY);
    return request;
  }

  v1::ExchangeRequest Qr(v1::QrMessage::Action action, const std::string& order) const {
    v1::ExchangeRequest request = Request();
    request.mutable_qr()->set_action(action);
    request.mutable_qr()->set_order_number(order);
    if (action != v1::QrMessage::QUERY) SetYuan(*request.mutable_qr()->mutable_amount(), 1234);
    if (action == v1::QrMessage::REFUND)
      SetOriginal(*request.mutable_qr()->mutable_original(), ledger::v1::QR_SALE);
    return request;
  }

  v1::ExchangeRequest Detail(ledger::v1::UploadSection section, bool balanced) const {
    v1::ExchangeRequest request = Request();
    request.clear_payment();
    request.mutable_batch_detail()->set_section(section);
    request.mutable_batch_detail()->set_balanced(balanced);
    v1::BatchDetailMessage::Item& item = *request.mutable_batch_detail()->add_items();
    item.set_kind(ledger::v1::SALE);
    item.set_trace_number(41);
    SetYuan(*item.mutable_amount(), 1234);
    item.set_sealed_account(Box());
    item.set_account_payment("payments/a");
    item.set_entry_mode(common::v1::CONTACT);
    return request;
  }

  v1::ExchangeRequest ChipDetail(bool balanced) const {
    v1::ExchangeRequest request = Detail(ledger::v1::CHIP_ONLINE, balanced);
    v1::BatchDetailMessage::Item& item = *request.mutable_batch_detail()->mutable_items(0);
    item.set_field_55(golden::Text(golden::kSaleChipData));
    item.set_authorisation_code("AB1234");
    item.set_reference_number("112210153041");
    return request;
  }

  v1::ExchangeRequest BatchEnd(bool balanced) const {
    v1::ExchangeRequest request = Request();
    request.clear_payment();
    request.mutable_batch_end()->set_uploaded(17);
    request.mutable_batch_end()->set_balanced(balanced);
    return request;
  }

  // Sent returns what leaves for `request`, in hex. A sign-on that is due is answered and not returned.
  std::string Sent(const v1::ExchangeRequest& request) {
    std::string sent;
    line_.SetHost([&](std::span<const uint8_t> frame) {
      if (Decode(frame).type() == "0800") return line_.Deliver(SignOnReply(frame));
      sent = golden::Hex(frame);
      clock_.Advance(absl::Seconds(61));
    });
    const absl::StatusOr<FinancialRequest> read = FromMessage(request);
    EXPECT_TRUE(read.ok()) << read.status();
    if (!read.ok()) return "";
    const auto result = session_->Exchange(*read);
    EXPECT_TRUE(result.ok()) << result.status();
    return sent;
  }

  void Expect(const std::string& name, const v1::ExchangeRequest& request) {
    ASSERT_TRUE(Vectors().contains(name)) << name;
    EXPECT_EQ(Sent(request), Vectors().at(name)) << name;
    seen_.insert(name);
  }

  std::set<std::string> seen_;
};

TEST_F(RequestVectorsTest, EveryKindOfPaymentIsTheBytesComposedByHand) {
  using namespace ledger::v1;
  EXPECT_EQ(Vectors().at("sale"), golden::kSaleFrame);  // composed by yet another program
  for (const PaymentKind kind :
       {SALE, PRE_AUTHORIZATION, BALANCE_INQUIRY, ACCOUNT_TOP_UP, LOAD_FROM_BOUND_ACCOUNT,
        LOAD_FROM_OTHER_ACCOUNT, LOAD_FROM_CASH, POINTS_SALE, POINTS_INQUIRY, RESERVATION_SALE}) {
    v1::ExchangeRequest request = WithCard(kind);
    if (!FindKind(kind)->has_amount) request.mutable_financial()->clear_amount();
    Expect(std::string(FindKind(kind)->name), request);
  }
  for (const PaymentKind kind :
       {SALE_VOID, REFUND, PRE_AUTHORIZATION_VOID, COMPLETION, COMPLETION_ADVICE, COMPLETION_VOID,
        TIP_ADJUSTMENT, OFFLINE_ADJUSTMENT, INSTALMENT_VOID, LOAD_FROM_CASH_VOID, POINTS_VOID,
        RESERVATION_VOID, ELECTRONIC_CASH_REFUND, TOP_UP_CONFIRMATION}) {
    Expect(std::string(FindKind(kind)->name), Financial(kind));
  }
  for (const PaymentKind kind :
       {MOTO_SALE, MOTO_SALE_VOID, MOTO_REFUND, MOTO_PRE_AUTHORIZATION, MOTO_PRE_AUTHORIZATION_VOID,
        MOTO_COMPLETION, MOTO_COMPLETION_ADVICE, MOTO_COMPLETION_VOID}) {
    Expect(std::string(FindKind(kind)->name), Typed(kind));
  }
  v1::ExchangeRequest telephone = Financial(OFFLINE_SETTLEMENT);
  telephone.mutable_financial()->set_telephone_authorisation("TEL001");
  Expect("offline_settlement", telephone);
  v1::ExchangeRequest instalments = WithCard(INSTALMENT_SALE);
  instalments.mutable_financial()->set_instalments(12);
  Expect("instalment_sale", instalments);
  v1::ExchangeRequest cash = WithCard(CASH_TOP_UP);
  cash.mutable_financial()->set_entry_mode(common::v1::MAGNETIC_STRIPE);
  cash.mutable_financial()->clear_field_55();
  Expect("cash_top_up", cash);
  v1::ExchangeRequest upload = WithCard(OFFLINE_SALE_UPLOAD);
  upload.mutable_financial()->clear_pin_block();
  Expect("offline_sale_upload", upload);
  v1::ExchangeRequest scripts = WithCard(SCRIPT_RESULT);
  scripts.mutable_financial()->clear_pin_block();
  scripts.mutable_financial()->set_script_results(golden::Text("2000000001"));
  Expect("script_result", scripts);
  v1::ExchangeRequest slip = Request();
  SetOriginal(*slip.mutable_slip()->mutable_original(), SALE);
  slip.mutable_slip()->set_signature("signature");
  Expect("slip_upload", slip);
  // QR is asked for in another way, and pinned below.
  for (const KindRules& rules : AllKinds()) {
    if (rules.kind == till::PaymentKind::kQrSale || rules.kind == till::PaymentKind::kQrRefund) continue;
    EXPECT_TRUE(seen_.contains(std::string(rules.name))) << rules.name;
  }
}

TEST_F(RequestVectorsTest, PartialApprovalTipAndFallbackAreSaidInASale) {
  v1::ExchangeRequest partial = WithCard(ledger::v1::SALE);
  partial.mutable_financial()->set_partial_approval(true);
  Expect("sale partial", partial);
  v1::ExchangeRequest tip = WithCard(ledger::v1::SALE);
  tip.mutable_financial()->set_entry_mode(common::v1::CONTACTLESS);
  tip.mutable_financial()->clear_pin_block();
  SetYuan(*tip.mutable_financial()->mutable_tip(), 234);
  Expect("sale tip", tip);
  v1::ExchangeRequest fallback = WithCard(ledger::v1::SALE);
  fallback.mutable_financial()->set_entry_mode(common::v1::FALLBACK_STRIPE);
  fallback.mutable_financial()->clear_field_55();
  Expect("sale fallback", fallback);
}

TEST_F(RequestVectorsTest, ATypedCardIsItsNumberAndItsDate) {
  v1::ExchangeRequest sale = Typed(ledger::v1::SALE);
  sale.mutable_financial()->set_pin_block(golden::Text("A1B2C3D4E5F60718"));
  Expect("sale typed", sale);
  v1::ExchangeRequest silent = Reversal(ledger::v1::MOTO_SALE);
  silent.mutable_reversal()->set_sealed_account(TypedBox());
  silent.mutable_reversal()->set_entry_mode(common::v1::MANUAL);
  silent.mutable_reversal()->set_had_pin(false);
  Expect("reversal moto_sale", silent);
}

TEST_F(RequestVectorsTest, TheSameMessageAgainIsTheSameBytes) {
  v1::ExchangeRequest refund = Financial(ledger::v1::REFUND);
  Expect("refund", refund);
  refund.mutable_financial()->set_repeated_send(true);
  Expect("refund", refund);
}

TEST_F(RequestVectorsTest, TheBoxOfTheOriginalServesAMessageWithoutTheCard) {
  v1::ExchangeRequest undo = Financial(ledger::v1::SALE_VOID);
  undo.set_payment("payments/b");
  undo.mutable_financial()->set_account_payment("payments/a");
  Expect("sale_void", undo);
}

TEST_F(RequestVectorsTest, AReversalRepeatsTheCodesOfWhatItUndoes) {
  v1::ExchangeRequest sale = Reversal(ledger::v1::SALE);
  sale.mutable_reversal()->set_field_55(golden::Text(golden::kCardChipData));
  sale.mutable_reversal()->set_original_date("1122");
  sale.mutable_reversal()->set_authorisation_code("AB1234");
  Expect("reversal sale", sale);
  sale.mutable_reversal()->clear_kind();
  Expect("reversal sale", sale);
  v1::ExchangeRequest undo = Reversal(ledger::v1::SALE_VOID);
  undo.mutable_reversal()->set_reason(ledger::v1::REPLY_MAC_INVALID);
  undo.mutable_reversal()->set_entry_mode(common::v1::MANUAL);
  undo.mutable_reversal()->set_had_pin(false);
  SetOriginal(*undo.mutable_reversal()->mutable_original(), ledger::v1::SALE);
  Expect("reversal sale_void", undo);
  v1::ExchangeRequest held = Reversal(ledger::v1::PRE_AUTHORIZATION);
  held.mutable_reversal()->set_reason(ledger::v1::TERMINAL_FAULT);
  Expect("reversal pre_authorization", held);
  v1::ExchangeRequest instalments = Reversal(ledger::v1::INSTALMENT_SALE);
  instalments.mutable_reversal()->set_instalments(12);
  Expect("reversal instalment_sale", instalments);
  Expect("reversal points_sale", Reversal(ledger::v1::POINTS_SALE));
  Expect("reversal load_from_cash", Reversal(ledger::v1::LOAD_FROM_CASH));
}

TEST_F(RequestVectorsTest, EveryReversibleKindHasAReversalAndNoOtherHas) {
  for (const KindRules& rules : AllKinds()) {
    const TransactionSpec* row = table_->Find("reversal", rules.name);
    EXPECT_EQ(row != nullptr, rules.discipline == Discipline::kReversible) << rules.name;
    if (row == nullptr) continue;
    const TransactionSpec& original = *table_->Find(rules.name);
    EXPECT_EQ(row->row.message_type(), "0400");
    EXPECT_EQ(row->row.processing_code(), original.row.processing_code()) << rules.name;
    EXPECT_EQ(row->row.condition_code(), original.row.condition_code()) << rules.name;
    EXPECT_EQ(row->row.type_code(), original.row.type_code()) << rules.name;
  }
}

TEST_F(RequestVectorsTest, QrMessagesTellTheOrderAndTheTerminalsRisk) {
  v1::ExchangeRequest pay = Qr(v1::QrMessage::PAY, "Q42");
  pay.mutable_qr()->set_customer_code("130123456789012345");
  Expect("qr pay", pay);
  Expect("qr create", Qr(v1::QrMessage::CREATE, "Q42000000"));
  Expect("qr query", Qr(v1::QrMessage::QUERY, "Q42"));
  Expect("qr close", Qr(v1::QrMessage::CLOSE, "Q42"));
  Expect("qr refund", Qr(v1::QrMessage::REFUND, "Q42000000"));
}

TEST_F(RequestVectorsTest, TheEndOfABatch) {
  v1::ExchangeRequest settlement = Request();
  settlement.clear_payment();
  settlement.set_operator_id("02");
  ledger::v1::SettlementTotals& domestic = *settlement.mutable_settlement()->mutable_domestic();
  domestic.set_debit_minor(123'400);
  domestic.set_debit_count(12);
  domestic.set_credit_minor(5'600);
  domestic.set_credit_count(3);
  settlement.mutable_settlement()->mutable_foreign()->set_debit_minor(100);
  settlement.mutable_settlement()->mutable_foreign()->set_debit_count(1);
  Expect("settlement", settlement);
  v1::ExchangeRequest stripes = Detail(ledger::v1::STRIPE_ONLINE, false);
  *stripes.mutable_batch_detail()->add_items() = stripes.batch_detail().items(0);
  stripes.mutable_batch_detail()->mutable_items(1)->set_trace_number(40);
  stripes.mutable_batch_detail()->mutable_items(1)->set_foreign(1);
  SetYuan(*stripes.mutable_batch_detail()->mutable_items(1)->mutable_amount(), 9999);
  Expect("batch stripe", stripes);
  Expect("batch chip balanced", ChipDetail(true));
  Expect("batch chip unbalanced", ChipDetail(false));
  Expect("batch failed balanced", Detail(ledger::v1::CHIP_FAILED, true));
  Expect("batch failed unbalanced", Detail(ledger::v1::CHIP_FAILED, false));
  v1::ExchangeRequest notice = Detail(ledger::v1::REFUNDS, true);
  v1::BatchDetailMessage::Item& item = *notice.mutable_batch_detail()->mutable_items(0);
  item.set_kind(ledger::v1::REFUND);
  item.set_entry_mode(common::v1::MANUAL);
  item.set_reference_number("112210153041");
  SetOriginal(*item.mutable_original(), ledger::v1::SALE);
  item.mutable_original()->set_trace_number(30);
  item.mutable_original()->set_date("1121");
  item.mutable_original()->clear_authorisation_code();
  Expect("batch notice refund", notice);
  Expect("batch end balanced", BatchEnd(true));
  Expect("batch end unbalanced", BatchEnd(false));
}

TEST_F(RequestVectorsTest, Management) {
  std::vector<std::string> sent;
  line_.SetHost([&](std::span<const uint8_t> frame) {
    sent.push_back(golden::Hex(frame));
    const IsoMessage asked = Decode(frame);
    std::map<int, std::string> fields = {{11, std::string(*asked.Get(11))}, {39, "00"}};
    if (asked.Has(62)) fields[62] = "0";
    line_.Deliver(Reply(asked.type() == "0800" ? "0810" : "0830", fields, ""));
  });
  ASSERT_TRUE(session_->ReportStatus({.trace = 42, .batch = 7}).ok());
  ASSERT_TRUE(session_->Download(DownloadKind::kAuthorityKeys, {.trace = 42, .batch = 7}).ok());
  ASSERT_TRUE(session_->SignOff({.trace = 42, .batch = 7}).ok());
  ASSERT_EQ(sent.size(), 4u);
  EXPECT_EQ(sent[0], Vectors().at("status"));
  EXPECT_EQ(sent[1], Vectors().at("download page"));
  EXPECT_EQ(sent[2], Vectors().at("download end"));
  EXPECT_EQ(sent[3], Vectors().at("sign_off"));
}

// With 004 the track goes out enciphered under the data key.
class EncipheredTrackTest : public RequestVectorsTest {
 protected:
  EncipheredTrackTest() : RequestVectorsTest("004") {
    keys_.SetDataKey(golden::Text("0123456789ABCDEF1133557799BBDDFF"));
  }
};

TEST_F(EncipheredTrackTest, EightBytesOfTheTrackAreEnciphered) {
  const v1::ExchangeRequest sale = WithCard(ledger::v1::SALE);
  Expect("sale enciphered track", sale);
}

TEST_F(EncipheredTrackTest, Field53SaysSoWithoutAPinToo) {
  v1::ExchangeRequest sale = WithCard(ledger::v1::SALE);
  sale.mutable_financial()->clear_pin_block();
  // Its sign-on brings keys of its own; the vector's take their place before the sale leaves.
  std::string sent;
  const std::string data_key = golden::Text("0123456789ABCDEF1133557799BBDDFF");
  line_.SetHost([&](std::span<const uint8_t> frame) {
    const IsoMessage asked = Decode(frame);
    if (asked.type() != "0800") {
      sent = golden::Hex(frame);
      return clock_.Advance(absl::Seconds(61));
    }
    const auto wrapped = [&](const std::string& key) { return FakeKeyService::Encipher(master_key_, key); };
    const std::string pin_key(16, '\x5A');
    line_.Deliver(Reply("0810",
                        {{11, std::string(*asked.Get(11))},
                         {39, "00"},
                         {60, "00000007004"},
                         {62, wrapped(pin_key) + FakeKeyService::CheckValue(pin_key) + wrapped(mac_key_) +
                                  std::string(8, '\0') + FakeKeyService::CheckValue(mac_key_) +
                                  wrapped(data_key) + FakeKeyService::CheckValue(data_key)}},
                        ""));
  });
  ASSERT_TRUE(session_->Exchange(*FromMessage(sale)).ok());
  EXPECT_EQ(sent, Vectors().at("sale enciphered track no pin"));
}

TEST_F(EncipheredTrackTest, WithoutTheKeyNothingLeaves) {
  keys_.SetDataKey(std::nullopt);
  const auto refused = session_->Exchange(*FromMessage(WithCard(ledger::v1::SALE)));
  EXPECT_TRUE(HasErrorCode(refused.status(), ErrorCode::kKeyMissing)) << refused.status();
  EXPECT_TRUE(line_.sent().empty());
}

// With 006 the PIN block and the MAC are SM4's.
class Sm4Test : public RequestVectorsTest {
 protected:
  Sm4Test() : RequestVectorsTest("006") { keys_.SetMacKey(golden::Text("0123456789ABCDEFFEDCBA9876543210")); }
};

TEST_F(Sm4Test, ASaleUnderSm4) {
  v1::ExchangeRequest sale = WithCard(ledger::v1::SALE);
  sale.mutable_financial()->set_pin_block(golden::Text("A1B2C3D4E5F60718 1807F6E5D4C3B2A1"));
  std::string sent;
  line_.SetHost([&](std::span<const uint8_t> frame) {
    sent = golden::Hex(frame);
    clock_.Advance(absl::Seconds(61));
  });
  ASSERT_TRUE(session_->Exchange(*FromMessage(sale)).ok());
  EXPECT_EQ(sent, Vectors().at("sale sm4"));
  sale.mutable_financial()->set_pin_block("8 bytes.");
  EXPECT_TRUE(HasErrorCode(session_->Exchange(*FromMessage(sale)).status(), ErrorCode::kInvalidRequest));
}

}  // namespace
}  // namespace till::uplink
