// SPDX-License-Identifier: Apache-2.0
#include "services/print/receipt_template.h"

#include <gtest/gtest.h>

#include "services/common/payment_kind/payment_kind.h"
#include "services/print/builtin_templates.h"
#include "services/print/layout.h"
#include "services/print/render_text.h"
#include "services/print/template_set.h"

namespace till::print {
namespace {

ReceiptTemplate Parsed(std::string_view textproto) {
  absl::StatusOr<ReceiptTemplate> parsed = ReceiptTemplate::Parse(textproto);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return *std::move(parsed);
}

Document Filled(const ReceiptTemplate& receipt, const Fields& fields, DocumentLanguage language) {
  absl::StatusOr<Document> document = receipt.Fill(fields, language);
  EXPECT_TRUE(document.ok()) << document.status();
  return document.ok() ? *std::move(document) : Document{};
}

constexpr char kSmall[] = R"pb(
  name: "small"
  elements {
    text {
      words { zh: "标题" en: "Title" }
      align: CENTRE
      bold: true
    }
  }
  elements { rule {} }
  elements {
    pair {
      label { zh: "金额" en: "Amount" }
      value: "{amount} {{net}"
    }
  }
  elements { rule {} }
  elements {
    when { field: "kind" equals: "sale" }
    text { words { any: "{kind}" } }
  }
  elements {
    unless { field: "kind" }
    text { words { zh: "无" en: "none" } }
  }
  elements { cut {} }
  meanings {
    field: "kind"
    value: "sale"
    words { zh: "消费" en: "Sale" }
  }
  masked_fields: "card"
  reprint_mark { zh: "重打印" en: "REPRINT" }
)pb";

TEST(ReceiptTemplate, FieldsGoIntoTheWordsOfTheLanguage) {
  const ReceiptTemplate small = Parsed(kSmall);
  EXPECT_EQ(small.name(), "small");
  const Fields fields{{"amount", "12.34"}, {"kind", "sale"}};
  EXPECT_EQ(Filled(small, fields, DocumentLanguage::kChinese),
            (Document{.elements = {Text{.text = "标题", .align = Align::kCentre, .bold = true}, Rule{},
                                   Pair{.label = "金额", .value = "12.34 {net}"}, Rule{},
                                   Text{.text = "消费"}, Cut{}},
                      .reprint_mark = "重打印"}));
  EXPECT_EQ(Filled(small, fields, DocumentLanguage::kEnglish),
            (Document{.elements = {Text{.text = "Title", .align = Align::kCentre, .bold = true}, Rule{},
                                   Pair{.label = "Amount", .value = "12.34 {net}"}, Rule{},
                                   Text{.text = "Sale"}, Cut{}},
                      .reprint_mark = "REPRINT"}));
  EXPECT_EQ(Filled(small, fields, DocumentLanguage::kBoth),
            (Document{.elements = {Text{.text = "标题", .align = Align::kCentre, .bold = true},
                                   Text{.text = "Title", .align = Align::kCentre, .bold = true}, Rule{},
                                   Pair{.label = "金额 Amount", .value = "12.34 {net}"}, Rule{},
                                   Text{.text = "消费 Sale"}, Cut{}},
                      .reprint_mark = "重打印\nREPRINT"}));
}

TEST(ReceiptTemplate, AMissingFieldTakesItsLineAndItsRuleAway) {
  EXPECT_EQ(Filled(Parsed(kSmall), {}, DocumentLanguage::kEnglish).elements,
            (std::vector<Element>{Text{.text = "Title", .align = Align::kCentre, .bold = true}, Rule{},
                                  Text{.text = "none"}, Cut{}}));
  EXPECT_EQ(Filled(Parsed(kSmall), {{"amount", ""}, {"kind", "other"}}, DocumentLanguage::kEnglish).elements,
            (std::vector<Element>{Text{.text = "Title", .align = Align::kCentre, .bold = true}, Cut{}}))
      << "an empty field is a missing one, and no rule stays before the cut";
}

TEST(ReceiptTemplate, AValueIsNotExpandedAgain) {
  const Document document =
      Filled(Parsed(kSmall), {{"amount", "{kind}"}, {"kind", "sale"}}, DocumentLanguage::kEnglish);
  EXPECT_EQ(std::get<Pair>(document.elements[2]).value, "{kind} {net}");
}

TEST(ReceiptTemplate, AWholeCardNumberIsRefusedAndNotRepeated) {
  const absl::Status status =
      Parsed(kSmall).Fill({{"card", "6228480402564890018"}}, DocumentLanguage::kEnglish).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message().find("6228"), absl::string_view::npos);
  EXPECT_FALSE(Parsed(kSmall).Fill({{"card", "6228 4804 0256 4890 018"}}, DocumentLanguage::kEnglish).ok());
  EXPECT_TRUE(Parsed(kSmall).Fill({{"card", "622848*********0018"}}, DocumentLanguage::kEnglish).ok());
}

