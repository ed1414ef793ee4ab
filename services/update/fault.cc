// SPDX-License-Identifier: Apache-2.0
#include "services/update/fault.h"

#include <algorithm>
#include <array>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::update {
namespace {

constexpr char kPayload[] = "till.update.fault";

using C = ErrorCode;

// clang-format off
constexpr auto kEntries = std::to_array<FaultEntry>({
    {v1::SERVER_UNREACHABLE, C::kServiceUnavailable,
     "The update server cannot be reached; check the network.", "无法连接更新服务器，请检查网络。"},
    {v1::SERVER_NOT_TRUSTED, C::kServiceUnavailable,
     "The update server's certificate is not trusted; nothing was taken from it.", "更新服务器的证书不可信，未接收任何内容。"},
    {v1::SERVER_LACKS_FILE, C::kNotFound,
     "The update server does not have the file.", "更新服务器上没有该文件。"},
    {v1::SERVER_REFUSED, C::kServiceUnavailable,
     "The update server did not give the file.", "更新服务器未提供该文件。"},
    {v1::SERVER_STOPPED, C::kServiceUnavailable,
     "The connection ended half-way; the download goes on from there.", "下载中途连接断开，将从断点继续。"},
    {v1::SERVER_ENDLESS, C::kServiceUnavailable,
     "The update server sends more than the file should have; it was not taken.", "更新服务器发送的数据超出应有大小，已拒收。"},
    {v1::SERVER_SLOW, C::kTimedOut,
     "The update server is too slow; the download goes on later.", "更新服务器响应过慢，稍后继续下载。"},
    {v1::CHANNEL_NOT_SIGNED, C::kInvalidRequest,
     "The list of versions is not signed by the maker; it was not taken.", "版本列表未经厂商签名，已拒收。"},
    {v1::CHANNEL_INVALID, C::kInvalidRequest,
     "The list of versions cannot be understood.", "无法识别版本列表。"},
    {v1::CHANNEL_EXPIRED, C::kInvalidRequest,
     "The list of versions is out of date, or this terminal's clock is wrong.", "版本列表已过期，或终端时钟不准。"},
    {v1::CHANNEL_OLDER, C::kInvalidRequest,
     "The list of versions is older than one seen before; it was not taken.", "版本列表比此前的更旧，已拒收。"},
    {v1::CHANNEL_OF_OTHERS, C::kInvalidRequest,
     "The list of versions is for another product or channel.", "版本列表属于其他产品或渠道。"},
    {v1::BUNDLE_DAMAGED, C::kInvalidRequest,
     "The update arrived damaged and was thrown away.", "更新包已损坏，已丢弃。"},
    {v1::BUNDLE_REFUSED, C::kInvalidRequest,
     "The update's signature is not right; it was not installed.", "更新包签名无效，未安装。"},
    {v1::BUNDLE_OF_OTHERS, C::kInvalidRequest,
     "The update is for another product; it was not installed.", "更新包适用于其他产品，未安装。"},
    {v1::BUNDLE_OF_OTHER_VERSION, C::kInvalidRequest,
     "The update holds another version than announced; it was not installed.", "更新包版本与公布的不符，未安装。"},
    {v1::VERSION_TOO_OLD, C::kInvalidRequest,
     "That version is too old; it was not installed.", "该版本过旧，未安装。"},
    {v1::INSTALLER_UNAVAILABLE, C::kServiceUnavailable,
     "The installer of this machine does not answer.", "本机安装程序没有响应。"},
    {v1::INSTALL_FAILED, C::kStorageFailed,
     "The update could not be written; what ran before goes on.", "更新写入失败，终端继续使用原版本。"},
    {v1::NO_ROOM, C::kStorageFull,
     "There is no room for the update.", "存储空间不足，无法更新。"},
    {v1::STORAGE_UNUSABLE, C::kStorageFailed,
     "The update's files could not be read or written.", "无法读写更新文件。"},
    {v1::DID_NOT_START, C::kInternal,
     "The new version did not start; the one before it runs again.", "新版本未能启动，已恢复原版本。"},
    {v1::NOT_HEALTHY, C::kInternal,
     "The new version was not well; the one before it comes back.", "新版本运行异常，将恢复原版本。"},
    {v1::MARK_NOT_KEPT, C::kStorageFailed,
     "The new version could not be confirmed.", "无法确认新版本。"},
    {v1::WAITS_FOR_PAYMENT, C::kPaymentInProgress,
     "Waiting for the end of a payment.", "等待当前交易结束。"},
    {v1::WAITS_FOR_REVERSAL, C::kReversalOwed,
     "Waiting for a reversal to go through.", "等待冲正完成。"},
    {v1::WAITS_FOR_QUIET_HOURS, C::kUnspecified,
     "Waiting for the quiet hours.", "等待空闲时段。"},
    {v1::WAITS_FOR_ANSWER, C::kServiceUnavailable,
     "Waiting: whether a payment is open cannot be told.", "等待：暂时无法确认是否有未完成的交易。"},
});
// clang-format on

const FaultEntry* Find(v1::Fault fault) {
  const auto at = std::find_if(kEntries.begin(), kEntries.end(),
                               [fault](const FaultEntry& entry) { return entry.fault == fault; });
  return at == kEntries.end() ? nullptr : &*at;
}

}  // namespace

std::span<const FaultEntry> FaultEntries() {
  return kEntries;
}

ErrorCode FaultCode(v1::Fault fault) {
  const FaultEntry* const entry = Find(fault);
  return entry == nullptr ? ErrorCode::kUnspecified : entry->code;
}

std::string_view FaultWords(v1::Fault fault, Language language) {
  const FaultEntry* const entry = Find(fault);
  if (entry == nullptr) return "";
  return language == Language::kChinese ? entry->words_zh : entry->words_en;
}

absl::Status MakeFault(v1::Fault fault, std::string_view detail_en) {
  const ErrorCode code = FaultCode(fault);
  absl::Status status = MakeError(code == ErrorCode::kUnspecified ? ErrorCode::kInternal : code, detail_en);
  status.SetPayload(kPayload, absl::Cord(absl::StrCat(static_cast<int>(fault))));
  return status;
}

v1::Fault FaultOf(const absl::Status& status) {
  if (status.ok()) return v1::FAULT_UNSPECIFIED;
  int number = 0;
  if (const auto payload = status.GetPayload(kPayload);
      payload.has_value() && absl::SimpleAtoi(std::string(*payload), &number) && v1::Fault_IsValid(number)) {
    return static_cast<v1::Fault>(number);
  }
  return ErrorCodeOf(status) == ErrorCode::kStorageFull ? v1::NO_ROOM : v1::STORAGE_UNUSABLE;
}

bool HasFault(const absl::Status& status, v1::Fault fault) {
  return status.GetPayload(kPayload).has_value() && FaultOf(status) == fault;
}

}  // namespace till::update
