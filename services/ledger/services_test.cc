// SPDX-License-Identifier: Apache-2.0
// Both facets over real sockets, through the clients.

#include <gtest/gtest.h>

#include "services/common/clock/fake_clock.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/status/error.h"
#include "services/ledger/client/fake_journal_client.h"
#include "services/ledger/client/grpc_journal_client.h"
#include "services/ledger/client/grpc_reports_client.h"
#include "services/ledger/journal_service.h"
#include "services/ledger/reports_service.h"

namespace till::ledger {
namespace {

class ServicesTest : public ::testing::Test {
 protected:
  ServicesTest()
      : clock_(absl::FromUnixSeconds(1'700'000'000)),
        ledger_(Ledger::Open(":memory:", {}, clock_).value()),
        reader_(LedgerReader::Over(*ledger_)),
        journal_service_(*ledger_),
        reports_service_(*reader_, ledger_->signer()),
        journal_facet_(std::in_place_type<v1::Journal>, &journal_service_),
        reports_facet_(std::in_place_type<v1::Reports>, &reports_service_),
        journal_(journal_facet_.channel()),
        reports_(reports_facet_.channel(), "zh") {}

  FakeClock clock_;
  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<LedgerReader> reader_;
  JournalService journal_service_;
  ReportsService reports_service_;
  rpc::testing::LocalFacet journal_facet_;
  rpc::testing::LocalFacet reports_facet_;
  GrpcJournalClient journal_;
  GrpcReportsClient reports_;
};

v1::RecordIntentRequest Intent(const std::string& id) {
  v1::RecordIntentRequest request;
  request.set_payment("payments/" + id);
  request.set_request_id("request-" + id);
  request.set_request_digest(std::string(32, 'd'));
  request.set_kind(v1::SALE);
  request.mutable_amount()->set_minor_units(1234);
  request.mutable_amount()->set_currency_code("CNY");
  request.set_operator_id("01");
  return request;
}

// Every field of StepDetails set, by reflection, so that a field that conversion forgets fails the test.
void FillAll(google::protobuf::Message& message) {
  const auto* reflection = message.GetReflection();
  const auto* descriptor = message.GetDescriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const auto* field = descriptor->field(i);
    switch (field->cpp_type()) {
      case google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE:
        FillAll(*reflection->MutableMessage(&message, field));
        break;
      case google::protobuf::FieldDescriptor::CPPTYPE_STRING:
        reflection->SetString(&message, field, field->name());
        break;
      case google::protobuf::FieldDescriptor::CPPTYPE_ENUM:
        reflection->SetEnumValue(&message, field, 1);
        break;
      case google::protobuf::FieldDescriptor::CPPTYPE_BOOL:
        reflection->SetBool(&message, field, true);
        break;
      case google::protobuf::FieldDescriptor::CPPTYPE_INT64:
        reflection->SetInt64(&message, field, 7);
        break;
      default:
        FAIL() << field->full_name() << " has a type that this test does not know";
    }
  }
}

v1::RecordStepRequest Step(const std::string& payment, v1::Step step) {
  v1::RecordStepRequest request;
  request.set_payment(payment);
  request.set_step(step);
  return request;
}

TEST_F(ServicesTest, EveryDetailOfAStepComesBack) {
  ASSERT_TRUE(journal_.RecordIntent(Intent("a")).ok());
  v1::RecordStepRequest request = Step("payments/a", v1::CARD_READ);
  FillAll(*request.mutable_details());
  const auto recorded = journal_.RecordStep(request);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_EQ(recorded->record().details().DebugString(), request.details().DebugString());
  const auto found = journal_.GetRecord([] {
    v1::GetRecordRequest get;
    get.set_payment("payments/a");
    return get;
  }());
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->record().DebugString(), recorded->record().DebugString());
}

TEST_F(ServicesTest, ASaleFromIntentToReports) {
  const auto opened = journal_.RecordIntent(Intent("a"));
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->record().trace_number(), 1);
  EXPECT_EQ(opened->record().state(), v1::PaymentRecord::OPEN);
  v1::RecordStepRequest read = Step("payments/a", v1::CARD_READ);
  read.mutable_details()->set_account_for_uplink("sealed");
  read.mutable_details()->set_reversal_field_55("chip");
  read.mutable_details()->set_script_results("five.");
  read.mutable_details()->mutable_card()->set_scheme("UNIONPAY");
  ASSERT_TRUE(journal_.RecordStep(read).ok());
  ASSERT_TRUE(journal_.RecordStep(Step("payments/a", v1::ABOUT_TO_SEND)).ok());

