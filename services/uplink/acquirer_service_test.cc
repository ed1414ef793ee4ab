// SPDX-License-Identifier: Apache-2.0
// The facet and its client over a gRPC channel inside the process, with the core on a fake line behind them.
#include "services/uplink/acquirer_service.h"

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <thread>

#include "services/common/sealed_account/sealed_blacklist.h"
#include "services/common/status/error.h"
#include "services/uplink/client/grpc_acquirer_client.h"
#include "services/uplink/iso8583/golden.h"
#include "services/uplink/session_fixture.h"

namespace till::uplink {
namespace {

class AcquirerServiceTest : public SessionFixture {
 protected:
  AcquirerServiceTest()
      : metrics_("uplink"),
        service_(*session_, *exchanger_, late_, line_, ShippedCatalogue(), metrics_,
                 {"acquirer.test:8583", "backup.test:8584"}, card_key_path_) {
    keys_.SetMacKey(mac_key_);
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    client_ = std::make_unique<GrpcAcquirerClient>(server_->InProcessChannel({}));
  }
  ~AcquirerServiceTest() override {
    late_.Close();
    server_->Shutdown();
  }

  v1::ExchangeRequest Sale() const {
    const FinancialRequest golden = SaleOfTheGoldenFrame();
    v1::ExchangeRequest request;
    request.set_payment(golden.payment_id);
    request.set_trace_number(42);
    request.set_batch_number(7);
    v1::FinancialMessage& sale = *request.mutable_financial();
    sale.set_kind(ledger::v1::SALE);
    sale.mutable_amount()->set_minor_units(1234);
    sale.mutable_amount()->set_currency_code("CNY");
    sale.set_sealed_account(golden.sealed_account);
    sale.set_entry_mode(common::v1::CONTACT);
    sale.set_pin_block(golden.pin_block);
    sale.set_field_55(golden.chip_data);
    return request;
  }

