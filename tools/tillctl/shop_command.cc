// SPDX-License-Identifier: Apache-2.0
// tillctl promotions, binding, payee: what the shop is and whom it pays.

#include <fstream>
#include <iterator>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "till/terminal/v1/bindings.grpc.pb.h"
#include "till/terminal/v1/payees.grpc.pb.h"
#include "till/terminal/v1/promotions.grpc.pb.h"
#include "tools/tillctl/administration.h"
#include "tools/tillctl/amount.h"
#include "tools/tillctl/shared_options.h"
#include "tools/tillctl/take_payment.h"

namespace till::tillctl {
namespace {

using terminal::v1::Bindings;
using terminal::v1::Payees;
using terminal::v1::Promotions;

std::string Named(std::string_view kind, const std::string& number) {
  return number.find('/') != std::string::npos ? number : absl::StrCat(std::string(kind), "/", number);
}

// ---- Promotions. ----

constexpr char kPromotionsUsage[] =
    "promotions list | quote AMOUNT | add | enable ID | disable ID | remove ID";
constexpr OptionSpec kPromotionsOptions[] = {
    kAsker,
    kAskersPassword,
    {"name", "TEXT", "", {"屏幕与签购单上的名称", "as screen and receipt name it"}},
    {"percent",
     "NUMBER",
     "",
     {"折扣,单位万分之一:1000 即减 10%", "hundredths of a percent off: 1000 is 10 %"}},
    {"off", "AMOUNT", "", {"减免金额", "money off"}},
    {"from", "AMOUNT", "", {"满此金额起适用", "applies from this amount on"}},
    {"most", "AMOUNT", "", {"最多减免的金额", "takes off this much at most"}},
    {"first-day", "YYYY-MM-DD", "", {"开始日期", "first day"}},
    {"last-day", "YYYY-MM-DD", "", {"结束日期", "last day"}},
    {"currency", "CODE", "", {"金额的币种(默认 CNY)", "of the amounts (CNY)"}},
};

std::string Line(const Environment& environment, const terminal::v1::Promotion& promotion) {
  std::string off = promotion.has_percent_hundredths_off()
                        ? absl::StrCat(promotion.percent_hundredths_off() / 100, ".",
                                       promotion.percent_hundredths_off() % 100, " %")
                        : FormatAmount(promotion.amount_off_minor(), "CNY");
  return absl::StrCat(promotion.promotion(), "  ",
                      promotion.name_zh().empty() ? promotion.name_en() : promotion.name_zh(), "  -", off,
                      "  ",
                      promotion.enabled() ? Say(environment, "启用", "on") : Say(environment, "停用", "off"),
                      "  ", promotion.first_day(), "…", promotion.last_day());
}

LinesOf<terminal::v1::Promotion> OnePromotion(const Environment& environment) {
  return [&environment](const terminal::v1::Promotion& promotion) {
    return std::vector<std::string>{Line(environment, promotion)};
  };
}

absl::StatusOr<terminal::v1::Promotion> PromotionOf(const Arguments& arguments) {
  terminal::v1::Promotion promotion;
  promotion.set_name_zh(arguments.Get("name"));
  promotion.set_enabled(true);
  int percent = 0;
  if (arguments.Has("percent")) {
    if (!absl::SimpleAtoi(arguments.Get("percent"), &percent))
      return absl::InvalidArgumentError("--percent wants a number");
    promotion.set_percent_hundredths_off(percent);
  }
  const auto amount = [&](const char* option) { return ParseAmount(arguments.Get(option), "CNY"); };
  if (arguments.Has("off")) {
    const absl::StatusOr<int64_t> off = amount("off");
    if (!off.ok()) return off.status();
    promotion.set_amount_off_minor(*off);
  }
  if (arguments.Has("from")) {
    const absl::StatusOr<int64_t> from = amount("from");
    if (!from.ok()) return from.status();
    promotion.set_least_amount_minor(*from);
  }
  if (arguments.Has("most")) {
    const absl::StatusOr<int64_t> most = amount("most");
    if (!most.ok()) return most.status();
    promotion.set_most_off_minor(*most);
  }
  promotion.set_first_day(arguments.Get("first-day"));
  promotion.set_last_day(arguments.Get("last-day"));
  return promotion;
}

ExitCode Switch(const Environment& environment, const Arguments& arguments, bool on) {
  const auto stub = StubOf<Promotions>(environment, "terminal", "promotions");
  const auto all =
      rpc::UnaryCall(*stub, &Promotions::Stub::ListPromotions, terminal::v1::ListPromotionsRequest(),
                     Options(environment, kQuickDeadline));
  if (!all.ok()) return Fail(environment, all.status());
  terminal::v1::UpdatePromotionRequest request;
  request.mutable_promotion()->set_promotion(Named("promotions", arguments.positional()[1]));
  for (const auto& promotion : all->promotions()) {
    if (promotion.promotion() == request.promotion().promotion()) *request.mutable_promotion() = promotion;
  }
  request.mutable_promotion()->set_enabled(on);
  return Ask<Promotions>(environment, arguments, "promotions", &Promotions::Stub::UpdatePromotion, request,
                         OnePromotion(environment));
}

ExitCode RunPromotions(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "list") {
    return Ask<Promotions>(environment, arguments, "promotions", &Promotions::Stub::ListPromotions,
                           terminal::v1::ListPromotionsRequest(),
                           LinesOf<terminal::v1::ListPromotionsResponse>([&](const auto& reply) {
                             std::vector<std::string> lines;
                             for (const auto& promotion : reply.promotions())
                               lines.push_back(Line(environment, promotion));
                             if (lines.empty())
                               lines.push_back(Say(environment, "没有优惠活动", "there are no promotions"));
                             return lines;
                           }));
  }
  if (what == "add") {
    const absl::StatusOr<terminal::v1::Promotion> promotion = PromotionOf(arguments);
    if (!promotion.ok()) return Fail(environment, promotion.status());
    terminal::v1::AddPromotionRequest request;
    *request.mutable_promotion() = *promotion;
    return Ask<Promotions>(environment, arguments, "promotions", &Promotions::Stub::AddPromotion, request,
                           OnePromotion(environment));
  }
  if (arguments.positional().size() < 2) return Usage(environment, kPromotionsUsage);
  if (what == "quote") {
    terminal::v1::QuoteRequest request;
    if (absl::Status read = SetAmount(arguments.positional()[1], arguments, *request.mutable_amount());
        !read.ok()) {
      return Fail(environment, read);
    }
    return Ask<Promotions>(environment, arguments, "promotions", &Promotions::Stub::Quote, request,
                           LinesOf<terminal::v1::Quotation>([&](const auto& quote) {
                             const auto money = [](const common::v1::Amount& amount) {
                               return FormatAmount(amount.minor_units(), amount.currency_code());
                             };
                             return std::vector<std::string>{absl::StrCat(
                                 Say(environment, "原价 ", "original "), money(quote.original()),
                                 Say(environment, ", 优惠 ", ", discount "), money(quote.discount()),
                                 Say(environment, ", 应付 ", ", to pay "), money(quote.payable()), "  ",
                                 quote.promotion().promotion())};
                           }));
  }
  if (what == "enable" || what == "disable") return Switch(environment, arguments, what == "enable");
  if (what == "remove") {
    terminal::v1::RemovePromotionRequest request;
    request.set_promotion(Named("promotions", arguments.positional()[1]));
    return Ask<Promotions>(environment, arguments, "promotions", &Promotions::Stub::RemovePromotion, request,
                           Done<terminal::v1::RemovePromotionResponse>(environment));
  }
  return Usage(environment, kPromotionsUsage);
}

// ---- The settlement card. ----

constexpr char kBindingUsage[] =
    "binding show | list | propose | approve ID | test ID | withdraw ID | restore ID";
constexpr OptionSpec kBindingOptions[] = {
    kAsker,
    {"password",
     "DIGITS",
     "",
     {"请求人的密码;propose 与 restore 会再次询问", "of who asks; asked for again by propose and restore"}},
    {"holder", "TEXT", "", {"持卡人姓名", "whose account it is"}},
    {"bank", "TEXT", "", {"开户银行", "name of the bank"}},
    {"branch", "DIGITS", "", {"联行号,12 位", "the bank's branch (联行号), 12 digits"}},
    {"payment",
     "ID",
     "",
     {"用该卡做的一笔查询(tillctl balance)", "an inquiry with the card (tillctl balance)"}},
    kSecondPerson,
    kApproverPassword,
};

std::string Line(const Environment& environment, const terminal::v1::Binding& binding) {
  using terminal::v1::Binding;
  std::string state;
  switch (binding.state()) {
    case Binding::PROPOSED:
      state = Say(environment, "待复核", "waits for the second person");
      break;
    case Binding::APPROVED:
      state = Say(environment, "待测试", "waits for the test");
      break;
    case Binding::IN_FORCE:
      state = Say(environment, "生效中", "in force");
      break;
    case Binding::RETIRED:
      state = Say(environment, "已停用", "retired");
      break;
    case Binding::FAILED:
      state = Say(environment, "未通过", "failed");
      break;
    default:
      state = Say(environment, "已撤回", "withdrawn");
  }
  return absl::StrCat(binding.binding(), "  ", binding.masked_account(), "  ", binding.holder(), "  ",
                      binding.bank(), "  ", binding.branch_code(), "  ", state);
}

LinesOf<terminal::v1::Binding> OneBinding(const Environment& environment) {
  return [&environment](const terminal::v1::Binding& binding) {
    return std::vector<std::string>{Line(environment, binding)};
  };
}

std::string PasswordOf(const Arguments& arguments) {
#ifndef TILL_RELEASE
  if (!arguments.Has("password")) return "12345678";
#endif
  return arguments.Get("password");
}

ExitCode Approve(const Environment& environment, const Arguments& arguments, const std::string& name) {
  terminal::v1::ApproveBindingRequest request;
  request.set_binding(name);
  // On the spot beside the first person's session, or with a supervisor's own.
  const std::string asks = arguments.Has("approver") ? kAdministrator : "00";
  std::string approval;
  if (arguments.Has("approver")) {
    const absl::StatusOr<std::string> session = Session(environment, arguments, asks);
    if (!session.ok()) return Fail(environment, session.status());
    const absl::StatusOr<std::string> given =
        Approval(environment, arguments, *session, common::v1::APPROVE_CHANGES, name);
    if (!given.ok()) return Fail(environment, given.status());
    approval = *given;
  }
  return Ask<Bindings>(environment, arguments, "bindings", &Bindings::Stub::ApproveBinding, request,
                       OneBinding(environment), asks, approval);
}

ExitCode RunBinding(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "show") {
    return Ask<Bindings>(environment, arguments, "bindings", &Bindings::Stub::GetBinding,
                         terminal::v1::GetBindingRequest(), OneBinding(environment));
  }
  if (what == "list") {
    return Ask<Bindings>(environment, arguments, "bindings", &Bindings::Stub::ListBindings,
                         terminal::v1::ListBindingsRequest(),
                         LinesOf<terminal::v1::ListBindingsResponse>([&](const auto& reply) {
                           std::vector<std::string> lines;
                           for (const auto& binding : reply.bindings())
                             lines.push_back(Line(environment, binding));
                           return lines;
                         }));
  }
  if (what == "propose") {
    terminal::v1::ProposeBindingRequest request;
    request.set_holder(arguments.Get("holder"));
    request.set_bank(arguments.Get("bank"));
    request.set_branch_code(arguments.Get("branch"));
    request.set_payment(Named("payments", arguments.Get("payment")));
    request.set_password(PasswordOf(arguments));
    return Ask<Bindings>(environment, arguments, "bindings", &Bindings::Stub::ProposeBinding, request,
                         OneBinding(environment));
  }
  if (arguments.positional().size() < 2) return Usage(environment, kBindingUsage);
  const std::string name = Named("bindings", arguments.positional()[1]);
  if (what == "approve") return Approve(environment, arguments, name);
  if (what == "test") {
    terminal::v1::TestBindingRequest request;
    request.set_binding(name);
    request.set_payment(Named("payments", arguments.Get("payment")));
    return Ask<Bindings>(environment, arguments, "bindings", &Bindings::Stub::TestBinding, request,
                         OneBinding(environment));
  }
  if (what == "withdraw") {
    terminal::v1::WithdrawBindingRequest request;
    request.set_binding(name);
    return Ask<Bindings>(environment, arguments, "bindings", &Bindings::Stub::WithdrawBinding, request,
                         OneBinding(environment));
  }
  if (what == "restore") {
    terminal::v1::RestoreBindingRequest request;
    request.set_binding(name);
    request.set_password(PasswordOf(arguments));
    return Ask<Bindings>(environment, arguments, "bindings", &Bindings::Stub::RestoreBinding, request,
                         OneBinding(environment));
  }
  return Usage(environment, kBindingUsage);
}