  const auto open = journal_.OpenPayments({});
  ASSERT_TRUE(open.ok());
  ASSERT_EQ(open->records_size(), 1);
  EXPECT_EQ(open->records(0).details().account_for_uplink(), "sealed");
  EXPECT_EQ(open->records(0).last_step(), v1::ABOUT_TO_SEND);

  // Who reads reports gets neither the box nor the chip data of a reversal.
  const auto listed = reports_.Search({});
  ASSERT_TRUE(listed.ok()) << listed.status();
  ASSERT_EQ(listed->records_size(), 1);
  EXPECT_EQ(listed->records(0).details().account_for_uplink(), "");
  EXPECT_EQ(listed->records(0).details().reversal_field_55(), "");
  EXPECT_EQ(listed->records(0).details().script_results(), "five.")
      << "the books are compared with the host's";

  ASSERT_TRUE(journal_.RecordStep(Step("payments/a", v1::HOST_APPROVED)).ok());
  v1::PostRequest post;
  post.set_payment("payments/a");
  const auto posted = journal_.Post(post);
  ASSERT_TRUE(posted.ok()) << posted.status();
  EXPECT_EQ(posted->record().state(), v1::PaymentRecord::POSTED);
  v1::RecordReceiptRequest receipt;
  receipt.set_payment("payments/a");
  receipt.add_print_jobs("jobs/1");
  ASSERT_TRUE(journal_.RecordReceipt(receipt).ok());

  const auto totals = reports_.Totals({});
  ASSERT_TRUE(totals.ok());
  ASSERT_GE(totals->lines_size(), 1);
  EXPECT_EQ(totals->lines(0).amount().minor_units(), 1234);
  const auto verified = reports_.Verify();
  ASSERT_TRUE(verified.ok());
  EXPECT_TRUE(verified->sound());
  EXPECT_EQ(verified->head_hash().size(), 32u);

