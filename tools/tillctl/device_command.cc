// SPDX-License-Identifier: Apache-2.0
// tillctl device: the checklist, the clock, the network, a bundle for support; tillctl self-test.

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "till/terminal/v1/device.grpc.pb.h"
#include "till/terminal/v1/self_test.grpc.pb.h"
#include "tools/tillctl/administration.h"
#include "tools/tillctl/shared_options.h"
#include "tools/tillctl/take_payment.h"

namespace till::tillctl {
namespace {

using terminal::v1::Checklist;
using terminal::v1::Device;
using terminal::v1::SelfTest;

constexpr char kUsage[] =
    "device checklist | clock | adjust-clock SECONDS | network | bundle FILE | factory-reset";
constexpr OptionSpec kOptions[] = {
    kAsker,
    kAskersPassword,
};
constexpr OptionSpec kDeviceOptions[] = {
    kAsker,
    kAskersPassword,
    kSecondPerson,
    kApproverPassword,
};

std::vector<std::string> Lines(const Environment& environment, const Checklist& list) {
  std::vector<std::string> lines;
  for (const Checklist::Item& item : list.items()) {
    std::string mark = Say(environment, "正常", "good");
    if (item.mark() == Checklist::ATTENTION) mark = Say(environment, "注意", "look at it");
    if (item.mark() == Checklist::BAD) mark = Say(environment, "故障", "bad");
    if (item.mark() == Checklist::NOT_KNOWN) mark = Say(environment, "未知", "not known");
    lines.push_back(absl::StrCat(PadRight(item.point(), 14), PadRight(mark, 14), item.advice()));
  }
  lines.push_back(list.ready() ? Say(environment, "可以营业", "ready to open")
                               : Say(environment, "不能营业", "not ready"));
  return lines;
}

LinesOf<terminal::v1::ClockReading> ClockWords(const Environment& environment) {
  return [&environment](const terminal::v1::ClockReading& clock) {
    std::string host = Say(environment, "未知", "not known");
    if (clock.has_host_difference_seconds()) host = absl::StrCat(clock.host_difference_seconds(), " s");
    return std::vector<std::string>{absl::StrCat(
        Say(environment, "小票时间 ", "receipts print "), clock.printed(), " (", clock.time_zone(),
        Say(environment, "), 校正 ", "), correction "), clock.correction_seconds(),
        Say(environment, " 秒, 与主机相差 ", " s, host differs by "), host)};
  };
}

ExitCode Bundle(const Environment& environment, const Arguments& arguments) {
  const absl::StatusOr<std::string> session = Session(environment, arguments, kAdministrator);
  if (!session.ok()) return Fail(environment, session.status());
  const auto stub = StubOf<Device>(environment, "terminal", "device");
  grpc::ClientContext context;
  rpc::Prepare(context, Options(environment, absl::Seconds(60), *session));
  const auto stream = stub->CreateSupportBundle(&context, terminal::v1::CreateSupportBundleRequest());
  std::string content;
  terminal::v1::SupportBundleChunk chunk;
  while (stream->Read(&chunk)) content += chunk.content();
  if (const grpc::Status finished = stream->Finish(); !finished.ok())
    return Fail(environment, rpc::FromGrpc(finished));
  const std::string& file = arguments.positional()[1];
  if (absl::Status written = WriteFile(file, content); !written.ok()) return Fail(environment, written);
  Progress(environment, absl::StrCat(file, ": ", content.size(), Say(environment, " 字节", " bytes")));
  return kDone;
}

// Without a second person it is refused by `terminal`, which says so.
ExitCode FactoryReset(const Environment& environment, const Arguments& arguments) {
  const absl::StatusOr<std::string> session = Session(environment, arguments, kAdministrator);
  if (!session.ok()) return Fail(environment, session.status());
  terminal::v1::ResetToFactoryRequest request;
  request.set_request_id(RequestId(arguments));
  const absl::StatusOr<std::string> approval =
      Approval(environment, arguments, *session, common::v1::APPROVE_CHANGES, request.request_id());
  if (!approval.ok()) return Fail(environment, approval.status());
  return Ask<Device>(environment, arguments, "device", &Device::Stub::ResetToFactory, request,
                     LinesOf<terminal::v1::ResetToFactoryResponse>([&](const auto&) {
                       return std::vector<std::string>{
                           Say(environment, "终端正在恢复出厂设置, 几分钟后自行重新启动, 请勿断电",
                               "the terminal is being reset; it restarts by itself in a few "
                               "minutes: leave it switched on")};
                     }),
                     kAdministrator, *approval);
}

ExitCode RunDevice(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "checklist") {
    return Ask<Device>(
        environment, arguments, "device", &Device::Stub::GetChecklist, terminal::v1::GetChecklistRequest(),
        LinesOf<Checklist>([&](const Checklist& list) { return Lines(environment, list); }), "01");
  }
  if (what == "clock") {
    return Ask<Device>(environment, arguments, "device", &Device::Stub::GetClock,
                       terminal::v1::GetClockRequest(), ClockWords(environment), "01");
  }
  if (what == "network") {
    return Ask<Device>(environment, arguments, "device", &Device::Stub::GetNetwork,
                       terminal::v1::GetNetworkRequest(),
                       LinesOf<terminal::v1::NetworkView>([&](const auto& view) {
                         return std::vector<std::string>{
                             absl::StrCat(view.host(), "  ",
                                          view.connected() ? Say(environment, "已连接", "connected")
                                                           : Say(environment, "未连接", "not connected"),
                                          "  ",
                                          view.signed_on() ? Say(environment, "已签到", "signed on")
                                                           : Say(environment, "未签到", "not signed on"))};
                       }),
                       "01");
  }
  if (what == "factory-reset" && arguments.positional().size() == 1)
    return FactoryReset(environment, arguments);
  if (arguments.positional().size() < 2) return Usage(environment, kUsage);
  if (what == "bundle") return Bundle(environment, arguments);
  if (what == "adjust-clock") {
    terminal::v1::AdjustClockRequest request;
    int seconds = 0;
    if (!absl::SimpleAtoi(arguments.positional()[1], &seconds)) return Usage(environment, kUsage);
    request.set_correction_seconds(seconds);
    return Ask<Device>(environment, arguments, "device", &Device::Stub::AdjustClock, request,
                       ClockWords(environment));
  }
  return Usage(environment, kUsage);
}

ExitCode RunSelfTest(const Environment& environment, const Arguments& arguments) {
  if (arguments.positional().size() == 1 && arguments.positional()[0] == "report") {
    return Ask<SelfTest>(environment, arguments, "self-test", &SelfTest::Stub::PrintReport,
                         terminal::v1::PrintReportRequest(),
                         LinesOf<terminal::v1::PrintReportResponse>(
                             [](const auto& reply) { return std::vector<std::string>{reply.print_job()}; }),
                         "01");
  }
  const absl::StatusOr<std::string> session = Session(environment, arguments, "01");
  if (!session.ok()) return Fail(environment, session.status());
  const auto stub = StubOf<SelfTest>(environment, "terminal", "self-test");
  terminal::v1::RunTestsRequest request;
  for (const std::string& test : arguments.positional()) request.add_tests(test);
  grpc::ClientContext context;
  rpc::Prepare(context, Options(environment, absl::Seconds(120), *session));
  const auto stream = stub->RunTests(&context, request);
  terminal::v1::TestResult result;
  bool all_passed = true;
  while (stream->Read(&result)) {
    all_passed = all_passed && result.passed();
    if (environment.json) {
      Print(MessageJson(result));
    } else {
      Print(absl::StrCat(PadRight(result.test(), 14),
                         result.passed() ? Say(environment, "正常", "passed") : result.advice()));
    }
  }
  if (const grpc::Status finished = stream->Finish(); !finished.ok())
    return Fail(environment, rpc::FromGrpc(finished));
  return all_passed ? kDone : kCouldNot;
}

}  // namespace

const Command kDeviceCommand = {
    "device",
    "checklist | clock | adjust-clock SECONDS | network | bundle FILE | factory-reset",
    {"开业检查、时钟、线路、诊断包、恢复出厂设置",
     "the opening checklist, the clock, the line, a bundle for support; everything on the terminal erased"},
    "checklist clock adjust-clock network bundle factory-reset",
    kDeviceOptions,
    1,
    2,
    RunDevice};
const Command kSelfTestCommand = {
    "self-test",
    "[TEST…] | report",
    {"检测终端各部分,或打印检测结果", "try the parts of the terminal, or print what was found"},
    "report storage clock services reader pin_pad printer books host host_clock "
    "keys network printed_page",
    kOptions,
    0,
    16,
    RunSelfTest};

}  // namespace till::tillctl
