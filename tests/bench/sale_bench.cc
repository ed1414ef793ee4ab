// SPDX-License-Identifier: Apache-2.0
// The time of a contactless sale, end to end through the real processes, beside its floor in the same run.
//
//   sale_bench serve RUN_DIR TESTDATA SESSION
//       serves the instant counter and host; prints the host's port; ends with stdin
//   sale_bench measure RUN_DIR COUNT FOLDER
//       takes COUNT sales, then the floor: bare gRPC unary calls over a Unix socket, and bare SQLite commits
//       (WAL, synchronous=FULL) in FOLDER

#include <grpcpp/grpcpp.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/payment/client/payments_client.h"
#include "tests/bench/instant_counter.h"
#include "tests/bench/instant_host.h"
#include "till/terminal/v1/operators.grpc.pb.h"
#include "till/terminal/v1/profile.grpc.pb.h"

namespace till::bench {
namespace {

using Clock = std::chrono::steady_clock;

// What one contactless sale takes: calls between processes (StartPayment, three of ledger's before the host,
// Transact, Exchange, two MACs, post, uplink's status) and durable commits (intent, card read, about to send,
// approved, post).
constexpr int kCallsPerSale = 11;
constexpr int kCommitsPerSale = 5;
constexpr int kMostOfTheFloor = 5000;

double Microseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::micro>(duration).count();
}

double Percentile(std::vector<double> values, double fraction) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1,
                         static_cast<size_t>(fraction * static_cast<double>(values.size())))];
}

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "sale_bench: %s\n", why.c_str());
  std::exit(1);
}

std::string SignIn(const std::string& run) {
  const auto stub = terminal::v1::Operators::NewStub(rpc::DialFacet(run, "terminal", "operators"));
  terminal::v1::SignInRequest request;
  request.set_operator_id("01");
  request.set_password("0000");
  const auto response =
      rpc::UnaryCall(*stub, &terminal::v1::Operators::Stub::SignIn, request, absl::Seconds(10));
  if (!response.ok()) Fail(response.status().ToString());
  return response->session_token();
}

std::vector<double> MeasureSales(const std::string& run, int count) {
  const std::unique_ptr<payment::PaymentsClient> payments = payment::DialPayments(run, "en");
  std::string session = SignIn(run);
  std::vector<double> times;
  for (int i = 0; i < count; ++i) {
    if (i % 200 == 199) session = SignIn(run);  // Sessions are short.
    payment::v1::StartPaymentRequest request;
    request.set_request_id(absl::StrCat("bench-", getpid(), "-", i));
    request.mutable_amount()->set_minor_units(1000 + i % 100);
    request.mutable_amount()->set_currency_code("CNY");
    request.add_entry_modes(common::v1::CONTACTLESS);
    request.set_print_receipts(false);
    payment::v1::Payment last;
    const Clock::time_point start = Clock::now();
    const absl::Status status =
        payments->StartPayment(request, session, absl::Seconds(30), [&](const auto& event) {
          last = event.payment();
          return true;
        });
    times.push_back(Microseconds(Clock::now() - start));
    if (!status.ok() || last.state() != payment::v1::Payment::APPROVED) {
      Fail(absl::StrCat("sale ", i, " was not approved: ", status.ToString(), " ", last.ShortDebugString()));
    }
  }
  return times;
}

class BareService final : public terminal::v1::Profile::Service {
  grpc::Status GetProfile(grpc::ServerContext*, const terminal::v1::GetProfileRequest*,
                          terminal::v1::MerchantProfile* response) override {
    response->set_name_en("bare");
    return grpc::Status::OK;
  }
};

// One sale's worth of bare calls and bare commits, `count` times.
std::vector<double> MeasureFloor(const std::string& folder, int count) {
  const std::string socket = "unix:" + folder + "/bare.sock";
  BareService service;
  grpc::ServerBuilder builder;
  builder.AddListeningPort(socket, grpc::InsecureServerCredentials());
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  const auto stub =
      terminal::v1::Profile::NewStub(grpc::CreateChannel(socket, grpc::InsecureChannelCredentials()));
  sqlite3* database = nullptr;
  const std::string path = folder + "/bare.sqlite";
  for (const char* suffix : {"", "-wal", "-shm"}) unlink((path + suffix).c_str());
  const auto run = [&](const char* sql) {
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) Fail(sqlite3_errmsg(database));
  };
  if (sqlite3_open(path.c_str(), &database) != SQLITE_OK) Fail("cannot open " + path);
  run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE bare(id INTEGER PRIMARY KEY, value "
      "TEXT)");
  std::vector<double> times;
  for (int i = 0; i < count; ++i) {
    const Clock::time_point start = Clock::now();
    for (int call = 0; call < kCallsPerSale; ++call) {
      grpc::ClientContext context;
      terminal::v1::MerchantProfile reply;
      if (!stub->GetProfile(&context, {}, &reply).ok()) Fail("bare call failed");
    }
    for (int commit = 0; commit < kCommitsPerSale; ++commit) run("INSERT INTO bare(value) VALUES('x')");
    times.push_back(Microseconds(Clock::now() - start));
  }
  sqlite3_close(database);
  server->Shutdown();
  return times;
}

int Serve(const std::string& run, const std::string& testdata, const std::string& session) {
  const InstantCounter counter(run + "/sim", session);
  const InstantHost host(testdata);
  std::printf("%d\n", host.port());
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  std::_Exit(0);
}

int Measure(const std::string& run, int count, const std::string& folder) {
  (void)MeasureSales(run, 20);  // Connections, caches.
  const std::vector<double> sales = MeasureSales(run, count);
  (void)MeasureFloor(folder, 20);
  // The floor does not change over the hour that a hundred thousand sales take.
  const std::vector<double> floor = MeasureFloor(folder, std::min(count, kMostOfTheFloor));
  const double sale_p50 = Percentile(sales, 0.50), floor_p50 = Percentile(floor, 0.50);
  std::printf("sale   n=%d p50=%.0f us p99=%.0f us\n", count, sale_p50, Percentile(sales, 0.99));
  std::printf("floor  n=%d p50=%.0f us p99=%.0f us (%d bare gRPC calls, %d bare SQLite FULL commits)\n",
              static_cast<int>(floor.size()), floor_p50, Percentile(floor, 0.99), kCallsPerSale,
              kCommitsPerSale);
  std::printf("ratio  p50 %.2f (aim: at most 2.5)\n", sale_p50 / floor_p50);
  return 0;
}

}  // namespace
}  // namespace till::bench

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 4 && arguments[0] == "serve")
    return till::bench::Serve(arguments[1], arguments[2], arguments[3]);
  if (arguments.size() == 4 && arguments[0] == "measure") {
    return till::bench::Measure(arguments[1], std::atoi(arguments[2].c_str()), arguments[3]);
  }
  std::fprintf(stderr, "usage: sale_bench serve RUN_DIR TESTDATA SESSION | measure RUN_DIR COUNT FOLDER\n");
  return 2;
}
