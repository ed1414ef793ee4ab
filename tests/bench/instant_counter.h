// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_BENCH_INSTANT_COUNTER_H_
#define TILL_TESTS_BENCH_INSTANT_COUNTER_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace till::bench {

// InstantCounter is a shop's counter that costs no time: a recorded contactless card that is always there,
// and a printer that swallows paper. Protocols: tests/simulators/README.md.
class InstantCounter {
 public:
  // Serves reader.sock, pin_pad.sock and printer.sock in `folder`; `session_file` is a recorded card session
  // (services/card/testdata/sessions).
  InstantCounter(const std::string& folder, const std::string& session_file);
  ~InstantCounter();

 private:
  using Bytes = std::vector<uint8_t>;

  void Serve(const std::string& path, std::function<void(int)> connection);
  void ServeReader(int fd);
  void ServePrinter(int fd);
  Bytes Answer(const Bytes& command) const;

  Bytes atr_;
  // By the command's first bytes: SELECT by its whole, the others by instruction and parameters.
  std::map<Bytes, Bytes> answers_;
  std::atomic<bool> stopping_{false};
  std::vector<std::thread> threads_;
};

}  // namespace till::bench

#endif  // TILL_TESTS_BENCH_INSTANT_COUNTER_H_
