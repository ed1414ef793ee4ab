// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/payment_view.h"

#include <optional>

#include "absl/strings/ascii.h"
#include "services/common/status/error_catalogue.h"
#include "tools/tillctl/amount.h"
#include "tools/tillctl/json.h"

namespace till::tillctl {
namespace {

using payment::v1::Payment;
using payment::v1::PaymentEvent;

constexpr std::string_view kCollection = "payments/";

// The first cryptogram of an online payment is the ARQC; the last one a TC (approved), an AAC (refused) or,
// on a card that is asked once, still the ARQC.
std::string Arqc(const common::v1::EmvResult& emv) {
  if (!emv.request_cryptogram().empty()) return emv.request_cryptogram();
  return emv.cryptogram_type() == "ARQC" ? emv.cryptogram() : "";
}

std::string Tc(const common::v1::EmvResult& emv) {
  return emv.cryptogram_type() == "TC" ? emv.cryptogram() : "";
}

std::string ResponseWords(const Payment& payment, std::string_view language) {
  const common::v1::ResponseCode& response = payment.host().response();
  return language == "zh" ? response.words_zh() : response.words_en();
}

// FailureWords says the failure in the reader's language; the payment's own words are in the language of
// whoever started it, and serve for a code that this tillctl does not know.
std::string FailureWords(const common::v1::Error& failure, std::string_view language) {
  const std::optional<ErrorCode> code = ParseErrorCode(common::v1::ErrorCode_Name(failure.code()));
  if (!code.has_value() || *code == ErrorCode::kUnspecified) return failure.message();
  return std::string(MessageOf(*code, language == "zh" ? Language::kChinese : Language::kEnglish));
}

std::string FailureJson(const Payment& payment, std::string_view language) {
  if (!payment.has_failure()) return "null";
  const common::v1::Error& error = payment.failure();
  return JsonObject()
      .Text("code", common::v1::ErrorCode_Name(error.code()))
      .Text("action", common::v1::Action_Name(error.action()))
      .Text("message", FailureWords(error, language))
      .ToString();
}

std::string CardWords(const Payment& payment) {
  if (payment.card().masked_number().empty()) return "";
  return ", " + payment.card().scheme() + " " + payment.card().masked_number();
}

// WhyNot says why no money moved: the host's words with its code, else the failure's.
std::string WhyNot(const Payment& payment, std::string_view language) {
  const std::string words = ResponseWords(payment, language);
  const std::string& code = payment.host().response().code();
  if (payment.state() == Payment::DECLINED && !code.empty() && code != "00") {
    return (words.empty() ? "" : words + " ") + "(" + code + ")";
  }
  if (payment.has_failure()) {
    return FailureWords(payment.failure(), language) + " [" +
           common::v1::ErrorCode_Name(payment.failure().code()) + "]";
  }
  return ledger::v1::VoidReason_Name(payment.void_reason());
}

}  // namespace

bool IsFinal(Payment::State state) {
  switch (state) {
    case Payment::APPROVED:
    case Payment::DECLINED:
    case Payment::CANCELLED:
    case Payment::FAILED:
    case Payment::REVERSED:
      return true;
    default:
      return false;
  }
}

ExitCode ExitCodeOf(const Payment& payment) {
  switch (payment.state()) {
    case Payment::APPROVED:
    case Payment::ADVICE_OWED:  // The money counts as moved; the host is told again until it answers.
      return kDone;
    case Payment::DECLINED:
    case Payment::CANCELLED:
      return kDeclined;
    default:
      return kCouldNot;
  }
}

std::string_view KindWords(ledger::v1::PaymentKind kind, std::string_view language) {
  struct Kind {
    ledger::v1::PaymentKind kind;
    Words words;
  };
  static constexpr Kind kKinds[] = {
      {ledger::v1::SALE, {"消费", "sale"}},
      {ledger::v1::SALE_VOID, {"消费撤销", "void of a sale"}},
      {ledger::v1::REFUND, {"退货", "refund"}},
      {ledger::v1::PRE_AUTHORIZATION, {"预授权", "pre-authorisation"}},
      {ledger::v1::PRE_AUTHORIZATION_VOID, {"预授权撤销", "void of a pre-authorisation"}},
      {ledger::v1::COMPLETION, {"预授权完成(请求)", "completion"}},
      {ledger::v1::COMPLETION_ADVICE, {"预授权完成(通知)", "completion (advice)"}},
      {ledger::v1::COMPLETION_VOID, {"预授权完成撤销", "void of a completion"}},
      {ledger::v1::BALANCE_INQUIRY, {"余额查询", "balance inquiry"}},
      {ledger::v1::TIP_ADJUSTMENT, {"小费", "tip"}},
      {ledger::v1::OFFLINE_ADJUSTMENT, {"结算调整", "adjustment"}},
      {ledger::v1::OFFLINE_SETTLEMENT, {"离线结算", "offline settlement"}},
      {ledger::v1::INSTALMENT_SALE, {"分期付款消费", "instalment sale"}},
      {ledger::v1::INSTALMENT_VOID, {"分期付款撤销", "void of an instalment sale"}},
      {ledger::v1::ACCOUNT_TOP_UP, {"账户充值", "account top-up"}},
      {ledger::v1::CASH_TOP_UP, {"现金充值", "cash top-up"}},
      {ledger::v1::LOAD_FROM_BOUND_ACCOUNT, {"指定账户圈存", "load from the bound account"}},
      {ledger::v1::LOAD_FROM_OTHER_ACCOUNT, {"非指定账户圈存", "load from another account"}},
      {ledger::v1::LOAD_FROM_CASH, {"现金充值圈存", "load against cash"}},
      {ledger::v1::LOAD_FROM_CASH_VOID, {"现金充值圈存撤销", "void of a load against cash"}},
      {ledger::v1::QR_SALE, {"扫码支付", "QR sale"}},
      {ledger::v1::QR_REFUND, {"扫码退款", "QR refund"}},
      {ledger::v1::POINTS_SALE, {"积分消费", "points sale"}},
      {ledger::v1::POINTS_VOID, {"积分消费撤销", "void of a points sale"}},
      {ledger::v1::POINTS_INQUIRY, {"积分查询", "points inquiry"}},
      {ledger::v1::RESERVATION_SALE, {"预约消费", "reservation sale"}},
      {ledger::v1::RESERVATION_VOID, {"预约消费撤销", "void of a reservation sale"}},
      {ledger::v1::ELECTRONIC_CASH_REFUND, {"电子现金退货", "refund of electronic cash"}},
      {ledger::v1::MOTO_SALE, {"MOTO消费", "MOTO sale"}},
      {ledger::v1::MOTO_SALE_VOID, {"MOTO消费撤销", "void of a MOTO sale"}},
      {ledger::v1::MOTO_REFUND, {"MOTO退货", "MOTO refund"}},
      {ledger::v1::MOTO_PRE_AUTHORIZATION, {"MOTO预授权", "MOTO pre-authorisation"}},
      {ledger::v1::MOTO_PRE_AUTHORIZATION_VOID, {"MOTO预授权撤销", "void of a MOTO pre-authorisation"}},
      {ledger::v1::MOTO_COMPLETION, {"MOTO预授权完成(请求)", "MOTO completion"}},
      {ledger::v1::MOTO_COMPLETION_ADVICE, {"MOTO预授权完成(通知)", "MOTO completion (advice)"}},
      {ledger::v1::MOTO_COMPLETION_VOID, {"MOTO预授权完成撤销", "void of a MOTO completion"}},
      {ledger::v1::SCRIPT_RESULT, {"脚本结果通知", "script result"}},
      {ledger::v1::TOP_UP_CONFIRMATION, {"充值确认", "top-up confirmation"}},
      {ledger::v1::OFFLINE_SALE_UPLOAD, {"脱机消费上送", "upload of an offline sale"}},
      {ledger::v1::SLIP_UPLOAD, {"签购单上送", "upload of a slip"}},
  };
  for (const Kind& row : kKinds) {
    if (row.kind == kind) return row.words.In(language);
  }
  return language == "zh" ? "交易" : "transaction";
}

std::string Heading(ledger::v1::PaymentKind kind, const common::v1::Amount& amount,
                    std::string_view language) {
  std::string words(KindWords(kind, language));
  if (language != "zh") words[0] = absl::ascii_toupper(static_cast<unsigned char>(words[0]));
  return words + (language == "zh" ? " " : " of ") +
         FormatAmount(amount.minor_units(), amount.currency_code());
}

std::string PaymentName(std::string_view id) {
  return id.starts_with(kCollection) ? std::string(id) : std::string(kCollection) + std::string(id);
}

std::string PaymentJson(const Payment& payment, std::string_view language) {
  return JsonObject()
      .Text("payment_id", payment.name())
      .Text("request_id", payment.request_id())
      .Text("state", Payment::State_Name(payment.state()))
      .Bool("approved", payment.state() == Payment::APPROVED)
      .Text("response_code", payment.host().response().code())
      .Text("response_text", ResponseWords(payment, language))
      .Text("masked_pan", payment.card().masked_number())
      .Text("scheme", payment.card().scheme())
      .Text("entry_mode", payment.has_card() ? common::v1::EntryMode_Name(payment.card().entry_mode()) : "")
      .Text("aid", payment.card().aid())
      .Text("application_label", payment.card().application_label())
      .Text("tvr", payment.emv().tvr())
      .Text("tsi", payment.emv().tsi())
      .Text("arqc", Arqc(payment.emv()))
      .Text("tc", Tc(payment.emv()))
      .Text("auth_code", payment.host().authorisation_code())
      .Text("rrn", payment.host().reference_number())
      .Number("trace", payment.trace_number())
      .Number("batch", payment.batch_number())
      .Text("operator", payment.operator_id())
      .Text("business_date", payment.business_date())
      .Number("amount_minor", payment.amount().minor_units())
      .Text("currency", payment.amount().currency_code())
      .Text("kind", ledger::v1::PaymentKind_Name(payment.kind()))
      .Text("original", payment.original())
      .Number("tip_minor", payment.tip().minor_units())
      .Number("tips_added_minor", payment.tips_added().minor_units())
      .Number("refunded_minor", payment.refunded().minor_units())
      .Number("instalments", payment.instalments())
      .Raw("balance_minor", payment.host().has_available_balance()
                                ? std::to_string(payment.host().available_balance().minor_units())
                                : "null")
      .Raw("points", payment.host().has_points() ? std::to_string(payment.host().points()) : "null")
      .Text("undone_by", payment.undone_by())
      .Text("completed_by", payment.completed_by())
      .Bool("offline", payment.offline())
      .Bool("settled", payment.settled())
      .Bool("signature_wanted", payment.signature_wanted())
      .Bool("signature_attached", payment.signature_attached())
      .Number("shift", payment.shift_number())
      .Text("wallet", payment.host().wallet())
      .Text("qr_payload", payment.qr_payload())
      .Raw("error", FailureJson(payment, language))
      .ToString();
}

std::string_view StateWords(Payment::State state, std::string_view language) {
  const bool zh = language == "zh";
  switch (state) {
    case Payment::CREATED:
      return zh ? "已建立" : "created";
    case Payment::WAITING_FOR_CARD:
      return zh ? "等待卡片" : "waiting for card";
    case Payment::CHOOSING_APPLICATION:
      return zh ? "选择应用" : "choosing application";
    case Payment::READING_CARD:
      return zh ? "读卡中" : "reading card";
    case Payment::ENTERING_PIN:
      return zh ? "输入密码" : "entering PIN";
    case Payment::AUTHORISING:
      return zh ? "授权中" : "authorising";
    case Payment::COMPLETING:
      return zh ? "完成中" : "completing";
    case Payment::APPROVED:
      return zh ? "交易成功" : "approved";
    case Payment::DECLINED:
      return zh ? "交易被拒" : "declined";
    case Payment::CANCELLED:
      return zh ? "已取消" : "cancelled";
    case Payment::FAILED:
      return zh ? "未能完成" : "failed";
    case Payment::UNKNOWN_REVERSING:
      return zh ? "结果未知,冲正中" : "unknown, being reversed";
    case Payment::REVERSED:
      return zh ? "已冲正" : "reversed";
    case Payment::WAITING_FOR_WALLET:
      return zh ? "等待顾客付款" : "waiting for the wallet";
    case Payment::TYPING_CARD:
      return zh ? "输入卡号" : "typing the card number";
    case Payment::ADVICE_OWED:
      return zh ? "已受理,待上送" : "done, the host is told again";
    default:
      return zh ? "未知" : "unknown";
  }
}

std::string PaymentSentence(const Payment& payment, std::string_view language) {
  const bool zh = language == "zh";
  const std::string amount = FormatAmount(payment.amount().minor_units(), payment.amount().currency_code());
  switch (payment.state()) {
    case Payment::APPROVED:
      if (payment.host().has_points()) {
        return (zh ? "积分: " : "Points: ") + std::to_string(payment.host().points()) + CardWords(payment);
      }
      if (payment.host().has_available_balance()) {
        const common::v1::Amount& balance = payment.host().available_balance();
        return (zh ? "可用余额: " : "Balance: ") +
               FormatAmount(balance.minor_units(), balance.currency_code()) + CardWords(payment);
      }
      return (zh ? "交易成功: " : "Approved: ") + std::string(KindWords(payment.kind(), language)) +
             (zh ? " " : " of ") + amount + CardWords(payment) + (zh ? ", 授权码 " : ", authorisation ") +
             payment.host().authorisation_code() + (zh ? ", 参考号 " : ", reference ") +
             payment.host().reference_number();
    case Payment::DECLINED:
      return (zh ? "交易被拒: " : "Declined: ") + WhyNot(payment, language) + ", " + amount +
             CardWords(payment);
    case Payment::CANCELLED:
      return (zh ? "已取消,未扣款: " : "Cancelled, no money moved: ") + WhyNot(payment, language);
    case Payment::FAILED:
      return (zh ? "未能完成,未扣款: " : "Could not be done, no money moved: ") + WhyNot(payment, language);
    case Payment::REVERSED:
      return zh ? "主机无有效应答,交易已冲正,未扣款。"
                : "Reversed: the host's answer was missing or not usable; it has confirmed that no money "
                  "moved.";
    case Payment::ADVICE_OWED:
      return (zh ? "已受理,主机未应答,将继续上送: " : "Done; the host has not answered and is told again: ") +
             std::string(KindWords(payment.kind(), language)) + (zh ? " " : " of ") + amount;
    case Payment::UNKNOWN_REVERSING:
      return zh ? "结果未知,正在冲正。请用 tillctl payments show 查看。"
                : "Unknown: the payment is being undone at the host. See tillctl payments show.";
    default:
      return std::string(StateWords(payment.state(), language)) + ", " + amount;
  }
}

std::string ProgressWords(const PaymentEvent& event, std::string_view language) {
  const bool zh = language == "zh";
  switch (event.detail_case()) {
    case PaymentEvent::kWaitingForCard:
      return zh ? "请出示银行卡" : "Present the card.";
    case PaymentEvent::kChooseApplication:
      return zh ? "卡上有多个应用,请选择" : "The card has several applications; choose one.";
    case PaymentEvent::kPinProgress:
      return zh ? "请输入密码" : "Enter the PIN.";
    case PaymentEvent::kTypingCard:
      if (event.typing_card().expiry())
        return zh ? "请在密码键盘上输入有效期" : "Type the expiry date at the PIN pad.";
      return zh ? "请在密码键盘上输入卡号" : "Type the card number at the PIN pad.";
    case PaymentEvent::kWaitingForHost:
      return zh ? "正在联系银行" : "Asking the bank.";
    case PaymentEvent::kShowCode:
      return (zh ? "请顾客扫码: " : "Let the customer scan: ") + event.show_code().payload();
    case PaymentEvent::kRemoveCard:
      return zh ? "请取回银行卡" : "Take the card.";
    case PaymentEvent::kTryAnotherWay:
      return zh ? "请换一种方式用卡" : "Try the card another way.";
    default:
      return IsFinal(event.payment().state()) ? ""
                                              : std::string(StateWords(event.payment().state(), language));
  }
}

}  // namespace till::tillctl