// ---- The payee. ----

constexpr char kPayeeUsage[] = "payee show | set | photo KIND FILE | submit | accept | refuse | remove";
constexpr OptionSpec kPayeeOptions[] = {
    kAsker,
    kAskersPassword,
    {"name", "TEXT", "", {"收款人姓名", "of the payee"}},
    {"identity", "NUMBER", "", {"身份证号,18 位", "identity number, 18 characters"}},
    {"phone", "DIGITS", "", {"电话", "telephone"}},
    {"address", "TEXT", "", {"地址", "address"}},
    {"note", "TEXT", "", {"审核人的说明", "of the reviewer"}},
};

LinesOf<terminal::v1::Payee> OnePayee(const Environment& environment) {
  return [&environment](const terminal::v1::Payee& payee) {
    using terminal::v1::Payee;
    std::string review = Say(environment, "未提交", "not submitted");
    if (payee.review() == Payee::SUBMITTED) review = Say(environment, "待审核", "waits for review");
    if (payee.review() == Payee::ACCEPTED) review = Say(environment, "已通过", "accepted");
    if (payee.review() == Payee::REFUSED) review = Say(environment, "未通过", "refused");
    return std::vector<std::string>{absl::StrCat(payee.masked_name(), "  ", payee.masked_identity_number(),
                                                 "  ", payee.masked_phone(), "  ", payee.masked_address()),
                                    absl::StrCat(review, "  ", payee.review_note(), "  ", payee.photos_size(),
                                                 Say(environment, " 张照片", " photos"))};
  };
}

