// SPDX-License-Identifier: Apache-2.0
// The built-in slips beside the sale: what each says, in both languages.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/print/builtin_templates.h"
#include "services/print/layout.h"
#include "services/print/render_escpos.h"
#include "services/print/render_text.h"
#include "services/print/template_set.h"

namespace till::print {
namespace {

TemplateSet Builtin() {
  absl::StatusOr<TemplateSet> set = TemplateSet::Create(BuiltinTemplates());
  EXPECT_TRUE(set.ok()) << set.status();
  return *std::move(set);
}

std::string Slip(const char* name, const Fields& fields, DocumentLanguage language, int columns = 48) {
  const absl::StatusOr<Document> document = Builtin().Fill(name, fields, language);
  if (!document.ok()) return document.status().ToString();
  const absl::StatusOr<LaidOutDocument> laid_out = Layout(*document, {.columns = columns});
  return laid_out.ok() ? RenderText(*laid_out) : laid_out.status().ToString();
}

bool Has(const std::string& slip, std::string_view words) {
  return slip.find(words) != std::string::npos;
}

TEST(ReceiptTitles, EachKindOfPaymentHasTheTitleOfItsSlip) {
  const struct {
    const char* kind;
    const char* zh;
    const char* en;
  } rows[] = {{"sale", "签购单", "SALES SLIP"},
              {"instalment_sale", "签购单", "SALES SLIP"},
              {"sale_void", "撤销凭单", "VOID SLIP"},
              {"completion_void", "撤销凭单", "VOID SLIP"},
              {"refund", "退货凭单", "REFUND SLIP"},
              {"qr_refund", "退货凭单", "REFUND SLIP"},
              {"pre_authorization", "预授权凭单", "PRE-AUTH. SLIP"},
              {"completion", "预授权完成凭单", "COMPLETION"},
              {"balance_inquiry", "查询凭单", "BALANCE SLIP"},
              {"account_top_up", "充值凭单", "TOP-UP SLIP"},
              {"qr_sale", "扫码凭单", "QR SLIP"}};
  for (const auto& row : rows) {
    for (const int columns : {32, 48}) {
      const Fields fields{{"transaction_type", row.kind}, {"copy", "merchant"}};
      const std::string zh = Slip("receipt", fields, DocumentLanguage::kChinese, columns);
      const std::string en = Slip("receipt", fields, DocumentLanguage::kEnglish, columns);
      EXPECT_TRUE(Has(zh.substr(0, 80), row.zh)) << row.kind << "\n" << zh;
      EXPECT_TRUE(Has(en.substr(0, 80), row.en)) << row.kind << "\n" << en;
      EXPECT_EQ(Has(zh, "签购单"), std::string_view(row.zh) == "签购单") << row.kind;
    }
  }
}

TEST(ReceiptBarcode, IsTheReferenceOfMoneyThatMoved) {
  const auto slip = [](const char* status, const char* kind, const char* rrn) {
    return Slip("receipt", {{"status", status}, {"transaction_type", kind}, {"rrn", rrn}},
                DocumentLanguage::kChinese);
  };
  EXPECT_TRUE(Has(slip("approved", "sale", "112203541298"), "[barcode 112203541298]"));
  EXPECT_TRUE(Has(slip("accepted", "completion_advice", "112203541298"), "[barcode 112203541298]"));
  EXPECT_FALSE(Has(slip("declined", "sale", "112203541298"), "[barcode"));
  EXPECT_FALSE(Has(slip("approved", "balance_inquiry", "112203541298"), "[barcode"));
  EXPECT_FALSE(Has(slip("approved", "sale", "参考"), "[barcode")) << "what cannot be one is left out";
}

TEST(ReceiptDrawer, CashThatCameInOpensItOnceAndNoOtherDoes) {
  const TemplateSet set = Builtin();
  const auto opens = [&set](const char* kind, const char* copy, LayoutOptions options) {
    const Fields fields{{"status", "approved"}, {"transaction_type", kind}, {"copy", copy}};
    const LaidOutDocument slip = *Layout(*set.Fill("receipt", fields, DocumentLanguage::kBoth), options);
    return RenderEscpos(slip).find("\x1Bp") != std::string::npos;
  };
  EXPECT_TRUE(opens("cash_top_up", "merchant", {.drawer = true}));
  EXPECT_FALSE(opens("cash_top_up", "merchant", {})) << "there is none";
  EXPECT_FALSE(opens("cash_top_up", "merchant", {.reprint = true, .drawer = true}));
  EXPECT_FALSE(opens("cash_top_up", "cardholder", {.drawer = true}));
  EXPECT_FALSE(opens("sale", "merchant", {.drawer = true}));
}

// Where on the slip the mark stands: the offsets of its first line.
std::vector<size_t> MarksOf(const std::string& slip) {
  std::vector<size_t> marks;
  for (size_t at = slip.find("培训 TRAINING"); at != std::string::npos;
       at = slip.find("培训 TRAINING", at + 1)) {
    EXPECT_NE(slip.find("非付款凭证 NOT A PAYMENT", at), std::string::npos) << slip;
    marks.push_back(at);
  }
  return marks;
}

TEST(Training, EverySlipSaysSoAtItsHeadAndItsFootInBothLanguages) {
  TemplateSet set = Builtin();
  set.MarkAsTraining();
  for (const char* name : {"receipt", "settlement", "totals", "self_test", "binding"}) {
    for (const DocumentLanguage language : {DocumentLanguage::kChinese, DocumentLanguage::kEnglish}) {
      for (const int columns : {32, 48}) {
        const Document document =
            *set.Fill(name, {{"notice", "the head"}, {"footer", "the footer"}}, language);
        const std::string slip = RenderText(*Layout(document, {.columns = columns}));
        const std::vector<size_t> marks = MarksOf(slip);
        ASSERT_EQ(marks.size(), 2u) << name << "\n" << slip;
        EXPECT_LT(marks[0], std::min(slip.find("the head"), slip.find("the footer"))) << name << "\n" << slip;
        EXPECT_GT(marks[1], slip.find("the footer")) << name << "\n" << slip;
        EXPECT_TRUE(std::holds_alternative<Cut>(document.elements.back())) << "cut below the mark";
      }
    }
  }
}

TEST(Training, NeitherAMerchantsTemplateNorACallerCanLeaveTheMarkOut) {
  const std::string_view own =
      "name: \"receipt\" elements { text { words { any: \"first\" } } } elements { cut {} }"
      " elements { text { words { any: \"second\" } } }";
  TemplateSet set = *TemplateSet::Create(std::vector<std::string_view>{own});
  set.MarkAsTraining();
  const std::string slip = RenderText(
      *Layout(*set.Fill("receipt", {{"training", "no"}}, DocumentLanguage::kEnglish), {.columns = 32}));
  // Two pieces of paper, each with its head and its foot.
  const std::vector<size_t> marks = MarksOf(slip);
  ASSERT_EQ(marks.size(), 4u) << slip;
  EXPECT_LT(marks[0], slip.find("first"));
  EXPECT_LT(slip.find("first"), marks[1]);
  EXPECT_LT(marks[2], slip.find("second"));
  EXPECT_LT(slip.find("second"), marks[3]);
}

TEST(Training, NoOtherSlipSaysSo) {
  for (const char* name : {"receipt", "settlement", "totals", "self_test", "binding"}) {
    const std::string slip = Slip(name, {{"training", "yes"}}, DocumentLanguage::kBoth);
    EXPECT_FALSE(Has(slip, "TRAINING") || Has(slip, "培训")) << slip;
  }
}

TEST(SettlementSlip, SaysWhetherTheBooksAreEqualAndSumsByScheme) {
  const Fields fields{
      {"batch", "000012"},         {"domestic_debit", "3  RMB 600.00"},  {"domestic_flag", "unequal"},
      {"outcome", "not_balanced"}, {"scheme_UNIONPAY", "2  RMB 400.00"}, {"kind_sale", "3  RMB 600.00"},
      {"total", "3  RMB 600.00"}};
  const std::string zh = Slip("settlement", fields, DocumentLanguage::kChinese);
  for (const char* words : {"结算单", "000012", "对账不平", "银联 UnionPay", "2  RMB 400.00", "合计"}) {
    EXPECT_TRUE(Has(zh, words)) << words << "\n" << zh;
  }
  EXPECT_TRUE(Has(Slip("settlement", fields, DocumentLanguage::kEnglish), "NOT BALANCED"));
  EXPECT_FALSE(Has(zh, "VISA"));
}

TEST(TotalsSlip, SaysOfWhatItIs) {
  const Fields fields{{"scope", "shift"},    {"shift", "3"},
                      {"of_operator", "01"}, {"kind_refund", "1  RMB -10.50"},
                      {"open", "1"},         {"reversals_owed", "1"}};
  const std::string zh = Slip("totals", fields, DocumentLanguage::kChinese);
  for (const char* words : {"统计单", "班次", "收银员", "退货", "未完成笔数", "待冲正笔数"}) {
    EXPECT_TRUE(Has(zh, words)) << words << "\n" << zh;
  }
  EXPECT_TRUE(Has(Slip("totals", fields, DocumentLanguage::kEnglish), "Reversals owed"));
}

TEST(SelfTestSlip, SaysWhatFailedAndWhatToDo) {
  const Fields fields{
      {"serial", "TILL0001"},     {"test_reader", "failed"},         {"advice_reader", "换一张卡再试"},
      {"test_printer", "passed"}, {"advice_printer", "never shown"}, {"test_sound", "skipped"},
      {"outcome", "failed"}};
  const std::string zh = Slip("self_test", fields, DocumentLanguage::kChinese);
  for (const char* words : {"自检报告", "读卡器", "故障", "换一张卡再试", "正常", "未测", "有故障",
                            "[barcode TILL0001]", "[QR TILL0001]"}) {
    EXPECT_TRUE(Has(zh, words)) << words << "\n" << zh;
  }
  EXPECT_FALSE(Has(zh, "never shown"));
  EXPECT_TRUE(Has(Slip("self_test", fields, DocumentLanguage::kEnglish), "FAULTS FOUND"));
}

TEST(BindingSlip, SaysWhichCardIsInForce) {
  Fields fields{{"result", "refused"},
                {"reason", "测试交易未成功"},
                {"old_account", "622848*********0018"},
                {"new_account", "621700*********0022"},
                {"in_force_account", "622848*********0018"},
                {"proposed_by", "99"},
                {"approved_by", "00"}};
  const std::string zh = Slip("binding", fields, DocumentLanguage::kChinese);
  for (const char* words : {"结算卡变更单", "变更失败", "测试交易未成功", "当前结算卡", "复核人"}) {
    EXPECT_TRUE(Has(zh, words)) << words << "\n" << zh;
  }
  EXPECT_TRUE(Has(Slip("binding", fields, DocumentLanguage::kEnglish), "In force now"));
  for (const char* account : {"old_account", "new_account", "in_force_account"}) {
    Fields clear = fields;
    clear[account] = "6228480402564890018";
    const std::string refused = Slip("binding", clear, DocumentLanguage::kChinese);
    EXPECT_TRUE(Has(refused, "not masked")) << refused;
    EXPECT_FALSE(Has(refused, "6228480402564890018"));
  }
}

TEST(Logo, StandsAtTheHeadAndIsMadeNarrowerForNarrowPaper) {
  TemplateSet set = Builtin();
  Image logo{.width = 500, .height = 10};
  logo.bits.assign(logo.stride() * 10, '\xFF');
  set.SetLogo(logo);
  const Document document = *set.Fill("receipt", {{"amount", "1"}}, DocumentLanguage::kBoth);
  EXPECT_EQ(std::get<Picture>(document.elements.front()).image, logo);
  EXPECT_TRUE(Has(RenderText(*Layout(document, {.columns = 48})), "[image 500x10]"));
  EXPECT_TRUE(Has(RenderText(*Layout(document, {.columns = 32})), "[image 250x5]"));
}

}  // namespace
}  // namespace till::print