  const std::string card_key_path_ = testing::TempDir() + "/acquirer_service_test_sealing.pub";
  metrics::Metrics metrics_;
  AcquirerService service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<GrpcAcquirerClient> client_;
};

TEST_F(AcquirerServiceTest, ASaleGoesOutAsTheGoldenFrameAndItsApprovalComesBack) {
  line_.SetHost([this](std::span<const uint8_t>) { line_.Deliver(golden::Bytes(golden::kSaleReplyFrame)); });
  const auto answer = client_->Exchange(Sale());
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(golden::Hex(line_.sent().at(0)), golden::kSaleFrame);
  EXPECT_EQ(answer->outcome(), v1::ExchangeResponse::APPROVED);
  EXPECT_EQ(answer->host().authorisation_code(), "AB1234");
  EXPECT_EQ(answer->host().response().words_en(), "Approved.");
  EXPECT_NE(metrics_.Text().find("till_uplink_exchanges_total{outcome=\"APPROVED\"} 1"), std::string::npos);
}

TEST_F(AcquirerServiceTest, SilenceIsAnOutcomeAndABadRequestAnError) {
  line_.SetHost(Silence());
  const auto silent = client_->Exchange(Sale());
  ASSERT_TRUE(silent.ok()) << silent.status();
  EXPECT_EQ(silent->outcome(), v1::ExchangeResponse::NO_REPLY);
  EXPECT_EQ(silent->detail(), "no answer in time");
  v1::ExchangeRequest sale = Sale();
  sale.set_payment("payments/other");
  const absl::Status refused = client_->Exchange(sale).status();
  EXPECT_TRUE(HasErrorCode(refused, ErrorCode::kSealedAccountInvalid)) << refused;
  EXPECT_EQ(PaymentIdOf(refused), "payments/other");
}

TEST_F(AcquirerServiceTest, SignOnAndStatus) {
  line_.SetHost([this](std::span<const uint8_t> frame) { line_.Deliver(SignOnReply(frame)); });
  EXPECT_FALSE(client_->Status()->signed_on());
  v1::SignOnRequest request;
  request.set_trace_number(5);
  request.set_batch_number(6);
  const auto signed_on = client_->SignOn(request);
  ASSERT_TRUE(signed_on.ok()) << signed_on.status();
  EXPECT_EQ(signed_on->batch_number(), 7);
  EXPECT_EQ(signed_on->host_date_time(), "1122101500");
  EXPECT_EQ(signed_on->response().response_class(), common::v1::ResponseCode::SUCCESS);
  const auto up = client_->Status();
  ASSERT_TRUE(up.ok());
  EXPECT_TRUE(up->connected());
  EXPECT_TRUE(up->signed_on());
  EXPECT_EQ(up->host(), "acquirer.test:8583");
  EXPECT_EQ(up->last_reply_time().seconds(), absl::ToUnixSeconds(clock_.Now()));
  EXPECT_EQ(up->fault(), common::v1::ERROR_CODE_UNSPECIFIED);
  line_.Disconnect(MakeError(ErrorCode::kHostNotTrusted, "somebody else"));
  EXPECT_EQ(client_->Status()->fault(), common::v1::HOST_NOT_TRUSTED);
  request.set_trace_number(-1);
  EXPECT_TRUE(HasErrorCode(client_->SignOn(request).status(), ErrorCode::kInvalidRequest));
  EXPECT_TRUE(HasErrorCode(client_->SignOn({}).status(), ErrorCode::kHostNotTrusted));
}

TEST_F(AcquirerServiceTest, StatusNamesTheHostThatTheLineIsOn) {
  EXPECT_FALSE(client_->Status()->on_backup_host());
  line_.OnBackup(absl::OkStatus());
  EXPECT_TRUE(client_->Status()->on_backup_host());
  EXPECT_EQ(client_->Status()->host(), "backup.test:8584");
}

TEST_F(AcquirerServiceTest, DownloadStatusAndSignOff) {
  const std::string number = "6228480402564890018";  // a whole one
  int pages = 0;
  line_.SetHost([&](std::span<const uint8_t> frame) {
    const IsoMessage asked = Decode(frame);
    std::map<int, std::string> fields = {{11, std::string(*asked.Get(11))}, {39, "00"}};
    if (asked.Has(62)) {
      ++pages;
      fields[62] = "1" + golden::Text("0013") + number + golden::Text("0006") + "622849";
    }
    std::vector<uint8_t> reply = Reply(asked.type() == "0800" ? "0810" : "0830", fields, "");
    if (asked.type() == "0820") reply[9] = static_cast<uint8_t>(reply[9] | 7);  // a blacklist waits
    line_.Deliver(reply);
  });
  ASSERT_TRUE(client_->ReportStatus({}).ok());
  EXPECT_EQ(client_->Status()->pending_downloads(0), v1::BLACKLIST);
  v1::DownloadRequest request;
  EXPECT_TRUE(HasErrorCode(client_->Download(request).status(), ErrorCode::kInvalidRequest));
  request.set_kind(v1::BLACKLIST);
  unlink(card_key_path_.c_str());
  EXPECT_TRUE(HasErrorCode(client_->Download(request).status(), ErrorCode::kServiceUnavailable));
  EXPECT_EQ(pages, 0) << "the host gives its list once";
  EXPECT_EQ(client_->Status()->pending_downloads_size(), 1);
  const SealingKeyPair card = SealingKeyPair::Generate();
  ASSERT_TRUE(card.Publish(card_key_path_).ok());
  const auto downloaded = client_->Download(request);
  ASSERT_TRUE(downloaded.ok()) << downloaded.status();
  EXPECT_EQ(downloaded->entry_count(), 2);
  EXPECT_EQ(downloaded->messages(), 2);
  // All that `payment` gets: no number is in it, in whatever field.
  EXPECT_EQ(downloaded->SerializeAsString().find(number.substr(0, 6)), std::string::npos);
  EXPECT_EQ(downloaded->entries_size(), 0);
  const auto opened = OpenBlacklist(card, downloaded->sealed_entries());
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->entries, (std::vector<std::string_view>{number, "622849"}));
  EXPECT_EQ(client_->Status()->pending_downloads_size(), 0);
  const auto off = client_->SignOff({});
  ASSERT_TRUE(off.ok()) << off.status();
  EXPECT_EQ(off->response().code(), "00");
  EXPECT_EQ(keys_.drops(), 1);
}

TEST_F(AcquirerServiceTest, ASettlementAndAQrAnswerComeThrough) {
  line_.SetHost([this](std::span<const uint8_t> frame) {
    const IsoMessage asked = Decode(frame);
    if (asked.type() == "0800") return line_.Deliver(SignOnReply(frame));
    std::map<int, std::string> fields = {
        {11, "000042"}, {39, "00"}, {41, "TILL0001"}, {42, "898100012345678"}, {60, "00000008201"}};
    if (asked.type() == "0500") {
      fields[48] = std::string(30, '0') + "1" + std::string(30, '0') + "2";
      return line_.Deliver(Reply("0510", fields, mac_key_));
    }
    fields[3] = "000000";
    fields[4] = "000000001234";
    fields[59] = "B10011B2010QR-PAYLOAD";
    line_.Deliver(Reply("0210", fields, mac_key_));
  });
  v1::ExchangeRequest settlement;
  settlement.set_trace_number(42);
  settlement.set_batch_number(7);
  settlement.mutable_settlement();
  const auto settled = client_->Exchange(settlement);
  ASSERT_TRUE(settled.ok()) << settled.status();
  EXPECT_EQ(settled->outcome(), v1::ExchangeResponse::APPROVED) << settled->detail();
  EXPECT_EQ(settled->domestic_flag(), 1);
  EXPECT_EQ(settled->foreign_flag(), 2);
  EXPECT_EQ(settled->batch_number(), 8);
  v1::ExchangeRequest qr = settlement;
  qr.set_payment("payments/q");
  qr.mutable_qr()->set_action(v1::QrMessage::CREATE);
  qr.mutable_qr()->set_order_number("Q42");
  qr.mutable_qr()->mutable_amount()->set_minor_units(1234);
  qr.mutable_qr()->mutable_amount()->set_currency_code("CNY");
  const auto created = client_->Exchange(qr);
  ASSERT_TRUE(created.ok()) << created.status();
  EXPECT_EQ(created->outcome(), v1::ExchangeResponse::APPROVED) << created->detail();
  EXPECT_EQ(created->qr().state(), v1::QrAnswer::WAITING);
  EXPECT_EQ(created->qr().payload(), "QR-PAYLOAD");
}

TEST_F(AcquirerServiceTest, AWatcherHearsALateApprovalAndCanBeCalledOff) {
  line_.SetHost(Silence());
  ASSERT_TRUE(client_->Exchange(Sale()).ok());
  line_.Deliver(golden::Bytes(golden::kSaleReplyFrame));
  v1::LateReply heard;
  const absl::Status ended = client_->WatchLateReplies([&](const v1::LateReply& late) {
    heard = late;
    client_->CancelWatch();
  });
  EXPECT_FALSE(ended.ok());
  EXPECT_EQ(heard.payment(), "payments/a");
  EXPECT_EQ(heard.trace_number(), 42);
  EXPECT_EQ(heard.batch_number(), 7);
  EXPECT_EQ(heard.outcome(), v1::ExchangeResponse::APPROVED);
  EXPECT_EQ(heard.host().reference_number(), "112210153042");
}

}  // namespace
}  // namespace till::uplink
