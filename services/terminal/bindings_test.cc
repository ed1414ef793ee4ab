// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/bindings.h"

#include <map>
#include <string>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"
#include "services/terminal/proto_time.h"

namespace till::terminal {
namespace {

using payment::v1::Payment;

constexpr char kIcbc[] = "102100099996";

class BindingsTest : public testing::Test {
 protected:
  // Inquiry is a balance inquiry with a card, ended now.
  Payment& Inquiry(const std::string& name, const std::string& token,
                   Payment::State state = Payment::APPROVED) {
    Payment& payment = payments_[name];
    payment.set_name(name);
    payment.set_kind(ledger::v1::BALANCE_INQUIRY);
    payment.set_state(state);
    payment.mutable_card()->set_token(token);
    payment.mutable_card()->set_masked_number("622848*********0018");
    payment.mutable_card()->set_entry_mode(common::v1::CONTACT);
    *payment.mutable_create_time() = ToTimestamp(clock_.Now());
    *payment.mutable_end_time() = ToTimestamp(clock_.Now());
    return payment;
  }

  absl::StatusOr<v1::Binding> Propose(const std::string& payment, const std::string& who = "99") {
    v1::ProposeBindingRequest request;
    request.set_holder("张三");
    request.set_bank("中国工商银行");
    request.set_branch_code(kIcbc);
    request.set_payment(payment);
    return bindings_.Propose(who, request);
  }

  absl::StatusOr<v1::Binding> Test(const std::string& binding, const std::string& payment) {
    v1::TestBindingRequest request;
    request.set_binding(binding);
    request.set_payment(payment);
    return bindings_.Test("99", request);
  }

  // Bound brings a card into force the whole way.
  v1::Binding Bound(const std::string& token) {
    const std::string first = "payments/v-" + token;
    const std::string second = "payments/t-" + token;
    Inquiry(first, token);
    const auto proposed = Propose(first);
    EXPECT_TRUE(proposed.ok()) << proposed.status();
    EXPECT_TRUE(bindings_.Approve("00", proposed->binding()).ok());
    Inquiry(second, token);
    const auto in_force = Test(proposed->binding(), second);
    EXPECT_TRUE(in_force.ok()) << in_force.status();
    return in_force.ok() ? *in_force : v1::Binding();
  }

  std::string InForceToken() {
    const auto binding = bindings_.InForce();
    return binding.ok() ? binding->card().token() : "";
  }

  FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  std::unique_ptr<TerminalStore> store_ = std::move(*TerminalStore::Open(":memory:"));
  std::map<std::string, Payment> payments_;
  std::vector<std::string> slips_;
  bool printer_works_ = true;
  Bindings bindings_{*store_, clock_,
                     [this](const std::string& name) -> absl::StatusOr<Payment> {
                       const auto found = payments_.find(name);
                       if (found == payments_.end()) return MakeError(ErrorCode::kNotFound, "none");
                       return found->second;
                     },
                     [this](const v1::Binding& binding, const std::string&) -> absl::StatusOr<std::string> {
                       if (!printer_works_) return MakeError(ErrorCode::kPrinterUnavailable, "off");
                       slips_.push_back(v1::Binding::State_Name(binding.state()));
                       return "jobs/" + std::to_string(slips_.size());
                     }};
};

TEST_F(BindingsTest, ACardComesIntoForceByTwoPeopleAndTwoLooks) {
  EXPECT_EQ(ErrorCodeOf(bindings_.InForce().status()), ErrorCode::kNotFound);
  Inquiry("payments/1", "a");
  const auto proposed = Propose("payments/1");
  ASSERT_TRUE(proposed.ok()) << proposed.status();
  EXPECT_EQ(proposed->binding(), "bindings/1");
  EXPECT_EQ(proposed->state(), v1::Binding::PROPOSED);
  EXPECT_EQ(proposed->masked_account(), "622848*********0018");
  EXPECT_EQ(ErrorCodeOf(bindings_.Approve("99", "bindings/1").status()), ErrorCode::kSecondPersonRequired);
  EXPECT_EQ(store_->Audit(1)->at(0).outcome, "SECOND_PERSON_REQUIRED");
  const auto approved = bindings_.Approve("00", "bindings/1");
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(approved->state(), v1::Binding::APPROVED);
  EXPECT_EQ(InForceToken(), "") << "not yet";
  Inquiry("payments/2", "a");
  const auto in_force = Test("bindings/1", "payments/2");
  ASSERT_TRUE(in_force.ok()) << in_force.status();
  EXPECT_EQ(in_force->state(), v1::Binding::IN_FORCE);
  EXPECT_EQ(in_force->approved_by(), "00");
  EXPECT_EQ(in_force->test(), "payments/2");
  EXPECT_EQ(in_force->print_job(), "jobs/1");
  EXPECT_EQ(InForceToken(), "a");
  EXPECT_EQ(bindings_.List()->at(0).print_job(), "jobs/1") << "kept";
}

TEST_F(BindingsTest, AFailedTestLeavesTheOldOneInForce) {
  Bound("old");
  clock_.Advance(absl::Minutes(1));
  Inquiry("payments/1", "new");
  const auto proposed = Propose("payments/1");
  ASSERT_TRUE(proposed.ok()) << proposed.status();
  EXPECT_EQ(proposed->follows(), "bindings/1");
  ASSERT_TRUE(bindings_.Approve("00", proposed->binding()).ok());
  Inquiry("payments/2", "new", Payment::DECLINED);
  const auto failed = Test(proposed->binding(), "payments/2");
  ASSERT_TRUE(failed.ok()) << failed.status();
  EXPECT_EQ(failed->state(), v1::Binding::FAILED);
  EXPECT_EQ(failed->failure().code(), common::v1::CARD_NOT_VERIFIED);
  EXPECT_EQ(InForceToken(), "old");
  EXPECT_EQ(slips_.back(), "FAILED");
  Inquiry("payments/3", "new");
  EXPECT_EQ(ErrorCodeOf(Test(proposed->binding(), "payments/3").status()), ErrorCode::kIllegalStep);
}

TEST_F(BindingsTest, TheOldOneIsKeptAndCanBeRestored) {
  const v1::Binding old = Bound("old");
  Bound("new");
  EXPECT_EQ(InForceToken(), "new");
  EXPECT_EQ(bindings_.List()->at(1).state(), v1::Binding::RETIRED);
  const auto again = bindings_.Restore("99", old.binding());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(ErrorCodeOf(bindings_.Approve("99", again->binding()).status()),
            ErrorCode::kSecondPersonRequired);
  EXPECT_EQ(bindings_.Approve("00", again->binding())->state(), v1::Binding::IN_FORCE);
  EXPECT_EQ(InForceToken(), "old");
  int in_force = 0;
  const auto all = bindings_.List();
  for (const v1::Binding& binding : *all) in_force += binding.state() == v1::Binding::IN_FORCE;
  EXPECT_EQ(in_force, 1);
  EXPECT_EQ(ErrorCodeOf(bindings_.Restore("99", again->binding()).status()), ErrorCode::kIllegalStep);
  EXPECT_EQ(ErrorCodeOf(bindings_.Restore("99", "bindings/77").status()), ErrorCode::kNotFound);
}

TEST_F(BindingsTest, WhatIsNoFreshInquiryWithThatCardVerifiesNothing) {
  const auto code = [&](const std::string& payment) { return ErrorCodeOf(Propose(payment).status()); };
  EXPECT_EQ(code("payments/none"), ErrorCode::kCardNotVerified);
  EXPECT_EQ(code(""), ErrorCode::kCardNotVerified);
  Inquiry("payments/sale", "a").set_kind(ledger::v1::SALE);
  EXPECT_EQ(code("payments/sale"), ErrorCode::kCardNotVerified);
  Inquiry("payments/declined", "a", Payment::DECLINED);
  EXPECT_EQ(code("payments/declined"), ErrorCode::kCardNotVerified);
  Inquiry("payments/stripe", "a").mutable_card()->set_entry_mode(common::v1::MAGNETIC_STRIPE);
  EXPECT_EQ(code("payments/stripe"), ErrorCode::kCardNotVerified);
  Inquiry("payments/typed", "a").mutable_card()->set_entry_mode(common::v1::MANUAL);
  EXPECT_EQ(code("payments/typed"), ErrorCode::kCardNotVerified) << "anybody may know a number";
  Inquiry("payments/nobody", "");
  EXPECT_EQ(code("payments/nobody"), ErrorCode::kCardNotVerified);
  Inquiry("payments/old", "a");
  clock_.Advance(absl::Minutes(10) + absl::Seconds(1));
  EXPECT_EQ(code("payments/old"), ErrorCode::kCardNotVerified);
  Bound("b");
  EXPECT_EQ(code("payments/v-b"), ErrorCode::kCardNotVerified) << "used already";
}

TEST_F(BindingsTest, ACardMayBeTypedWhenItsPinIs) {
  Payment& typed = Inquiry("payments/typed", "a");
  typed.mutable_card()->set_entry_mode(common::v1::MANUAL);
  typed.set_verification(common::v1::ONLINE_PIN);
  const absl::StatusOr<v1::Binding> proposed = Propose("payments/typed");
  ASSERT_TRUE(proposed.ok()) << proposed.status();
  EXPECT_EQ(proposed->card().entry_mode(), common::v1::MANUAL);
}

TEST_F(BindingsTest, TheTestIsOfTheApprovedCardAfterTheApproval) {
  Inquiry("payments/early", "a");
  Inquiry("payments/1", "a");
  const auto proposed = Propose("payments/1");
  Inquiry("payments/unapproved", "a");
  EXPECT_EQ(ErrorCodeOf(Test(proposed->binding(), "payments/unapproved").status()), ErrorCode::kIllegalStep);
  clock_.Advance(absl::Seconds(5));
  ASSERT_TRUE(bindings_.Approve("00", proposed->binding()).ok());
  EXPECT_EQ(ErrorCodeOf(Test(proposed->binding(), "payments/early").status()), ErrorCode::kCardNotVerified);
  Inquiry("payments/other", "z");
  EXPECT_EQ(ErrorCodeOf(Test(proposed->binding(), "payments/other").status()), ErrorCode::kCardNotVerified);
  Inquiry("payments/running", "a", Payment::AUTHORISING);
  EXPECT_EQ(ErrorCodeOf(Test(proposed->binding(), "payments/running").status()), ErrorCode::kIllegalStep);
  Inquiry("payments/good", "a");
  EXPECT_TRUE(Test(proposed->binding(), "payments/good").ok());
}

TEST_F(BindingsTest, ProposalsAreFewOneAtATimeAndEndByThemselves) {
  Inquiry("payments/1", "a");
  ASSERT_TRUE(Propose("payments/1").ok());
  Inquiry("payments/2", "a");
  EXPECT_EQ(ErrorCodeOf(Propose("payments/2").status()), ErrorCode::kIllegalStep);
  clock_.Advance(absl::Hours(1) + absl::Seconds(1));
  EXPECT_EQ(ErrorCodeOf(bindings_.Approve("00", "bindings/1").status()), ErrorCode::kIllegalStep)
      << "too old";
  Inquiry("payments/3", "a");
  ASSERT_TRUE(Propose("payments/3").ok());
  ASSERT_TRUE(bindings_.Withdraw("99", "bindings/2").ok());
  EXPECT_EQ(ErrorCodeOf(bindings_.Withdraw("99", "bindings/2").status()), ErrorCode::kIllegalStep);
  Inquiry("payments/4", "a");
  ASSERT_TRUE(Propose("payments/4").ok());
  ASSERT_TRUE(bindings_.Withdraw("99", "bindings/3").ok());
  Inquiry("payments/5", "a");
  const absl::Status often = Propose("payments/5").status();
  EXPECT_EQ(ErrorCodeOf(often), ErrorCode::kChangedTooOften);
  EXPECT_EQ(*RetryAfterOf(often), absl::Hours(23) - absl::Seconds(1));
  clock_.Advance(absl::Hours(23));
  Inquiry("payments/6", "a");
  EXPECT_TRUE(Propose("payments/6").ok());
}

TEST_F(BindingsTest, BadFieldsAreNamed) {
  Inquiry("payments/1", "a");
  v1::ProposeBindingRequest good;
  good.set_holder("张三");
  good.set_bank("工行");
  good.set_branch_code(kIcbc);
  good.set_payment("payments/1");
  const auto refused = [&](auto change) {
    v1::ProposeBindingRequest request = good;
    change(request);
    return ErrorCodeOf(bindings_.Propose("99", request).status()) == ErrorCode::kInvalidRequest;
  };
  EXPECT_TRUE(refused([](auto& r) { r.clear_holder(); }));
  EXPECT_TRUE(refused([](auto& r) { r.set_holder(std::string(200, 'x')); }));
  EXPECT_TRUE(refused([](auto& r) { r.set_bank("\u202eBank"); }));
  EXPECT_TRUE(refused([](auto& r) { r.set_branch_code("102100099995"); }));
  EXPECT_TRUE(refused([](auto& r) { r.set_branch_code("1021000999"); }));
  EXPECT_TRUE(bindings_.Propose("99", good).ok());
}

TEST_F(BindingsTest, WithoutPaperItIsInForceAllTheSame) {
  printer_works_ = false;
  EXPECT_EQ(Bound("a").print_job(), "");
  EXPECT_EQ(InForceToken(), "a");
}

}  // namespace
}  // namespace till::terminal
