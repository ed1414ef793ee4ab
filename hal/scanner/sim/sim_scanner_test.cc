// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/sim/sim_scanner.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "hal/scanner/scanner_conformance.h"

namespace till::hal {
namespace {

class SimScannerBench final : public ScannerBench {
 public:
  SimScannerBench() { PlugIn(); }
  ~SimScannerBench() override {
    Unplug();
    std::filesystem::remove_all(folder_);
  }

  Scanner& scanner() override { return scanner_; }

  void Send(std::string_view bytes) override {
    if (connection_ < 0) connection_ = accept(listener_, nullptr, nullptr);
    ASSERT_GE(connection_, 0);
    ASSERT_EQ(send(connection_, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }

  void Pause() override { std::this_thread::sleep_for(std::chrono::milliseconds(1200)); }

  void Unplug() override {
    for (int* const fd : {&connection_, &listener_}) {
      if (*fd >= 0) close(*fd);
      *fd = -1;
    }
    unlink(path_.c_str());
  }

  void PlugIn() override {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(path_.begin(), path_.end(), address.sun_path);
    listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    ASSERT_EQ(listen(listener_, 4), 0);
  }

 private:
  static std::string MakeFolder() {
    char folder[] = "/tmp/till-scanner-XXXXXX";
    return mkdtemp(folder);
  }

  const std::string folder_ = MakeFolder();
  const std::string path_ = folder_ + "/scanner.sock";
  int listener_ = -1;
  int connection_ = -1;
  SimScanner scanner_{path_};
};

INSTANTIATE_TEST_SUITE_P(Sim, ScannerConformance, testing::Values(ScannerBenchFactory([] {
                           return std::make_unique<SimScannerBench>();
                         })));

TEST(SimScanner, APathThatNoSocketCanHaveIsUnavailableNotACrash) {
  SimScanner scanner(std::string(300, 'x'));
  EXPECT_EQ(scanner.Next(absl::Milliseconds(10)).status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace till::hal
