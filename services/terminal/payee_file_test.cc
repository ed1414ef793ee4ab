// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/payee_file.h"

#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

class PayeeFileTest : public testing::Test {
 protected:
  absl::StatusOr<v1::Payee> Update(const std::string& name, const std::string& identity,
                                   const std::string& phone, const std::string& address) {
    v1::UpdatePayeeRequest request;
    request.set_name(name);
    request.set_identity_number(identity);
    request.set_phone(phone);
    request.set_address(address);
    return file_.Update("99", request);
  }
  absl::StatusOr<v1::Payee> Fill() {
    return Update("张三丰", "11010519491231002X", "13812345678", "北京市朝阳区建国路一号");
  }
  absl::StatusOr<v1::Payee> PutPhoto(v1::PhotoKind kind, const std::string& file) {
    std::ifstream in("services/terminal/testdata/" + file, std::ios::binary);
    v1::PutPhotoRequest request;
    request.set_kind(kind);
    request.set_content(std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()));
    return file_.PutPhoto("99", request);
  }
  absl::StatusOr<v1::Payee> Review(const std::string& who, bool accepted) {
    v1::ReviewPayeeRequest request;
    request.set_accepted(accepted);
    request.set_note(accepted ? "" : "照片不清");
    return file_.Review(who, request);
  }

  FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  std::unique_ptr<TerminalStore> store_ = std::move(*TerminalStore::Open(":memory:"));
  SealedDocuments seals_ = SealedDocuments::ForTests();
  PayeeFile file_{*store_, seals_, clock_};
};

TEST_F(PayeeFileTest, IsMaskedWhenToldAndSealedOnTheDisk) {
  EXPECT_EQ(ErrorCodeOf(file_.Get().status()), ErrorCode::kNotFound);
  const auto payee = Fill();
  ASSERT_TRUE(payee.ok()) << payee.status();
  EXPECT_EQ(payee->masked_name(), "张**");
  EXPECT_EQ(payee->masked_identity_number(), "1****************X");
  EXPECT_EQ(payee->masked_phone(), "138****5678");
  EXPECT_EQ(payee->masked_address(), "北京市朝阳区*****");
  for (const char* document : {"payee", "payee-shown"}) {
    const std::string body = **store_->FindDocument(document);
    for (const char* secret : {"张三丰", "11010519491231002X", "13812345678", "建国路"}) {
      EXPECT_EQ(body.find(secret), std::string::npos) << document;
    }
  }
  EXPECT_EQ(store_->Audit(1)->at(0).subject, "name,identity_number,phone,address");
}

TEST_F(PayeeFileTest, AFieldThatIsEmptyStays) {
  ASSERT_TRUE(Fill().ok());
  const auto changed = Update("", "", "13900000000", "");
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(changed->masked_phone(), "139****0000");
  EXPECT_EQ(changed->masked_name(), "张**");
  EXPECT_EQ(store_->Audit(1)->at(0).subject, "phone");
}

TEST_F(PayeeFileTest, BadFieldsAreRefused) {
  const auto code = [](const auto& result) { return ErrorCodeOf(result.status()); };
  EXPECT_EQ(code(Update("", "", "", "")), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code(Update(std::string(200, 'x'), "", "", "")), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code(Update("\u202e张", "", "", "")), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code(Update("", "110105194912310021", "", "")), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code(Update("", "", "1381234😀", "")), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code(Update("", "", "+", "")), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code(Update("", "", "", std::string(121, 'x'))), ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(file_.Get().status()), ErrorCode::kNotFound) << "nothing of it stays";
}

TEST_F(PayeeFileTest, IsReviewedByASecondPersonWhenAllIsThere) {
  EXPECT_EQ(ErrorCodeOf(file_.Submit("99").status()), ErrorCode::kNotFound);
  ASSERT_TRUE(Fill().ok());
  EXPECT_EQ(ErrorCodeOf(file_.Submit("99").status()), ErrorCode::kInvalidRequest) << "photos are missing";
  EXPECT_EQ(ErrorCodeOf(Review("00", true).status()), ErrorCode::kIllegalStep);
  ASSERT_TRUE(PutPhoto(v1::IDENTITY_FRONT, "red_3x2.jpg").ok());
  ASSERT_TRUE(PutPhoto(v1::IDENTITY_BACK, "red_3x2.png").ok());
  EXPECT_EQ(file_.Submit("99")->review(), v1::Payee::SUBMITTED);
  EXPECT_EQ(ErrorCodeOf(Review("99", true).status()), ErrorCode::kSecondPersonRequired);
  v1::ReviewPayeeRequest stale;
  stale.set_accepted(true);
  stale.set_submission("payee/1");
  EXPECT_EQ(ErrorCodeOf(file_.Review("00", stale).status()), ErrorCode::kIllegalStep)
      << "who looked at another submission has not seen this one";
  const auto refused = Review("00", false);
  ASSERT_TRUE(refused.ok()) << refused.status();
  EXPECT_EQ(refused->review(), v1::Payee::REFUSED);
  EXPECT_EQ(refused->review_note(), "照片不清");
  EXPECT_EQ(refused->submission(), "");
  clock_.Advance(absl::Seconds(1));
  const std::string submission = file_.Submit("99")->submission();
  EXPECT_EQ(submission, "payee/1800000001000000");
  EXPECT_EQ(Review("00", true)->review(), v1::Payee::ACCEPTED);
  EXPECT_EQ(Update("", "", "13900000000", "")->review(), v1::Payee::NOT_SUBMITTED)
      << "a change, a new review";
}

TEST_F(PayeeFileTest, PhotosAreSealedReplacedAndLookedAtWithATrace) {
  EXPECT_EQ(ErrorCodeOf(PutPhoto(v1::IDENTITY_FRONT, "red_3x2.jpg").status()), ErrorCode::kNotFound);
  ASSERT_TRUE(Fill().ok());
  ASSERT_TRUE(PutPhoto(v1::IDENTITY_FRONT, "red_3x2.jpg").ok());
  const auto twice = PutPhoto(v1::IDENTITY_FRONT, "red_3x2.png");
  ASSERT_EQ(twice->photos_size(), 1);
  EXPECT_EQ(twice->photos(0).content_type(), "image/png");
  const auto photo = file_.Photo("00", v1::IDENTITY_FRONT);
  ASSERT_TRUE(photo.ok()) << photo.status();
  EXPECT_EQ(photo->content().substr(1, 3), "PNG");
  EXPECT_EQ(store_->Audit(1)->at(0).act, "look-at-payee-photo");
  EXPECT_EQ((**store_->FindDocument("payee-photo-1")).find("PNG"), std::string::npos);
  EXPECT_EQ(ErrorCodeOf(file_.Photo("00", v1::SHOP_FRONT).status()), ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(PutPhoto(v1::PHOTO_KIND_UNSPECIFIED, "red_3x2.png").status()),
            ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(PutPhoto(v1::SHOP_FRONT, "terminal.textproto").status()), ErrorCode::kInvalidRequest);
  ASSERT_TRUE(file_.Remove("99").ok());
  EXPECT_FALSE(store_->FindDocument("payee-photo-1")->has_value());
  EXPECT_EQ(ErrorCodeOf(file_.Remove("99")), ErrorCode::kNotFound);
}

}  // namespace
}  // namespace till::terminal
