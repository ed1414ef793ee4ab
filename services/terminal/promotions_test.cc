// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/promotions.h"

#include <string>

#include "absl/time/civil_time.h"
#include "gtest/gtest.h"
#include "services/common/status/error.h"
#include "services/terminal/desk_fixture_for_tests.h"

namespace till::terminal {
namespace {

v1::MerchantProfile Shanghai() {
  v1::MerchantProfile profile;
  profile.set_currency_code("CNY");
  profile.set_time_zone("Asia/Shanghai");
  return profile;
}

v1::Promotion TenPercent() {
  v1::Promotion promotion;
  promotion.set_name_zh("九折");
  promotion.set_enabled(true);
  promotion.set_percent_hundredths_off(1000);
  return promotion;
}

v1::Promotion FiveYuanFromThirty() {
  v1::Promotion promotion;
  promotion.set_name_en("5 off from 30");
  promotion.set_enabled(true);
  promotion.set_amount_off_minor(500);
  promotion.set_least_amount_minor(3000);
  return promotion;
}

const absl::CivilDay kDay(2027, 1, 15);

TEST(DiscountOf, IsRoundedDownBoundedAndNeverAll) {
  EXPECT_EQ(DiscountOf(TenPercent(), 1000, kDay), 100);
  EXPECT_EQ(DiscountOf(TenPercent(), 1009, kDay), 100);
  EXPECT_EQ(DiscountOf(TenPercent(), 9, kDay), 0) << "nothing to take off";
  EXPECT_EQ(DiscountOf(TenPercent(), 999'999'999'999, kDay), 99'999'999'999);
  EXPECT_EQ(DiscountOf(FiveYuanFromThirty(), 2999, kDay), 0);
  EXPECT_EQ(DiscountOf(FiveYuanFromThirty(), 3000, kDay), 500);
  v1::Promotion all = FiveYuanFromThirty();
  all.set_least_amount_minor(0);
  EXPECT_EQ(DiscountOf(all, 500, kDay), 499) << "a fen is left to pay";
  v1::Promotion bounded = TenPercent();
  bounded.set_most_off_minor(50);
  EXPECT_EQ(DiscountOf(bounded, 1000, kDay), 50);
  v1::Promotion off = TenPercent();
  off.set_enabled(false);
  EXPECT_EQ(DiscountOf(off, 1000, kDay), 0);
  EXPECT_EQ(DiscountOf(TenPercent(), -5, kDay), 0);
}

TEST(DiscountOf, AppliesOnItsDaysBothIncluded) {
  v1::Promotion promotion = TenPercent();
  promotion.set_first_day("2027-01-15");
  promotion.set_last_day("2027-01-16");
  EXPECT_EQ(DiscountOf(promotion, 1000, kDay - 1), 0);
  EXPECT_EQ(DiscountOf(promotion, 1000, kDay), 100);
  EXPECT_EQ(DiscountOf(promotion, 1000, kDay + 1), 100);
  EXPECT_EQ(DiscountOf(promotion, 1000, kDay + 2), 0);
}

TEST(CheckPromotion, NamesTheFieldThatIsWrong) {
  EXPECT_TRUE(CheckPromotion(TenPercent()).ok());
  const auto refused = [](auto change) {
    v1::Promotion promotion = TenPercent();
    change(promotion);
    return ErrorCodeOf(CheckPromotion(promotion)) == ErrorCode::kInvalidRequest;
  };
  EXPECT_TRUE(refused([](v1::Promotion& p) { p.clear_name_zh(); }));
  EXPECT_TRUE(refused([](v1::Promotion& p) { p.set_name_zh(std::string(200, 'x')); }));
  EXPECT_TRUE(refused([](v1::Promotion& p) { p.set_name_en("off \u202e001"); })) << "right to left";
  EXPECT_TRUE(refused([](v1::Promotion& p) { p.clear_benefit(); }));
  EXPECT_TRUE(refused([](v1::Promotion& p) { p.set_percent_hundredths_off(10'000); }));
  EXPECT_TRUE(refused([](v1::Promotion& p) { p.set_amount_off_minor(0); }));
  EXPECT_TRUE(refused([](v1::Promotion& p) { p.set_least_amount_minor(-1); }));
  EXPECT_TRUE(refused([](v1::Promotion& p) { p.set_most_off_minor(-1); }));
  for (const char* day : {"2027-1-5", "2027-02-30", "tomorrow", "2027-01-15T00", "99999-01-01"}) {
    EXPECT_TRUE(refused([&](v1::Promotion& p) { p.set_first_day(day); })) << day;
  }
  EXPECT_TRUE(refused([](v1::Promotion& p) {
    p.set_first_day("2027-01-02");
    p.set_last_day("2027-01-01");
  }));
}

class PromotionsTest : public testing::Test {
 protected:
  absl::StatusOr<v1::Quotation> Quote(int64_t minor, const std::string& promotion = "",
                                      const std::string& currency = "CNY") {
    v1::QuoteRequest request;
    request.mutable_amount()->set_minor_units(minor);
    request.mutable_amount()->set_currency_code(currency);
    request.set_promotion(promotion);
    return promotions_.Quote(request);
  }

  DeskFixture f_;
  Shop shop_{*f_.store, f_.clock, Shanghai()};
  Promotions promotions_{*f_.store, shop_, f_.clock};
};

TEST_F(PromotionsTest, TheBestOneIsQuoted) {
  EXPECT_EQ(Quote(4000)->discount().minor_units(), 0);
  EXPECT_FALSE(Quote(4000)->has_promotion());
  EXPECT_EQ(promotions_.Add("99", TenPercent())->promotion(), "promotions/1");
  EXPECT_EQ(promotions_.Add("99", FiveYuanFromThirty())->promotion(), "promotions/2");
  EXPECT_EQ(f_.store->Audit(1)->at(0).subject, "promotions/2");
  const auto quote = Quote(4000);
  ASSERT_TRUE(quote.ok()) << quote.status();
  EXPECT_EQ(quote->original().minor_units(), 4000);
  EXPECT_EQ(quote->discount().minor_units(), 500);
  EXPECT_EQ(quote->payable().minor_units(), 3500);
  EXPECT_EQ(quote->payable().currency_code(), "CNY");
  EXPECT_EQ(quote->promotion().promotion(), "promotions/2");
  EXPECT_EQ(Quote(6000)->promotion().promotion(), "promotions/1");
  EXPECT_EQ(Quote(4000, "promotions/1")->payable().minor_units(), 3600) << "held to the one that is named";
  EXPECT_EQ(ErrorCodeOf(Quote(2000, "promotions/2").status()), ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(Quote(2000, "promotions/9").status()), ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(Quote(0).status()), ErrorCode::kInvalidAmount);
  EXPECT_EQ(ErrorCodeOf(Quote(100, "", "USD").status()), ErrorCode::kCurrencyNotSupported);
}

TEST_F(PromotionsTest, TheDayIsTheMerchants) {
  v1::Promotion new_year = TenPercent();
  new_year.set_first_day("2027-01-15");
  ASSERT_TRUE(promotions_.Add("99", new_year).ok());
  f_.clock.JumpWallClock(absl::FromCivil(absl::CivilSecond(2027, 1, 14, 15, 59, 59), absl::UTCTimeZone()) -
                         f_.clock.Now());
  EXPECT_EQ(Quote(1000)->discount().minor_units(), 0) << "23:59:59 in Shanghai";
  f_.clock.Advance(absl::Seconds(1));
  EXPECT_EQ(Quote(1000)->discount().minor_units(), 100);
}

TEST_F(PromotionsTest, AreChangedRemovedAndBounded) {
  v1::Promotion added = *promotions_.Add("99", TenPercent());
  added.set_enabled(false);
  ASSERT_TRUE(promotions_.Update("99", added).ok());
  EXPECT_EQ(Quote(1000)->discount().minor_units(), 0);
  EXPECT_TRUE(promotions_.Remove("99", "promotions/1").ok());
  EXPECT_EQ(ErrorCodeOf(promotions_.Remove("99", "promotions/1")), ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(promotions_.Update("99", added).status()), ErrorCode::kNotFound);
  for (const char* name : {"", "promotions/", "promotions/01", "promotions/-1",
                           "promotions/99999999999999999999", "bindings/1", "promotions/1 "}) {
    EXPECT_EQ(ErrorCodeOf(promotions_.Remove("99", name)), ErrorCode::kNotFound) << name;
  }
  for (size_t i = 0; i < Promotions::kMost; ++i) ASSERT_TRUE(promotions_.Add("99", TenPercent()).ok());
  EXPECT_EQ(ErrorCodeOf(promotions_.Add("99", TenPercent()).status()), ErrorCode::kInvalidRequest);
}

}  // namespace
}  // namespace till::terminal
