// SPDX-License-Identifier: Apache-2.0
// How fast the books are written and read.
//
//   bazel run -c opt //tests/bench:ledger [-- --commits=N --writers=N --entries=N --queries=N --proofs=0|1
//                                             --folder=PATH]
//
// Writing stands beside its floor in the same run: bare SQLite commits of one row each, WAL,
// synchronous=FULL, in turns, so that both see the same disk. Reading is timed at a fifth of the entries and
// at all of them: a page must not take longer as the journal grows.

#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/time/time.h"
#include "services/common/clock/fake_clock.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"

namespace till::bench {
namespace {

using ledger::Details;
using ledger::Ledger;
using ledger::LedgerReader;
using ledger::Step;
using Clock = std::chrono::steady_clock;

// What a sale is in the journal: intent, card read, about to send, host approved, card completed, post,
// receipt.
constexpr int kRecordsPerSale = 7;
constexpr int kPaymentsPerBatch = 1000;
constexpr int kRounds = 10;

struct Sizes {
  int64_t commits = 2100;
  int64_t writers = 16;
  int64_t entries = 35'000;
  int64_t queries = 300;
  int64_t proofs = 1;  // whether the whole journal is verified, too: minutes for millions of entries
  std::string folder;
};

double Seconds(Clock::time_point from) {
  return std::chrono::duration<double>(Clock::now() - from).count();
}

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "ledger_bench: %s\n", why.c_str());
  std::exit(1);
}

template <typename Result>
auto Must(Result result) {
  if constexpr (std::is_same_v<Result, absl::Status>) {
    if (!result.ok()) Fail(result.ToString());
  } else {
    if (!result.ok()) Fail(result.status().ToString());
    return *std::move(result);
  }
}

Sizes FromArguments(int argc, char** argv) {
  Sizes sizes;
  const std::map<std::string, int64_t*> numbers = {{"--commits", &sizes.commits},
                                                   {"--writers", &sizes.writers},
                                                   {"--entries", &sizes.entries},
                                                   {"--queries", &sizes.queries},
                                                   {"--proofs", &sizes.proofs}};
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : argument.substr(equals + 1);
    if (name == "--folder" && !value.empty()) {
      sizes.folder = value;
    } else if (!numbers.contains(name) || !absl::SimpleAtoi(value, numbers.at(name)) ||
               *numbers.at(name) < (name == "--proofs" ? 0 : 1)) {
      Fail("unknown or bad argument: " + argument);
    }
  }
  return sizes;
}

// BareTable commits one row of the size of a journal record at a time, as plainly as SQLite can.
class BareTable {
 public:
  explicit BareTable(const std::string& path) {
    Check(sqlite3_open(path.c_str(), &database_));
    Check(sqlite3_exec(database_,
                       "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                       "CREATE TABLE t (id INTEGER PRIMARY KEY, data BLOB)",
                       nullptr, nullptr, nullptr));
    Check(sqlite3_prepare_v2(database_, "INSERT INTO t (data) VALUES (randomblob(300))", -1, &insert_,
                             nullptr));
  }
  ~BareTable() {
    sqlite3_finalize(insert_);
    sqlite3_close(database_);
  }

  void Commit() {
    if (sqlite3_step(insert_) != SQLITE_DONE) Fail("the bare commit failed");
    sqlite3_reset(insert_);
  }

