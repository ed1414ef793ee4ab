// SPDX-License-Identifier: Apache-2.0
// The facet over a real socket, with the client of services/card/client and a reader in memory.

#include "services/card/reader_service.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "hal/card_reader/fake_card_reader.h"
#include "services/card/client/grpc_reader_client.h"
#include "services/card/testing/test_terminal.h"
#include "services/common/log/capture.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/sealed_account/sealed_blacklist.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

constexpr uint8_t kUnpredictable[] = {0xA1, 0xB2, 0xC3, 0xD4};
constexpr absl::Duration kDeadline = absl::Seconds(30);

// WrittenCues remembers what the customer was told.
class WrittenCues final : public CueBoard {
 public:
  void Show(Cue cue) override {
    std::lock_guard lock(mutex_);
    cues_.push_back(cue);
  }
  // Taken returns them and forgets them.
  std::vector<Cue> Taken() {
    std::lock_guard lock(mutex_);
    return std::exchange(cues_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<Cue> cues_;
};

class ReaderServiceTest : public testing::Test {
 protected:
  static v1::StartTransaction Start(int64_t amount_minor) {
    v1::StartTransaction start;
    start.set_payment("payments/1");
    start.mutable_amount()->set_minor_units(amount_minor);
    start.mutable_amount()->set_currency_code("CNY");
    start.mutable_time()->set_seconds(absl::ToUnixSeconds(TestParameters(1).time));
    start.set_trace_number(42);
    return start;
  }

  // Runs one transaction and returns the names of its events, the last one the outcome's.
  std::string Run(const v1::StartTransaction& start, const v1::OnlineResult& result = Approved()) {
    auto session = client_.Transact(start, kDeadline);
    EXPECT_TRUE(session.ok());
    std::vector<std::string> names;
    while (true) {
      const auto event = (*session)->NextEvent();
      if (!event.ok()) {
        if (!absl::IsOutOfRange(event.status()))
          names.emplace_back(ErrorCodeName(ErrorCodeOf(event.status())));
        return absl::StrJoin(names, " ");
      }
      events_.push_back(*event);
      const auto* descriptor = v1::TransactEvent::descriptor();
      names.push_back(descriptor->FindFieldByNumber(event->event_case())->name());
      if (event->has_choose_application()) {
        EXPECT_TRUE((*session)->SelectApplication(choice_).ok());
      }
      if (event->has_verification_needed() &&
          event->verification_needed().method() == till::common::v1::ONLINE_PIN) {
        EXPECT_TRUE((*session)->GivePinOutcome(v1::PinOutcome::ENTERED).ok());
      }
      if (event->has_online_request()) {
        EXPECT_TRUE((*session)->GiveOnlineResult(result).ok());
      }
      if (event->has_ended()) names.back() = v1::TransactionEnded::Outcome_Name(event->ended().outcome());
    }
  }

  static v1::OnlineResult Approved() {
    v1::OnlineResult result;
    result.set_outcome(v1::OnlineResult::APPROVED);
    result.set_authorisation_response_code("00");
    return result;
  }

  static std::filesystem::path FreshFolder() {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "reader_service";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
  }

  void Insert(const std::string& name) { reader_.Present(hal::CardInterface::kContact, LoadCard(name)); }

  static v1::OnlineResult ApprovedWithIssuerData(const std::string& session) {
    v1::OnlineResult result = Approved();
    const std::string text = LoadSession(session);
    const std::string mark = "# issuer authentication data: ";
    const size_t begin = text.find(mark) + mark.size();
    const Bytes data = Hex(text.substr(begin, text.find('\n', begin) - begin));
    result.set_issuer_data(AsText(tlv::Writer().Add(0x91, data).bytes()));
    return result;
  }

  hal::FakeCardReader reader_;
  TerminalData terminal_ = TestTerminal();
  oda::CapkStore authorities_ = TestAuthorities();
  FixedRandom random_{kUnpredictable};
  OpenSealer sealer_;
  CardTokenizer tokenizer_{SecretBuffer::Copy(std::vector<uint8_t>(32, 0x5A))};
  std::filesystem::path folder_ = FreshFolder();
  RuleBook rules_{{terminal_, authorities_, Blacklist(SecretBuffer(32))}, folder_, false};
  SealingKeyPair sealing_keys_ = SealingKeyPair::Generate();
  WrittenCues cues_;
  ReaderService service_{{reader_, random_, sealer_, tokenizer_, sealing_keys_, &cues_}, rules_, folder_};
  rpc::testing::LocalFacet facet_{std::in_place_type<v1::Reader>, &service_};
  GrpcReaderClient client_{facet_.channel()};
  std::vector<v1::TransactEvent> events_;
  int choice_ = 0;
};

TEST_F(ReaderServiceTest, ASaleOverTheWire) {
  Insert("unionpay_debit_contact");
  EXPECT_EQ(
      Run(Start(12345), ApprovedWithIssuerData("unionpay_debit_contact")),
      "waiting_for_card card_detected card_read verification_needed online_request remove_card APPROVED");
  const v1::CardRead& read = events_.at(2).card_read();
  EXPECT_EQ(read.card().masked_number(), "629399*********1003");
  EXPECT_EQ(read.card().entry_mode(), till::common::v1::CONTACT);
  EXPECT_EQ(sealer_.pin().Open(read.account().for_pin())->payment_id, "payments/1");
  const v1::TransactionEnded& ended = events_.back().ended();
  EXPECT_EQ(ended.emv().cryptogram_type(), "TC");
  EXPECT_EQ(ended.emv().tsi(), "F800");
  EXPECT_TRUE(ended.reversal_field_55().empty()) << "nothing is owed";
  EXPECT_EQ(cues_.Taken(), (std::vector<Cue>{Cue::kWaitForCard, Cue::kWorking, Cue::kApproved}));
}

TEST_F(ReaderServiceTest, NeitherEventsNorLogsShowTheAccount) {
  log::Capture capture;
  Insert("unionpay_debit_contact");
  Run(Start(12345), ApprovedWithIssuerData("unionpay_debit_contact"));
  std::string everything = capture.Text();
  const Bytes packed = Hex("629399010000000100");
  for (const v1::TransactEvent& event : events_)
    everything += event.ShortDebugString() + event.SerializeAsString();
  EXPECT_EQ(everything.find("6293990100000001003"), std::string::npos);
  EXPECT_EQ(everything.find(AsText(packed)), std::string::npos);
  EXPECT_NE(everything.find("card transaction ended"), std::string::npos);
}

TEST_F(ReaderServiceTest, TheReversalsFieldComesWhenACardRefusesAnApproval) {
  Insert("refuses_second_ac");
  EXPECT_EQ(Run(Start(12345), ApprovedWithIssuerData("refuses_second_ac")),
            "waiting_for_card card_detected card_read verification_needed online_request remove_card "
            "CARD_REFUSED_APPROVAL");
  EXPECT_FALSE(events_.back().ended().reversal_field_55().empty());
}

TEST_F(ReaderServiceTest, TheCustomerChooses) {
  Insert("two_apps_second");
  choice_ = 1;
  EXPECT_EQ(Run(Start(10000), ApprovedWithIssuerData("two_apps_second")),
            "waiting_for_card card_detected choose_application card_read verification_needed online_request "
            "remove_card "
            "APPROVED");
}

TEST_F(ReaderServiceTest, NobodyCame) {
  EXPECT_EQ(Run(Start(1)), "waiting_for_card TIMED_OUT");
  EXPECT_EQ(cues_.Taken(), (std::vector<Cue>{Cue::kWaitForCard, Cue::kIdle}));
}

TEST_F(ReaderServiceTest, WrongRequestsAreNamed) {
  v1::StartTransaction no_payment = Start(1);
  no_payment.clear_payment();
  EXPECT_EQ(Run(no_payment), "INVALID_REQUEST");
  EXPECT_EQ(Run(Start(-1)), "INVALID_AMOUNT");
  v1::StartTransaction dollars = Start(1);
  dollars.mutable_amount()->set_currency_code("USD");
  EXPECT_EQ(Run(dollars), "CURRENCY_NOT_SUPPORTED");
  v1::StartTransaction hasty = Start(1);
  hasty.set_card_timeout_ms(10);
  EXPECT_EQ(Run(hasty), "INVALID_REQUEST");
  v1::StartTransaction typed = Start(1);
  typed.add_entry_modes(till::common::v1::MANUAL);
  EXPECT_EQ(Run(typed), "INVALID_REQUEST");
}

// A typed account: as `pin` seals it.
std::string Typed(const OpenSealer& sealer, const SealingKeyPair& card, const std::string& payment) {
  const AccountData account{.pan = *Pan::Parse("6293990100000001003"),
                            .expiry_yymm = "4912",
                            .sequence_number = "",
                            .track2 = SecretBuffer(),
                            .payment_id = payment};
  return *sealer.pin().SealAccountFor(account, card.public_key());
}

TEST_F(ReaderServiceTest, ATypedAccountNeedsNoReader) {
  v1::StartTransaction start = Start(12345);
  start.set_typed_account(Typed(sealer_, sealing_keys_, start.payment()));
  EXPECT_EQ(Run(start, Approved()), "card_read verification_needed online_request APPROVED");
  const v1::CardRead& read = events_.at(0).card_read();
  EXPECT_EQ(read.card().entry_mode(), till::common::v1::MANUAL);
  EXPECT_EQ(read.card().masked_number(), "629399*********1003");
  EXPECT_EQ(read.card().scheme(), "UNIONPAY");
  EXPECT_EQ(events_.at(1).verification_needed().method(), till::common::v1::ONLINE_PIN);
  EXPECT_TRUE(events_.at(2).online_request().field_55().empty());
  const absl::StatusOr<AccountData> sent = sealer_.uplink().Open(read.account().for_uplink());
  ASSERT_TRUE(sent.ok());
  EXPECT_EQ(sent->pan.RevealDigits(), "6293990100000001003");
  EXPECT_EQ(sent->expiry_yymm, "4912");
  EXPECT_TRUE(sent->track2.empty());
  EXPECT_EQ(sealer_.pin().Open(read.account().for_pin())->payment_id, start.payment());
  start.set_flow(v1::StartTransaction::READ_ACCOUNT);
  EXPECT_EQ(Run(start), "card_read APPROVED");
}

TEST_F(ReaderServiceTest, TheTokenOfATypedCardIsThatOfTheCard) {
  v1::StartTransaction start = Start(12345);
  start.set_typed_account(Typed(sealer_, sealing_keys_, start.payment()));
  Run(start, Approved());
  const std::string typed = events_.at(0).card_read().card().token();
  events_.clear();
  Insert("unionpay_debit_contact");
  Run(Start(12345), ApprovedWithIssuerData("unionpay_debit_contact"));
  EXPECT_EQ(events_.at(2).card_read().card().token(), typed);
}

TEST_F(ReaderServiceTest, ATypedAccountOfAnotherPaymentOrOfNobodyIsRefused) {
  v1::StartTransaction start = Start(12345);
  start.set_typed_account(Typed(sealer_, sealing_keys_, "payments/2"));
  EXPECT_EQ(Run(start), "SEALED_ACCOUNT_INVALID");
  start.set_typed_account(Typed(sealer_, SealingKeyPair::Generate(), start.payment()));
  EXPECT_EQ(Run(start), "SEALED_ACCOUNT_INVALID") << "sealed before `card` started anew";
  OpenSealer other;
  start.set_typed_account(Typed(other, sealing_keys_, start.payment()));
  EXPECT_EQ(Run(start), "SEALED_ACCOUNT_INVALID") << "who asks what token a number has is not `pin`";
  start.set_typed_account("6293990100000001003");
  EXPECT_EQ(Run(start), "SEALED_ACCOUNT_INVALID");
}

TEST_F(ReaderServiceTest, ADecisionThatIsMalformedEndsTheStreamWithAnError) {
  Insert("unionpay_debit_contact");
  v1::OnlineResult result = Approved();
  result.set_authorisation_response_code("0");
  EXPECT_EQ(Run(Start(12345), result),
            "waiting_for_card card_detected card_read verification_needed online_request INVALID_REQUEST");
  EXPECT_FALSE(reader_.powered());
}

TEST_F(ReaderServiceTest, WithoutAReaderItIsSaid) {
  reader_.FailNext(absl::UnavailableError("unplugged"));
  EXPECT_EQ(Run(Start(1)), "waiting_for_card READER_UNAVAILABLE");
  EXPECT_EQ(cues_.Taken(), (std::vector<Cue>{Cue::kWaitForCard, Cue::kDeclined}));
}

TEST_F(ReaderServiceTest, WithoutARecipientItIsSaid) {
  sealer_.SetReady(MakeError(ErrorCode::kServiceUnavailable, "pin has published no sealing key"));
  EXPECT_EQ(Run(Start(1)), "SERVICE_UNAVAILABLE");
}

TEST_F(ReaderServiceTest, OneTransactionAtATimeAndCancelEndsTheWait) {
  reader_.BlockWhenEmpty();
  auto first = client_.Transact(Start(1), kDeadline);
  ASSERT_TRUE(first.ok());
  ASSERT_TRUE((*first)->NextEvent().value().has_waiting_for_card());
  EXPECT_TRUE(client_.Status()->busy());
  EXPECT_EQ(Run(Start(2)), "DEVICE_BUSY");
  EXPECT_TRUE(HasErrorCode(client_.Cancel("payments/other"), ErrorCode::kNotFound));
  ASSERT_TRUE(client_.Cancel("payments/1").ok());
  const auto ended = (*first)->NextEvent();
  ASSERT_TRUE(ended.ok()) << ended.status();
  EXPECT_EQ(ended->ended().outcome(), v1::TransactionEnded::CANCELLED);
  EXPECT_TRUE(absl::IsOutOfRange((*first)->NextEvent().status()));
  EXPECT_FALSE(client_.Status()->busy());
}

TEST_F(ReaderServiceTest, TheSessionCancelsAnAwaitedPin) {
  Insert("unionpay_debit_contact");
  auto session = client_.Transact(Start(12345), kDeadline);
  ASSERT_TRUE(session.ok());
  while (!(*session)->NextEvent().value().has_verification_needed()) {
  }
  (*session)->Cancel();
  EXPECT_TRUE((*session)->NextEvent().value().has_remove_card());
  EXPECT_EQ((*session)->NextEvent().value().ended().outcome(), v1::TransactionEnded::CANCELLED);
}

TEST_F(ReaderServiceTest, ACancelWhileTheHostIsAskedChangesNothing) {
  Insert("unionpay_debit_contact");
  auto session = client_.Transact(Start(12345), kDeadline);
  ASSERT_TRUE(session.ok());
  while (true) {
    const auto event = (*session)->NextEvent();
    ASSERT_TRUE(event.ok()) << event.status();
    if (event->has_verification_needed()) {
      ASSERT_TRUE((*session)->GivePinOutcome(v1::PinOutcome::ENTERED).ok());
    }
    if (event->has_online_request()) break;
  }
  (*session)->Cancel();
  ASSERT_TRUE(client_.Cancel("payments/1").ok());
  ASSERT_TRUE((*session)->GiveOnlineResult(ApprovedWithIssuerData("unionpay_debit_contact")).ok());
  ASSERT_TRUE((*session)->NextEvent().value().has_remove_card());
  EXPECT_EQ((*session)->NextEvent().value().ended().outcome(), v1::TransactionEnded::APPROVED);
}

TEST_F(ReaderServiceTest, ACallerThatGoesAwayFreesTheReader) {
  reader_.BlockWhenEmpty();
  {
    auto session = client_.Transact(Start(1), kDeadline);
    ASSERT_TRUE(session.ok());
    ASSERT_TRUE((*session)->NextEvent().value().has_waiting_for_card());
  }
  for (int tries = 0; tries < 100 && client_.Status()->busy(); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_FALSE(client_.Status()->busy());
}

TEST_F(ReaderServiceTest, TheAccountAloneOverTheWire) {
  Insert("unionpay_debit_account");
  v1::StartTransaction start = Start(12345);
  start.set_flow(v1::StartTransaction::READ_ACCOUNT);
  EXPECT_EQ(Run(start), "waiting_for_card card_detected card_read remove_card APPROVED");
  EXPECT_FALSE(events_.back().ended().has_emv());
  EXPECT_TRUE(events_.back().ended().field_55().empty());
  start.set_flow(static_cast<v1::StartTransaction::Flow>(9));
  EXPECT_EQ(Run(start), "INVALID_REQUEST");
}

TEST_F(ReaderServiceTest, TheCardsOwnApprovalOverTheWire) {
  v1::StoreDownloadRequest floor;
  floor.set_kind(v1::APPLICATIONS);
  floor.add_entries(AsText(Hex("9F06 08 A000000333010102 9F1B 04 00004E20")));
  ASSERT_TRUE(client_.StoreDownload(floor).ok());
  Insert("unionpay_credit_offline");
  v1::StartTransaction start = Start(10000);
  start.set_may_approve_offline(true);
  EXPECT_EQ(Run(start),
            "waiting_for_card card_detected card_read verification_needed remove_card APPROVED_OFFLINE");
  EXPECT_EQ(events_.back().ended().emv().cryptogram_type(), "TC");
  EXPECT_FALSE(events_.back().ended().field_55().empty());
}

TEST_F(ReaderServiceTest, NoVerificationOverTheWire) {
  reader_.Present(hal::CardInterface::kContactless, LoadCard("unionpay_tap_account"));
  v1::StartTransaction start = Start(200000);
  start.set_no_verification(true);
  EXPECT_EQ(Run(start),
            "waiting_for_card card_detected card_read verification_needed online_request APPROVED");
  EXPECT_EQ(events_.at(3).verification_needed().method(), till::common::v1::NO_CVM);
}

TEST_F(ReaderServiceTest, AFallbackOverTheWire) {
  auto mute = hal::ScriptedCard::Parse("");
  reader_.Present(hal::CardInterface::kContact, std::make_shared<hal::ScriptedCard>(*std::move(mute)));
  reader_.Swipe("", "6293990100000001003=4912201000001003", "");
  v1::StartTransaction start = Start(10000);
  start.add_entry_modes(till::common::v1::CONTACT);
  start.add_entry_modes(till::common::v1::MAGNETIC_STRIPE);
  EXPECT_EQ(Run(start),
            "waiting_for_card remove_card waiting_for_card card_detected card_read verification_needed "
            "online_request APPROVED");
  const v1::WaitingForCard& second = events_.at(2).waiting_for_card();
  ASSERT_EQ(second.entry_modes_size(), 1);
  EXPECT_EQ(second.entry_modes(0), till::common::v1::FALLBACK_STRIPE);
  EXPECT_EQ(events_.at(4).card_read().card().entry_mode(), till::common::v1::FALLBACK_STRIPE);
}

TEST_F(ReaderServiceTest, ADownloadIsInForceFromTheNextTransaction) {
  v1::StoreDownloadRequest blacklist;
  blacklist.set_kind(v1::BLACKLIST);
  blacklist.set_sealed_entries(
      *SealBlacklist(std::vector<std::string>{"629399"}, sealing_keys_.public_key()));
  const auto stored = client_.StoreDownload(blacklist);
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->stored(), 1);
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(Start(12345)), "waiting_for_card card_detected card_read remove_card NOT_ACCEPTED");
  EXPECT_EQ(events_.back().ended().reason(), till::common::v1::CARD_BLACKLISTED);
  blacklist.clear_sealed_entries();
  ASSERT_TRUE(client_.StoreDownload(blacklist).ok());
  Insert("unionpay_debit_contact");
  EXPECT_EQ(
      Run(Start(12345), ApprovedWithIssuerData("unionpay_debit_contact")),
      "waiting_for_card card_detected card_read verification_needed online_request remove_card APPROVED");
  EXPECT_EQ(events_.back().ended().reason(), till::common::v1::ERROR_CODE_UNSPECIFIED);
}

TEST_F(ReaderServiceTest, ABlacklistThatIsNotInAGoodBoxChangesNothing) {
  const auto seal = [](const SealingKeyPair& keys, const std::string& digits) {
    return *SealBlacklist(std::vector<std::string>{digits}, keys.public_key());
  };
  v1::StoreDownloadRequest blacklist;
  blacklist.set_kind(v1::BLACKLIST);
  blacklist.set_sealed_entries(seal(sealing_keys_, "629399"));
  ASSERT_TRUE(client_.StoreDownload(blacklist).ok());
  const AccountData account{.pan = *Pan::Parse("6293990100000001003"),
                            .expiry_yymm = "3012",
                            .sequence_number = "",
                            .track2 = {},
                            .payment_id = "payments/1"};
  std::string damaged = seal(sealing_keys_, "6228");
  damaged.back() = static_cast<char>(damaged.back() ^ 1);
  const std::pair<std::string, ErrorCode> boxes[] = {
      {damaged, ErrorCode::kSealedAccountInvalid},
      {"no box", ErrorCode::kSealedAccountInvalid},
      {seal(SealingKeyPair::Generate(), "6228"), ErrorCode::kSealedAccountInvalid},
      {*SealAccount(account, sealing_keys_.public_key()), ErrorCode::kSealedAccountInvalid},
      {seal(sealing_keys_, "62X"), ErrorCode::kInvalidRequest},
  };
  for (const auto& [box, code] : boxes) {
    blacklist.set_sealed_entries(box);
    EXPECT_TRUE(HasErrorCode(client_.StoreDownload(blacklist).status(), code)) << ErrorCodeName(code);
  }
  blacklist.clear_sealed_entries();
  blacklist.add_entries("6228");
  EXPECT_TRUE(HasErrorCode(client_.StoreDownload(blacklist).status(), ErrorCode::kInvalidRequest))
      << "in the clear";
  v1::StoreDownloadRequest other;
  other.set_kind(v1::AUTHORITY_KEYS);
  other.set_sealed_entries(seal(sealing_keys_, "6228"));
  EXPECT_TRUE(HasErrorCode(client_.StoreDownload(other).status(), ErrorCode::kInvalidRequest));
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(Start(12345)), "waiting_for_card card_detected card_read remove_card NOT_ACCEPTED")
      << "the list is what it was";
}