TEST(ReceiptTemplate, TooMuchIsRefused) {
  Fields many;
  for (size_t i = 0; i <= kMaxFields; ++i) many["f" + std::to_string(i)] = "x";
  EXPECT_FALSE(Parsed(kSmall).Fill(many, DocumentLanguage::kEnglish).ok());
  std::string hundreds;
  for (size_t i = 0; i < kMaxFieldCharacters; ++i) hundreds += "中";
  EXPECT_TRUE(Parsed(kSmall).Fill({{"amount", hundreds}}, DocumentLanguage::kEnglish).ok());
  EXPECT_FALSE(Parsed(kSmall).Fill({{"amount", hundreds + "中"}}, DocumentLanguage::kEnglish).ok());
}

TEST(ReceiptTemplate, ABrokenTemplateSaysWhere) {
  const std::pair<const char*, const char*> broken[] = {
      {"elements { rule {} }", "without a name"},
      {"name: \"x\"\nelement { rule {} }", "line 2"},
      {"name: \"x\" elements { text { words { any: \"{open\" } } }", "element 0"},
      {"name: \"x\" elements { rule {} } elements { text { words { any: \"{a b}\" } } }", "element 1"},
      {"name: \"x\" elements { text { words { zh: \"只有中文\" } } }", "one language"},
      {"name: \"x\" elements { text { words { any: \"x\" zh: \"x\" en: \"x\" } } }", "either"},
      {"name: \"x\" elements { blank: 99 }", "blank lines"},
      {"name: \"x\" elements { columns {} }", "columns"},
      {"name: \"x\" elements { columns { columns { weight: -1 } } }", "weight"},
      {"name: \"x\" elements {}", "no kind"},
  };
  for (const auto& [textproto, words] : broken) {
    const absl::Status status = ReceiptTemplate::Parse(textproto).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << textproto;
    EXPECT_NE(status.message().find(words), absl::string_view::npos) << status;
  }
}

TEST(TemplateSet, ALaterTemplateReplacesAnEarlierOneOfTheSameName) {
  const std::string_view texts[] = {"name: \"a\" elements { rule {} elements { cut {} }",
                                    "name: \"a\" elements { text { words { any: \"second\" } } }"};
  const std::string_view good[] = {"name: \"a\" elements { cut {} }", texts[1]};
  EXPECT_FALSE(TemplateSet::Create(texts).ok()) << "the first is malformed";
  const absl::StatusOr<TemplateSet> set = TemplateSet::Create(good);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(std::get<Text>(set->Fill("a", {}, DocumentLanguage::kEnglish)->elements[0]).text, "second");
  EXPECT_EQ(set->Fill("b", {}, DocumentLanguage::kEnglish).status().code(), absl::StatusCode::kNotFound);
}

std::string Slip(const Fields& fields, DocumentLanguage language) {
  const absl::StatusOr<TemplateSet> set = TemplateSet::Create(BuiltinTemplates());
  if (!set.ok()) return set.status().ToString();
  const absl::StatusOr<Document> document = set->Fill("receipt", fields, language);
  if (!document.ok()) return document.status().ToString();
  const absl::StatusOr<LaidOutDocument> laid_out = Layout(*document, {.columns = 48});
  return laid_out.ok() ? RenderText(*laid_out) : laid_out.status().ToString();
}

TEST(BuiltinReceipt, TheSignatureIsOnTheMerchantsCopyAlone) {
  const std::string merchant = Slip({{"copy", "merchant"}}, DocumentLanguage::kChinese);
  EXPECT_NE(merchant.find("持卡人签名"), std::string::npos);
  EXPECT_NE(merchant.find("本人确认以上交易,同意将其计入本卡账户"), std::string::npos);
  const std::string cardholder = Slip({{"copy", "cardholder"}}, DocumentLanguage::kChinese);
  EXPECT_EQ(cardholder.find("签名"), std::string::npos);
  EXPECT_EQ(cardholder.find("本人确认"), std::string::npos);
  const std::string unsigned_copy =
      Slip({{"copy", "merchant"}, {"signature", "none"}}, DocumentLanguage::kChinese);
  EXPECT_EQ(unsigned_copy.find("持卡人签名"), std::string::npos);
  EXPECT_NE(unsigned_copy.find("本交易无需签名"), std::string::npos);
}

