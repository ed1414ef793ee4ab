// SPDX-License-Identifier: Apache-2.0
// The scanner's facet as a client meets it, over a real socket.
#include "services/terminal/scanner_service.h"

#include <chrono>
#include <memory>

#include "gtest/gtest.h"
#include "hal/scanner/fake_scanner.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/session/permission_checker.h"
#include "services/common/status/error.h"
#include "services/terminal/scan_station.h"

namespace till::terminal {
namespace {

using rpc::testing::LocalFacet;

// Everybody is signed in: who is not is tests/integration's.
class SignedIn final : public PermissionChecker {
 public:
  absl::Status Check(till::common::v1::Permission permission, const CallCredentials&) const override {
    EXPECT_EQ(permission, till::common::v1::SIGNED_IN);
    return absl::OkStatus();
  }
};
const SignedIn kSignedIn;

std::unique_ptr<grpc::ClientContext> Context() {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  return context;
}

TEST(ScannerService, AWatcherHearsOfEveryCode) {
  FakeClock clock;
  hal::FakeScanner scanner(clock);
  ScanDesk desk(scanner, clock);
  ScannerService service(&desk);
  LocalFacet facet(std::in_place_type<v1::Scanner>, &service, {.rules = {.permissions = &kSignedIn}});
  const auto stub = v1::Scanner::NewStub(facet.channel());
  const auto context = Context();
  const auto stream = stub->WatchScans(context.get(), v1::WatchScansRequest());
  stream->WaitForInitialMetadata();
  scanner.Send("288012345678901234\r\x1b\r");
  ASSERT_TRUE(desk.Look(absl::Seconds(1)).ok());
  ASSERT_TRUE(desk.Look(absl::Seconds(1)).ok());
  v1::Scan scan;
  ASSERT_TRUE(stream->Read(&scan));
  EXPECT_EQ(scan.code(), "288012345678901234");
  EXPECT_EQ(scan.time().seconds(), absl::ToUnixSeconds(clock.Now()));
  ASSERT_TRUE(stream->Read(&scan));
  EXPECT_TRUE(scan.unreadable());
  EXPECT_EQ(scan.code(), "");
  desk.Stop();
  EXPECT_FALSE(stream->Read(&scan));
  EXPECT_TRUE(stream->Finish().ok());
}

TEST(ScannerService, WithoutAScannerItIsSaid) {
  ScannerService service(nullptr);
  LocalFacet facet(std::in_place_type<v1::Scanner>, &service, {.rules = {.permissions = &kSignedIn}});
  const auto stub = v1::Scanner::NewStub(facet.channel());
  const auto context = Context();
  const auto stream = stub->WatchScans(context.get(), v1::WatchScansRequest());
  v1::Scan scan;
  EXPECT_FALSE(stream->Read(&scan));
  EXPECT_EQ(ErrorCodeOf(rpc::FromGrpc(stream->Finish())), ErrorCode::kNotFound);
}

// What a scanner sends is handed on by the station's own thread.
TEST(ScanStation, LooksByItself) {
  FakeClock clock;
  auto scanner = std::make_unique<hal::FakeScanner>(clock);
  hal::FakeScanner& device = *scanner;
  ScanStation station(std::move(scanner), clock);
  const auto watch = station.desk()->Begin();
  device.Send("code\r");
  const auto scanned = watch->Next(absl::Seconds(20));
  ASSERT_TRUE(scanned.has_value());
  EXPECT_EQ(scanned->code, "code");
  station.Stop();
}

TEST(ScanStation, MayHaveNoScanner) {
  FakeClock clock;
  ScanStation station(nullptr, clock);
  EXPECT_EQ(station.desk(), nullptr);
  station.Stop();
}

}  // namespace
}  // namespace till::terminal