  std::string kinds;
  int64_t sum = 0;
  ASSERT_TRUE(reports_
                  .Export({},
                          [&](const v1::JournalEntry& entry) {
                            kinds += entry.kind() + " ";
                            for (const v1::Posting& posting : entry.postings()) sum += posting.minor_units();
                            return true;
                          })
                  .ok());
  EXPECT_EQ(kinds, "genesis intent step step step post receipt ");
  EXPECT_EQ(sum, 0);
}

TEST_F(ServicesTest, ErrorsKeepTheirCodesOnTheWire) {
  EXPECT_EQ(ErrorCodeOf(journal_.RecordStep(Step("payments/none", v1::CARD_READ)).status()),
            ErrorCode::kNotFound);
  ASSERT_TRUE(journal_.RecordIntent(Intent("a")).ok());
  EXPECT_EQ(ErrorCodeOf(journal_.RecordStep(Step("payments/a", v1::HOST_APPROVED)).status()),
            ErrorCode::kIllegalStep);
  EXPECT_EQ(ErrorCodeOf(journal_.RecordStep(Step("payments/a", v1::STEP_UNSPECIFIED)).status()),
            ErrorCode::kInvalidRequest);
  v1::RecordIntentRequest other = Intent("a");
  other.set_request_digest(std::string(32, 'e'));
  EXPECT_EQ(ErrorCodeOf(journal_.RecordIntent(other).status()), ErrorCode::kRequestIdReused);
  v1::SearchRequest search;
  search.mutable_page()->set_page_token("made up");
  EXPECT_EQ(ErrorCodeOf(reports_.Search(search).status()), ErrorCode::kInvalidPageToken);
}

TEST_F(ServicesTest, AVoidKeepsItsReason) {
  ASSERT_TRUE(journal_.RecordIntent(Intent("a")).ok());
  v1::VoidRequest request;
  request.set_payment("payments/a");
  request.set_reason(v1::TIMED_OUT);
  const auto voided = journal_.Void(request);
  ASSERT_TRUE(voided.ok()) << voided.status();
  EXPECT_EQ(voided->record().details().void_reason(), v1::TIMED_OUT);
  EXPECT_EQ(voided->record().state(), v1::PaymentRecord::VOIDED);
}

TEST_F(ServicesTest, SignOnTakesATraceNumberAndAdoptsTheBatch) {
  const auto numbers = journal_.TakeTraceNumber({});
  ASSERT_TRUE(numbers.ok());
  EXPECT_EQ(numbers->trace_number(), 1);
  EXPECT_EQ(numbers->batch_number(), 1);
  v1::AdoptBatchRequest adopt;
  adopt.set_batch_number(12);
  ASSERT_TRUE(journal_.AdoptBatch(adopt).ok());
  const auto opened = journal_.RecordIntent(Intent("a"));
  EXPECT_EQ(opened->record().trace_number(), 2);
  EXPECT_EQ(opened->record().batch_number(), 12);
}

TEST_F(ServicesTest, ABatchIsSettledUploadedAndClosed) {
  ASSERT_TRUE(journal_.RecordIntent(Intent("a")).ok());
  v1::RecordStepRequest read = Step("payments/a", v1::CARD_READ);
  read.mutable_details()->mutable_card()->set_scheme("UNIONPAY");
  read.mutable_details()->mutable_card()->set_entry_mode(common::v1::CONTACT);
  read.mutable_details()->set_account_for_uplink("box");
  ASSERT_TRUE(journal_.RecordStep(read).ok());
  ASSERT_TRUE(journal_.RecordStep(Step("payments/a", v1::ABOUT_TO_SEND)).ok());
  v1::BeginSettlementRequest begin;
  begin.set_operator_id("01");
  EXPECT_EQ(ErrorCodeOf(journal_.BeginSettlement(begin).status()), ErrorCode::kUnresolvedPayments);
  ASSERT_TRUE(journal_.RecordStep(Step("payments/a", v1::HOST_APPROVED)).ok());
  v1::PostRequest post;
  post.set_payment("payments/a");
  ASSERT_TRUE(journal_.Post(post).ok());
  v1::RecordIntentRequest refund = Intent("refund");
  refund.set_kind(v1::REFUND);
  refund.set_original("payments/a");
  refund.set_approved_by("00");
  refund.mutable_amount()->set_minor_units(1235);
  EXPECT_EQ(ErrorCodeOf(journal_.RecordIntent(refund).status()), ErrorCode::kAmountExceedsOriginal);
  refund.mutable_amount()->set_minor_units(34);
  const auto opened = journal_.RecordIntent(refund);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->record().original(), "payments/a");
  EXPECT_EQ(opened->record().details().approved_by(), "00");
  EXPECT_EQ(opened->record().shift_number(), 1);
  ASSERT_TRUE(journal_.RecordStep(Step("payments/refund", v1::ABOUT_TO_SEND)).ok());
  ASSERT_TRUE(journal_.RecordStep(Step("payments/refund", v1::HOST_APPROVED)).ok());
  post.set_payment("payments/refund");
  ASSERT_TRUE(journal_.Post(post).ok());