TEST_F(ReaderServiceTest, AWrongDownloadIsNamed) {
  v1::StoreDownloadRequest request;
  EXPECT_TRUE(HasErrorCode(client_.StoreDownload(request).status(), ErrorCode::kInvalidRequest)) << "no kind";
  request.set_kind(v1::BLACKLIST);
  request.add_entries("62A");
  EXPECT_TRUE(HasErrorCode(client_.StoreDownload(request).status(), ErrorCode::kInvalidRequest));
}

TEST_F(ReaderServiceTest, SelfTestNamesADamagedDownload) {
  std::ofstream(folder_ / "blacklist.download") << "nonsense";
  RuleBook rules({terminal_, authorities_, Blacklist(SecretBuffer(32))}, folder_, false);
  ReaderService service({reader_, random_, sealer_, tokenizer_, sealing_keys_}, rules, folder_);
  rpc::testing::LocalFacet facet(std::in_place_type<v1::Reader>, &service);
  GrpcReaderClient client(facet.channel());
  const auto response = client.SelfTest();
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->results(4).name(), "storage");
  EXPECT_FALSE(response->results(4).passed());
  EXPECT_NE(response->results(4).detail().find("blacklist.download"), std::string::npos);
}

TEST_F(ReaderServiceTest, SelfTestNamesEachPart) {
  const auto response = client_.SelfTest();
  ASSERT_TRUE(response.ok()) << response.status();
  std::vector<std::string> lines;
  for (const auto& result : response->results())
    lines.push_back(result.name() + (result.passed() ? " ok" : " failed"));
  // The fixed random source of this test is found out.
  EXPECT_EQ(
      absl::StrJoin(lines, ", "),
      "contact ok, contactless ok, stripe ok, random failed, storage ok, sealing ok, authority keys ok");
}

}  // namespace
}  // namespace till::card