TEST(BuiltinReceipt, EveryFieldThatItsHeadListsReachesThePaper) {
  // The list of reference elements of a slip, each with a value that occurs nowhere else.
  const char* const names[] = {"merchant_name",
                               "merchant_id",
                               "terminal_id",
                               "operator",
                               "issuer",
                               "acquirer",
                               "masked_pan",
                               "card_scheme",
                               "cardholder_name",
                               "expiry",
                               "entry_mode",
                               "cvm",
                               "transaction_type",
                               "batch",
                               "trace",
                               "original_batch",
                               "original_trace",
                               "original_auth_code",
                               "original_rrn",
                               "original_date",
                               "original_amount",
                               "auth_code",
                               "rrn",
                               "date_time",
                               "amount",
                               "tip",
                               "total",
                               "requested",
                               "remaining",
                               "instalments",
                               "balance",
                               "points",
                               "wallet",
                               "wallet_reference",
                               "aid",
                               "application_label",
                               "tvr",
                               "tsi",
                               "atc",
                               "arqc",
                               "tc",
                               "aac",
                               "aip",
                               "unpredictable_number",
                               "iad",
                               "terminal_capabilities",
                               "cvm_results",
                               "reference",
                               "notice",
                               "qr",
                               "status",
                               "response_code",
                               "response_text",
                               "copy"};
  Fields fields;
  for (size_t i = 0; i < std::size(names); ++i) {
    fields[names[i]] = std::string("v") + static_cast<char>('A' + i / 26) + static_cast<char>('a' + i % 26);
  }
  for (const DocumentLanguage language :
       {DocumentLanguage::kChinese, DocumentLanguage::kEnglish, DocumentLanguage::kBoth}) {
    const std::string slip = Slip(fields, language);
    for (const auto& [name, value] : fields)
      EXPECT_NE(slip.find(value), std::string::npos) << name << "\n" << slip;
  }
}

TEST(BuiltinReceipt, EveryKindOfPaymentHasATitleInBothLanguages) {
  for (const KindRules& rules : AllKinds()) {
    if (rules.is_message) continue;  // Nobody gets paper for those.
    const std::string name(rules.name);
    const Fields fields{{"transaction_type", name}};
    // A value without a meaning would stand on the paper as it is.
    for (const DocumentLanguage language : {DocumentLanguage::kChinese, DocumentLanguage::kEnglish}) {
      const std::string slip = Slip(fields, language);
      EXPECT_EQ(slip.find(name + "\n"), std::string::npos) << name << "\n" << slip;
    }
  }
  EXPECT_NE(Slip({{"transaction_type", "sale_void"}}, DocumentLanguage::kChinese).find("消费撤销"),
            std::string::npos);
  EXPECT_NE(Slip({{"transaction_type", "refund"}}, DocumentLanguage::kChinese).find("退货"),
            std::string::npos);
}

TEST(BuiltinSettlement, EveryKindThatHasAnAmountHasALine) {
  const absl::StatusOr<TemplateSet> templates = TemplateSet::Create(BuiltinTemplates());
  ASSERT_TRUE(templates.ok()) << templates.status();
  for (const KindRules& rules : AllKinds()) {
    if (rules.is_message || !rules.has_amount) continue;
    const Fields fields{{"kind_" + std::string(rules.name), "7  RMB 12.34"}, {"domestic_flag", "equal"}};
    const absl::StatusOr<Document> slip = templates->Fill("settlement", fields, DocumentLanguage::kEnglish);
    ASSERT_TRUE(slip.ok()) << slip.status();
    const absl::StatusOr<LaidOutDocument> laid_out = Layout(*slip, {.columns = 32});
    ASSERT_TRUE(laid_out.ok()) << laid_out.status();
    const std::string text = RenderText(*laid_out);
    EXPECT_NE(text.find("7  RMB 12.34"), std::string::npos) << rules.name << "\n" << text;
    EXPECT_NE(text.find("BALANCED"), std::string::npos);
  }
}

TEST(BuiltinReceipt, AnApprovedSlipShowsNoResponseCode) {
  const Fields approved{{"status", "approved"}, {"response_code", "00"}};
  EXPECT_EQ(Slip(approved, DocumentLanguage::kEnglish).find("Response"), std::string::npos);
  const Fields declined{{"status", "declined"}, {"response_code", "55"}, {"response_text", "Wrong PIN"}};
  const std::string slip = Slip(declined, DocumentLanguage::kEnglish);
  EXPECT_NE(slip.find("DECLINED"), std::string::npos);
  EXPECT_NE(slip.find("Response"), std::string::npos);
  EXPECT_NE(slip.find("Wrong PIN"), std::string::npos);
}

}  // namespace
}  // namespace till::print