  const auto begun = journal_.BeginSettlement(begin);
  ASSERT_TRUE(begun.ok()) << begun.status();
  EXPECT_EQ(begun->state(), v1::Settlement::BEGUN);
  EXPECT_EQ(begun->domestic().debit_minor(), 1234);
  EXPECT_EQ(begun->domestic().credit_minor(), 34);
  v1::RecordSettlementStepRequest step;
  step.set_settlement(begun->name());
  step.set_state(v1::Settlement::BALANCED);
  step.set_domestic_flag(1);
  step.set_foreign_flag(1);
  ASSERT_TRUE(journal_.RecordSettlementStep(step).ok());
  v1::ListUploadsRequest list;
  list.set_settlement(begun->name());
  const auto uploads = journal_.ListUploads(list);
  ASSERT_TRUE(uploads.ok()) << uploads.status();
  ASSERT_EQ(uploads->uploads_size(), 2);
  EXPECT_EQ(uploads->uploads(0).section(), v1::REFUNDS);
  EXPECT_EQ(uploads->uploads(0).account_for_uplink(), "box");
  EXPECT_EQ(uploads->uploads(1).section(), v1::CHIP_ONLINE);
  step.set_state(v1::Settlement::UPLOADED);
  step.add_uploaded_payments("payments/a");
  step.add_uploaded_payments("payments/refund");
  ASSERT_TRUE(journal_.RecordSettlementStep(step).ok());
  step.clear_uploaded_payments();
  step.set_state(v1::Settlement::CLOSED);
  const auto closed = journal_.RecordSettlementStep(step);
  ASSERT_TRUE(closed.ok()) << closed.status();
  EXPECT_EQ(closed->state(), v1::Settlement::CLOSED);
  EXPECT_TRUE(closed->has_end_time());
  v1::GetRecordRequest get;
  get.set_payment("payments/a");
  const auto settled = journal_.GetRecord(get);
  EXPECT_TRUE(settled->record().settled());
  EXPECT_EQ(settled->record().refunded().minor_units(), 34);
  const auto listed = reports_.ListSettlements({});
  ASSERT_TRUE(listed.ok());
  EXPECT_EQ(listed->settlements(0).DebugString(), closed->DebugString());
  v1::ChangeShiftRequest change;
  change.set_operator_id("02");
  EXPECT_EQ(journal_.ChangeShift(change)->shift_number(), 2);
}

TEST_F(ServicesTest, TheHeadIsSignedAndTheBackupIsAFile) {
  const auto verified = reports_.Verify();
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_TRUE(HeadSigner::IsGood(verified->public_key(), verified->entries(), verified->head_hash(),
                                 verified->head_signature()));
  std::string backup;
  ASSERT_TRUE(reports_
                  .ExportBackup([&](const std::string& bytes) {
                    backup += bytes;
                    return true;
                  })
                  .ok());
  EXPECT_TRUE(backup.starts_with("SQLite format 3"));
}

TEST(FakeJournalClient, ObeysTheRulesAndFailsWhenTold) {
  FakeClock clock(absl::FromUnixSeconds(1'700'000'000));
  FakeJournalClient fake(clock);
  ASSERT_TRUE(fake.RecordIntent(Intent("a")).ok());
  EXPECT_EQ(ErrorCodeOf(fake.RecordStep(Step("payments/a", v1::HOST_APPROVED)).status()),
            ErrorCode::kIllegalStep);
  fake.SetFault([](std::string_view call) {
    return call == "RecordStep" ? MakeError(ErrorCode::kStorageFull, "full") : absl::OkStatus();
  });
  EXPECT_EQ(ErrorCodeOf(fake.RecordStep(Step("payments/a", v1::CARD_READ)).status()),
            ErrorCode::kStorageFull);
  fake.SetFault(nullptr);
  EXPECT_TRUE(fake.RecordStep(Step("payments/a", v1::CARD_READ)).ok());
  EXPECT_TRUE(fake.reader().Verify()->sound());
}

}  // namespace
}  // namespace till::ledger
