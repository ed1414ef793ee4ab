// SPDX-License-Identifier: Apache-2.0
#include "services/common/status/error_catalogue.h"

#include <algorithm>
#include <array>

namespace till {
namespace {

using A = ErrorAction;
using C = ErrorCode;
using S = absl::StatusCode;

// In the order of error.proto; the errors of docs/integrators.md follow this table.
// clang-format off
constexpr auto kEntries = std::to_array<ErrorEntry>({
    {C::kUnspecified, A::kUnspecified, S::kUnknown,
     "Something went wrong.",
     "发生未知错误。"},
    {C::kInvalidRequest, A::kFixRequest, S::kInvalidArgument,
     "The request has a missing or invalid field.",
     "请求中有缺失或无效的字段。"},
    {C::kInvalidAmount, A::kFixRequest, S::kInvalidArgument,
     "The amount must be above zero and within the terminal's limit.",
     "金额必须大于零且不超过终端限额。"},
    {C::kCurrencyNotSupported, A::kFixRequest, S::kInvalidArgument,
     "This currency is not accepted here.",
     "本终端不支持该币种。"},
    {C::kRequestIdReused, A::kFixRequest, S::kAlreadyExists,
     "This request number was already used for something else.",
     "该请求编号已用于其他内容。"},
    {C::kNotFound, A::kFixRequest, S::kNotFound,
     "There is no record with that name.",
     "没有找到该记录。"},
    {C::kInvalidPageToken, A::kFixRequest, S::kInvalidArgument,
     "The page token is not one of this terminal's; start from the first page.",
     "分页标记无效，请从第一页重新查询。"},
    {C::kNotSupported, A::kFixRequest, S::kUnimplemented,
     "This terminal does not offer that function.",
     "本终端不支持此功能。"},
    {C::kDeadlineRequired, A::kFixRequest, S::kInvalidArgument,
     "The call must carry a deadline of at most an hour.",
     "调用必须设置不超过一小时的截止时间。"},
    {C::kNotSignedIn, A::kAskOperator, S::kUnauthenticated,
     "Please sign in.",
     "请先签到登录。"},
    {C::kPermissionMissing, A::kAskOperator, S::kPermissionDenied,
     "This operator may not do that; ask a supervisor.",
     "当前操作员没有此权限，请联系主管。"},
    {C::kWrongPassword, A::kAskOperator, S::kUnauthenticated,
     "The operator number or the password is wrong.",
     "操作员号或密码错误。"},
    {C::kOperatorLocked, A::kAskOperator, S::kPermissionDenied,
     "Too many wrong passwords; wait or ask an administrator.",
     "密码错误次数过多，请稍后再试或联系管理员。"},
    {C::kCallerRefused, A::kCallSupport, S::kPermissionDenied,
     "This program may not use that function of the terminal.",
     "该程序无权使用终端的此项功能。"},
    {C::kPasswordChangeRequired, A::kAskOperator, S::kFailedPrecondition,
     "Please change the password first.",
     "请先修改密码。"},
    {C::kPaymentInProgress, A::kRetry, S::kFailedPrecondition,
     "Another payment is in progress; wait until it ends.",
     "正在处理另一笔交易，请等待其结束。"},
    {C::kTooLateToCancel, A::kRetry, S::kFailedPrecondition,
     "The payment can no longer be cancelled; its outcome follows.",
     "交易已无法取消，请等待交易结果。"},
    {C::kIllegalStep, A::kFixRequest, S::kFailedPrecondition,
     "That step is not possible in the present state.",
     "当前状态下不能执行此操作。"},
    {C::kReversalOwed, A::kRetry, S::kFailedPrecondition,
     "An earlier payment is still being reversed; try again shortly.",
     "上一笔交易正在冲正，请稍后再试。"},
    {C::kBatchFull, A::kAskOperator, S::kResourceExhausted,
     "The batch is full or closing; settle first.",
     "批次已满或正在结算，请先结算。"},
    {C::kCancelled, A::kRetry, S::kCancelled,
     "The request was cancelled.",
     "请求已取消。"},
    {C::kPaymentsHeld, A::kRetry, S::kUnavailable,
     "Payments are held for an update or a settlement; try again shortly.",
     "终端正在更新或结算，请稍后再试。"},
    {C::kReaderUnavailable, A::kCallSupport, S::kUnavailable,
     "The card reader does not answer.",
     "读卡器无响应。"},
    {C::kPrinterUnavailable, A::kAskOperator, S::kUnavailable,
     "The printer does not answer; check its power and cable.",
     "打印机无响应，请检查电源和连接线。"},
    {C::kPrinterOutOfPaper, A::kAskOperator, S::kFailedPrecondition,
     "The printer is out of paper; load a new roll.",
     "打印机缺纸，请装纸。"},
    {C::kPinPadUnavailable, A::kCallSupport, S::kUnavailable,
     "The PIN pad does not answer.",
     "密码键盘无响应。"},
    {C::kDeviceBusy, A::kRetry, S::kUnavailable,
     "The device is in use; try again in a moment.",
     "设备正在使用中，请稍后再试。"},
    {C::kUnknownCard, A::kFixRequest, S::kNotFound,
     "There is no simulated card of that name.",
     "没有该名称的模拟卡。"},
    {C::kCardUnreadable, A::kAskCustomer, S::kFailedPrecondition,
     "The card cannot be read; try again or use another card.",
     "无法读取卡片，请重试或更换卡片。"},
    {C::kCardRemoved, A::kAskCustomer, S::kAborted,
     "The card was taken out too early; present it again.",
     "卡片过早移开，请重新出示卡片。"},
    {C::kCardNotAccepted, A::kAskCustomer, S::kFailedPrecondition,
     "This card is not accepted here; use another card.",
     "本终端不受理此卡，请更换卡片。"},
    {C::kCardDeclined, A::kAskCustomer, S::kFailedPrecondition,
     "The card declined; use another card.",
     "卡片拒绝交易，请更换卡片。"},
    {C::kKeyMissing, A::kAskOperator, S::kFailedPrecondition,
     "A key is missing; sign on to the acquirer, or have the keys loaded.",
     "缺少密钥，请重新签到或装载密钥。"},
    {C::kKeyCheckFailed, A::kCallSupport, S::kFailedPrecondition,
     "A key failed its check; sign on again, and call support if that fails.",
     "密钥校验失败，请重新签到；如仍失败请联系技术支持。"},
    {C::kMacInvalid, A::kCallSupport, S::kDataLoss,
     "A message failed its authentication check.",
     "报文校验（MAC）失败。"},
    {C::kSealedAccountInvalid, A::kFixRequest, S::kInvalidArgument,
     "The card data does not belong to this payment; start again.",
     "卡数据与本笔交易不符，请重新发起交易。"},
    {C::kTestKeyRefused, A::kCallSupport, S::kFailedPrecondition,
     "Test keys and test cards are not accepted by this terminal.",
     "本终端不接受测试密钥或测试卡。"},
    {C::kPinRateLimited, A::kRetry, S::kResourceExhausted,
     "Too many PIN entries in a short time; please wait.",
     "短时间内输入密码次数过多，请稍候。"},
    {C::kHostUnreachable, A::kRetry, S::kUnavailable,
     "The acquirer cannot be reached; nothing was sent.",
     "无法连接收单主机，交易未发送。"},
    {C::kHostSilent, A::kAskOperator, S::kDeadlineExceeded,
     "The acquirer did not answer; the terminal reverses the payment by itself. Do not charge again until it is reversed.",
     "收单主机未应答，终端将自动冲正。冲正完成前请勿重复扣款。"},
    {C::kHostNotTrusted, A::kCallSupport, S::kUnavailable,
     "The acquirer's certificate is not the expected one.",
     "收单主机证书与预期不符。"},
    {C::kHostProtocolError, A::kCallSupport, S::kInternal,
     "The acquirer's answer could not be understood.",
     "无法识别收单主机的应答。"},
    {C::kNotSignedOn, A::kAskOperator, S::kFailedPrecondition,
     "The terminal is not signed on to the acquirer; sign on first.",
     "终端尚未签到，请先签到。"},
    {C::kStorageFull, A::kCallSupport, S::kResourceExhausted,
     "The terminal's storage is full.",
     "终端存储空间已满。"},
    {C::kStorageCorrupt, A::kCallSupport, S::kDataLoss,
     "A stored file is damaged.",
     "存储的文件已损坏。"},
    {C::kStorageFailed, A::kCallSupport, S::kInternal,
     "The terminal's storage cannot be read or written.",
     "无法读写终端存储。"},
    {C::kServiceUnavailable, A::kRetry, S::kUnavailable,
     "A part of the terminal is not ready; try again in a moment.",
     "终端服务尚未就绪，请稍后再试。"},
    {C::kConfigInvalid, A::kCallSupport, S::kInvalidArgument,
     "The terminal's configuration has an error.",
     "终端配置有误。"},
    {C::kTimedOut, A::kRetry, S::kDeadlineExceeded,
     "Time ran out; try again.",
     "操作超时，请重试。"},
    {C::kInternal, A::kCallSupport, S::kInternal,
     "The terminal had a fault of its own; please call support.",
     "终端内部错误，请联系技术支持。"},
});
// clang-format on

}  // namespace

const ErrorEntry& EntryOf(ErrorCode code) {
  const auto entry = std::ranges::find(kEntries, code, &ErrorEntry::code);
  if (entry != kEntries.end()) return *entry;
  return *std::ranges::find(kEntries, ErrorCode::kInternal, &ErrorEntry::code);
}

std::string_view MessageOf(ErrorCode code, Language language) {
  const ErrorEntry& entry = EntryOf(code);
  return language == Language::kChinese ? entry.message_zh : entry.message_en;
}

std::span<const ErrorEntry> ErrorCatalogue() {
  return kEntries;
}

}  // namespace till
