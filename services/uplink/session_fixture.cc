// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/session_fixture.h"

#include <google/protobuf/text_format.h>

#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "services/uplink/iso8583/codec.h"
#include "services/uplink/iso8583/golden.h"
#include "services/uplink/sign_on_choice.h"

namespace till::uplink {

const ResponseCatalogue& ShippedCatalogue() {
  static const ResponseCatalogue* catalogue = [] {
    std::ifstream file("services/uplink/profiles/response_codes.textproto");
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    profile::ResponseCodes codes;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &codes));
    return new ResponseCatalogue(ResponseCatalogue::Create(codes).value());
  }();
  return *catalogue;
}

SessionFixture::SessionFixture(const std::string& sign_on_code, RiskInfo risk_info)
    : mac_key_(golden::Text(golden::kMacKey)) {
  state_file_ = absl::StrCat(::testing::TempDir(), "/trace_",
                             ::testing::UnitTest::GetInstance()->current_test_info()->name());
  std::remove(state_file_.c_str());
  profile::Profile profile = golden::UnionPayProfile();
  const profile::KeyLayout keys = ChooseSignOn(profile, sign_on_code).value();
  spec_ = std::make_unique<MessageSpec>(MessageSpec::Create(profile).value());
  table_ = std::make_unique<TransactionTable>(TransactionTable::Create(profile, *spec_).value());
  traces_ = std::make_unique<TraceCounter>(state_file_);
  exchanger_ = std::make_unique<Exchanger>(*spec_, ShippedCatalogue(), line_, keys_, clock_, late_);
  HostSession::Options options;
  options.key_layouts = {profile.key_layout().begin(), profile.key_layout().end()};
  options.risk_info = std::move(risk_info);
  const MessageBuilder::Terminal terminal{.terminal_id = "TILL0001",
                                          .merchant_id = "898100012345678",
                                          .security_control = keys.security_control(),
                                          .enciphers_track = keys.enciphers_track()};
  session_ =
      HostSession::Create(*table_, MessageBuilder::Create(*spec_, terminal).value(), ShippedCatalogue(),
                          account_keys_, *exchanger_, keys_, *traces_, std::move(options))
          .value();
  EXPECT_TRUE(line_.Start(*exchanger_).ok());
}

SessionFixture::~SessionFixture() {
  line_.Stop();
}

FinancialRequest SessionFixture::SaleOfTheGoldenFrame() const {
  const AccountData account{.pan = Pan::Parse(golden::kPan).value(),
                            .expiry_yymm = "3012",
                            .sequence_number = "01",
                            .track2 = SecretBuffer::CopyString(golden::kTrack2),
                            .payment_id = "payments/a"};
  FinancialRequest sale;
  sale.transaction = "sale";
  sale.payment_id = "payments/a";
  sale.trace = 42;
  sale.batch = 7;
  sale.amount_minor = 1234;
  sale.currency = "156";
  sale.entry = Field22::Entry::kChip;
  sale.has_pin = true;
  sale.pin_block = golden::Text("A1B2C3D4E5F60718");
  sale.chip_data = golden::Text(golden::kCardChipData);
  sale.sealed_account = SealAccount(account, account_keys_.public_key()).value();
  return sale;
}

FinancialRequest SessionFixture::ReversalOfTheGoldenFrame() const {
  FinancialRequest reversal = SaleOfTheGoldenFrame();
  reversal.transaction = "reversal";
  reversal.original_transaction = "sale";
  reversal.pin_block.clear();
  reversal.reversal_reason = "98";
  return reversal;
}

std::vector<uint8_t> SessionFixture::Reply(const std::string& type, const std::map<int, std::string>& fields,
                                           const std::string& mac_key) {
  IsoMessage message(golden::UnionPaySpec());
  EXPECT_TRUE(message.SetType(type).ok());
  for (const auto& [number, value] : fields) EXPECT_TRUE(message.Set(number, value).ok()) << number;
  if (!mac_key.empty()) {
    EXPECT_TRUE(message.Set(64, std::string(8, '0')).ok());
  }
  EncodedFrame frame = EncodeFrame(golden::UnionPaySpec(), message).value();
  if (!mac_key.empty()) {
    const std::string mac =
        FakeKeyService::Mac(mac_key, FoldMacBlock(MacInput(golden::UnionPaySpec(), frame.message())));
    std::copy(mac.begin(), mac.end(), frame.message().last(8).begin());
  }
  return {frame.bytes().begin(), frame.bytes().end()};
}

std::vector<uint8_t> SessionFixture::SaleReply(
    const std::string& code, const std::function<void(std::map<int, std::string>&)>& change) const {
  std::map<int, std::string> fields = {{3, "000000"},  {4, "000000001234"}, {11, "000042"},
                                       {12, "101530"}, {13, "1122"},        {37, "112210153042"},
                                       {39, code},     {41, "TILL0001"},    {42, "898100012345678"},
                                       {49, "156"},    {60, "22000007000"}};
  if (change) change(fields);
  return Reply("0210", fields, mac_key_);
}

std::vector<uint8_t> SessionFixture::SignOnReply(std::span<const uint8_t> request,
                                                 const std::string& code) const {
  const IsoMessage asked = Decode(request);
  const std::string pin_key = std::string(16, '\x5A');
  std::map<int, std::string> fields = {
      {11, std::string(*asked.Get(11))}, {12, "101500"}, {13, "1122"}, {39, code}, {60, "00000007003"}};
  if (code == "00") {
    fields[62] = FakeKeyService::Encipher(master_key_, pin_key) + FakeKeyService::CheckValue(pin_key) +
                 FakeKeyService::Encipher(master_key_, mac_key_) + std::string(8, '\0') +
                 FakeKeyService::CheckValue(mac_key_);
  }
  return Reply("0810", fields, "");
}

IsoMessage SessionFixture::Decode(std::span<const uint8_t> frame) {
  absl::StatusOr<FrameBody> body = ParseFrameBody(golden::UnionPaySpec(), frame.subspan(2));
  EXPECT_TRUE(body.ok()) << body.status();
  absl::StatusOr<IsoMessage> message = DecodeMessage(golden::UnionPaySpec(), body->message);
  EXPECT_TRUE(message.ok()) << message.status();
  return *std::move(message);
}

FakeLine::Host SessionFixture::Silence() {
  return [this](std::span<const uint8_t>) { clock_.Advance(absl::Seconds(61)); };
}

}  // namespace till::uplink