ExitCode PutPhoto(const Environment& environment, const Arguments& arguments) {
  if (arguments.positional().size() < 3) return Usage(environment, kPayeeUsage);
  terminal::v1::PutPhotoRequest request;
  terminal::v1::PhotoKind kind = terminal::v1::PHOTO_KIND_UNSPECIFIED;
  terminal::v1::PhotoKind_Parse(arguments.positional()[1], &kind);
  request.set_kind(kind);
  std::ifstream file(arguments.positional()[2], std::ios::binary);
  if (!file) return Fail(environment, absl::NotFoundError("cannot read " + arguments.positional()[2]));
  request.set_content(std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()));
  return Ask<Payees>(environment, arguments, "payees", &Payees::Stub::PutPhoto, request,
                     OnePayee(environment));
}

ExitCode RunPayee(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "show") {
    return Ask<Payees>(environment, arguments, "payees", &Payees::Stub::GetPayee,
                       terminal::v1::GetPayeeRequest(), OnePayee(environment));
  }
  if (what == "set") {
    terminal::v1::UpdatePayeeRequest request;
    request.set_name(arguments.Get("name"));
    request.set_identity_number(arguments.Get("identity"));
    request.set_phone(arguments.Get("phone"));
    request.set_address(arguments.Get("address"));
    return Ask<Payees>(environment, arguments, "payees", &Payees::Stub::UpdatePayee, request,
                       OnePayee(environment));
  }
  if (what == "photo") return PutPhoto(environment, arguments);
  if (what == "submit") {
    return Ask<Payees>(environment, arguments, "payees", &Payees::Stub::SubmitPayee,
                       terminal::v1::SubmitPayeeRequest(), OnePayee(environment));
  }
  if (what == "accept" || what == "refuse") {
    terminal::v1::ReviewPayeeRequest request;
    request.set_accepted(what == "accept");
    request.set_note(arguments.Get("note"));
    return Ask<Payees>(environment, arguments, "payees", &Payees::Stub::ReviewPayee, request,
                       OnePayee(environment), "00");
  }
  if (what == "remove") {
    return Ask<Payees>(environment, arguments, "payees", &Payees::Stub::RemovePayee,
                       terminal::v1::RemovePayeeRequest(),
                       Done<terminal::v1::RemovePayeeResponse>(environment));
  }
  return Usage(environment, kPayeeUsage);
}

}  // namespace

const Command kPromotionsCommand = {
    "promotions",
    "list | quote AMOUNT | add | enable ID | disable ID | remove ID",
    {"优惠活动,以及优惠后应付多少", "the shop's promotions, and what is to be paid under them"},
    "list quote add enable disable remove",
    kPromotionsOptions,
    1,
    2,
    RunPromotions};
const Command kBindingCommand = {"binding",
                                 "show | list | propose | approve ID | test ID | withdraw ID | restore ID",
                                 {"结算卡及其换绑", "the card that the shop is paid to, and its change"},
                                 "show list propose approve test withdraw restore",
                                 kBindingOptions,
                                 1,
                                 2,
                                 RunBinding};
const Command kPayeeCommand = {"payee",
                               "show | set | photo KIND FILE | submit | accept | refuse | remove",
                               {"收款人信息", "who is paid"},
                               "show set photo submit accept refuse remove",
                               kPayeeOptions,
                               1,
                               3,
                               RunPayee};

}  // namespace till::tillctl