 private:
  static void Check(int result) {
    if (result != SQLITE_OK) Fail(std::string("bare SQLite: ") + sqlite3_errstr(result));
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

Details Card(int64_t number) {
  Details details;
  details.Set(ledger::DetailField::kScheme, number % 5 == 0 ? "VISA" : "UNIONPAY");
  details.Set(ledger::DetailField::kMaskedNumber,
              "622848*********" + std::to_string(10'000 + number * 7919 % 10'000).substr(1));
  details.SetNumber(ledger::DetailField::kEntryMode, 2);
  return details;
}

Details Approved(int64_t number) {
  Details details;
  details.Set(ledger::DetailField::kResponseCode, "00");
  details.Set(ledger::DetailField::kReferenceNumber, std::to_string(100'000'000'000 + number));
  details.Set(ledger::DetailField::kAuthorisationCode, "123456");
  return details;
}

// Sell takes one whole sale: kRecordsPerSale commits.
void Sell(Ledger& books, int64_t number) {
  const std::string id = std::to_string(number);
  const std::string payment = "payments/" + std::to_string(number * 2'654'435'761 % 1'000'000'007) + "-" + id;
  ledger::Intent intent;
  intent.payment = payment;
  intent.request_id = "request-" + id;
  intent.request_digest = std::string(32, 'd');
  intent.payment_kind = 1;
  intent.amount_minor = 100 + number * 31 % 50'000;
  intent.currency = "CNY";
  intent.operator_id = "0" + std::to_string(1 + number % 4);
  Must(books.RecordIntent(intent));
  Must(books.RecordStep(payment, Step::kCardRead, Card(number), std::string(200, 'b')));
  Must(books.RecordStep(payment, Step::kAboutToSend, {}, ""));
  Must(books.RecordStep(payment, Step::kHostApproved, Approved(number), ""));
  Must(books.RecordStep(payment, Step::kCardCompleted, {}, ""));
  Must(books.Post(payment, {}));
  Must(books.RecordReceipt(payment, {"jobs/" + id}));
}

// SellTogether spreads sales over `writers` threads.
void SellTogether(Ledger& books, int64_t first, int64_t count, int64_t writers) {
  std::vector<std::thread> threads;
  for (int64_t writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&books, first, count, writer, writers] {
      for (int64_t i = writer; i < count; i += writers) Sell(books, first + i);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

void TimeWriting(const Sizes& sizes) {
  FakeClock clock;
  BareTable bare(sizes.folder + "/bare.sqlite");
  const auto books = Must(Ledger::Open(sizes.folder + "/written.sqlite", {}, clock));
  const int64_t sales = std::max<int64_t>(sizes.commits / kRecordsPerSale / kRounds, 1);
  const int64_t commits = sales * kRecordsPerSale;
  const int64_t together = std::max(sales, sizes.writers);
  double bare_seconds = 0;
  double alone_seconds = 0;
  double together_seconds = 0;
  int64_t number = 0;
  for (int round = 0; round < kRounds; ++round) {
    Clock::time_point start = Clock::now();
    for (int64_t i = 0; i < commits; ++i) bare.Commit();
    bare_seconds += Seconds(start);
    start = Clock::now();
    for (int64_t i = 0; i < sales; ++i) Sell(*books, number++);
    alone_seconds += Seconds(start);
    start = Clock::now();
    SellTogether(*books, number, together, sizes.writers);
    together_seconds += Seconds(start);
    number += together;
  }
  const double floor = static_cast<double>(commits * kRounds) / bare_seconds;
  const double alone = static_cast<double>(commits * kRounds) / alone_seconds;
  const double grouped = static_cast<double>(together * kRecordsPerSale * kRounds) / together_seconds;
  std::printf("bare SQLite, one row, FULL        %9.0f commits/s\n", floor);
  std::printf("journalled, one writer            %9.0f commits/s  %5.1f %% of bare  (%.0f sales/s)\n", alone,
              100 * alone / floor, alone / kRecordsPerSale);
  std::printf("journalled, %3lld writers           %9.0f records/s  %5.2f x bare     (%.0f sales/s)\n",
              static_cast<long long>(sizes.writers), grouped, grouped / floor, grouped / kRecordsPerSale);
}

// Percentiles runs `query` and prints how long it took.
void TimeQuery(const char* words, int64_t count, const std::function<void()>& query) {
  std::vector<double> milliseconds;
  for (int64_t i = 0; i < count; ++i) {
    const Clock::time_point start = Clock::now();
    query();
    milliseconds.push_back(1000 * Seconds(start));
  }
  std::ranges::sort(milliseconds);
  const auto at = [&](double fraction) {
    return milliseconds[std::min(milliseconds.size() - 1,
                                 static_cast<size_t>(fraction * static_cast<double>(milliseconds.size())))];
  };
  std::printf("  %-40s p50 %7.2f ms   p99 %7.2f ms\n", words, at(0.5), at(0.99));
}

void TimeReading(const std::string& path, const Sizes& sizes, int64_t sales, absl::Time first,
                 absl::Time last) {
  FakeClock clock(last);
  const Clock::time_point start = Clock::now();
  const auto books = Must(Ledger::Open(path, {}, clock));
  const auto reader = Must(LedgerReader::Open(path));
  std::printf("%lld entries, %.0f MB: opened in %.0f ms\n", static_cast<long long>(sales * kRecordsPerSale),
              static_cast<double>(std::filesystem::file_size(path)) / 1e6, 1000 * Seconds(start));
  std::mt19937_64 random(20261122);
  const auto moment = [&] {
    return first + absl::Seconds(static_cast<double>(random() % 1'000'000) / 1e6 *
                                 absl::ToDoubleSeconds(last - first));
  };
  TimeQuery("a page of 50 of a day", sizes.queries, [&] {
    ledger::PaymentFilter filter;
    filter.from_micros = absl::ToUnixMicros(moment());
    filter.to_micros = filter.from_micros + absl::ToInt64Microseconds(absl::Hours(24));
    Must(reader->Search(filter, 50, ""));
  });
  TimeQuery("a page of 50 of a month, by operator", sizes.queries, [&] {
    ledger::PaymentFilter filter;
    filter.from_micros = absl::ToUnixMicros(moment());
    filter.to_micros = filter.from_micros + absl::ToInt64Microseconds(absl::Hours(24 * 30));
    filter.operator_id = "03";
    Must(reader->Search(filter, 50, ""));
  });
  std::string token;
  TimeQuery("page after page through everything", sizes.queries,
            [&] { token = Must(reader->Search({}, 50, token)).next_page_token; });
  TimeQuery("by last four digits", sizes.queries, [&] {
    ledger::PaymentFilter filter;
    filter.last_four = std::to_string(10'000 + random() % 10'000).substr(1);
    Must(reader->Search(filter, 50, ""));
  });
  TimeQuery("an operator that never was", sizes.queries, [&] {
    ledger::PaymentFilter filter;
    filter.operator_id = "99";
    Must(reader->Search(filter, 50, ""));
  });
  TimeQuery("totals of a batch", sizes.queries, [&] {
    const int64_t batches = std::max<int64_t>(sales / kPaymentsPerBatch, 1);
    Must(reader->Totals({.batch_number = static_cast<int>(1 + random() % static_cast<uint64_t>(batches))}));
  });
  TimeQuery("totals of a day", sizes.queries, [&] {
    Must(reader->Totals({.business_date = absl::FormatTime("%Y-%m-%d", moment(), absl::UTCTimeZone())}));
  });
}

// PeakMegabytes is the most memory that this process has had.
double PeakMegabytes() {
  struct rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1000;
}

void TimeProof(const std::string& path) {
  const auto reader = Must(LedgerReader::Open(path));
  const double before = PeakMegabytes();
  const Clock::time_point start = Clock::now();
  const ledger::Verification proof = Must(reader->Verify());
  const double seconds = Seconds(start);
  if (!proof.sound()) Fail("not sound: " + proof.findings.front().detail);
  std::printf("  %-40s %.1f s (%.0f entries/s), memory %.0f MB before, %.0f MB at most\n",
              "proved from the first record", seconds, static_cast<double>(proof.entries) / seconds, before,
              PeakMegabytes());
}

// Fill takes sales until there are `sales`, ten a minute, a batch each thousand. Its commits do not wait for
// the disk: it is reading that is timed here.
void Fill(const std::string& path, FakeClock& clock, int64_t from, int64_t sales) {
  const Clock::time_point start = Clock::now();
  const auto books = Must(Ledger::Open(path, {}, clock));
  Must(books->database().Execute("PRAGMA synchronous=OFF"));
  for (int64_t number = from; number < sales; number += kPaymentsPerBatch) {
    const int64_t count = std::min<int64_t>(kPaymentsPerBatch, sales - number);
    Must(books->AdoptBatch(static_cast<int>(1 + number / kPaymentsPerBatch), 0));
    for (int64_t part = 0; part < count; part += 10) {
      SellTogether(*books, number + part, std::min<int64_t>(10, count - part), 2);
      clock.Advance(absl::Minutes(1));
    }
  }
  Must(books->database().Checkpoint());
  std::printf("filled with %lld sales in %.0f s\n", static_cast<long long>(sales - from), Seconds(start));
}

int Main(int argc, char** argv) {
  Sizes sizes = FromArguments(argc, argv);
  std::string made;
  if (sizes.folder.empty()) {
    made = (std::filesystem::temp_directory_path() / "till-ledger-bench-XXXXXX").string();
    if (mkdtemp(made.data()) == nullptr) Fail("no folder for the files");
    sizes.folder = made;
  }
  TimeWriting(sizes);
  FakeClock clock;
  const absl::Time first = clock.Now();
  const std::string path = sizes.folder + "/read.sqlite";
  int64_t filled = 0;
  for (const int64_t entries : {sizes.entries / 5, sizes.entries}) {
    const int64_t sales = std::max<int64_t>(entries / kRecordsPerSale, 10);
    Fill(path, clock, filled, sales);
    filled = sales;
    TimeReading(path, sizes, sales, first, clock.Now());
    if (sizes.proofs != 0) TimeProof(path);
  }
  if (!made.empty()) std::filesystem::remove_all(made);
  return 0;
}

}  // namespace
}  // namespace till::bench

int main(int argc, char** argv) {
  return till::bench::Main(argc, argv);
}
