// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/gate.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <mutex>

#include "absl/time/clock.h"

namespace till::integrator {
namespace {

class GateTest : public ::testing::Test {
 protected:
  GateTest() : gate_(Listen(), [this](UniqueFd connection) { Add(std::move(connection)); }) {
    EXPECT_TRUE(gate_.Start().ok());
  }

  static UniqueFd Listen() {
    UniqueFd listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    EXPECT_EQ(listen(listener.get(), 512), 0);
    return listener;
  }

  void Add(UniqueFd connection) {
    const std::lock_guard lock(mutex_);
    admitted_.push_back(std::move(connection));
  }

  size_t Admitted() {
    const std::lock_guard lock(mutex_);
    return admitted_.size();
  }

  // As gRPC ends a connection: it shuts it down, and closes it.
  void EndOne() {
    const std::lock_guard lock(mutex_);
    shutdown(admitted_.back().get(), SHUT_RDWR);
    admitted_.pop_back();
  }

  // Connect comes from 127.0.0.`host`: all of that network is this machine.
  UniqueFd Connect(int host = 1) const {
    UniqueFd connection(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(0x7F000000u + static_cast<uint32_t>(host));
    EXPECT_EQ(bind(connection.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<uint16_t>(gate_.port()));
    EXPECT_EQ(connect(connection.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    return connection;
  }

  // IsClosed returns whether the other end closes within a time.
  static bool IsClosed(const UniqueFd& connection, int patience_ms = 5000) {
    pollfd wait{connection.get(), POLLIN, 0};
    char byte = 0;
    return poll(&wait, 1, patience_ms) == 1 && recv(connection.get(), &byte, 1, 0) <= 0;
  }

  static bool Comes(const std::function<bool()>& condition) {
    const absl::Time end = absl::Now() + absl::Seconds(10);
    while (absl::Now() < end) {
      if (condition()) return true;
      absl::SleepFor(absl::Milliseconds(2));
    }
    return false;
  }

  std::mutex mutex_;
  std::vector<UniqueFd> admitted_;
  Gate gate_;
};

TEST_F(GateTest, AConnectionIsHandedOn) {
  const UniqueFd connection = Connect();
  EXPECT_TRUE(Comes([this] { return Admitted() == 1; }));
  EXPECT_FALSE(IsClosed(connection, 50));
}

TEST_F(GateTest, OneAddressGetsItsShareAndNotMore) {
  std::vector<UniqueFd> open;
  for (size_t i = 0; i < Gate::kMostOfOneAddress; ++i) open.push_back(Connect());
  EXPECT_TRUE(IsClosed(Connect()));
  open.push_back(Connect(2));
  EXPECT_TRUE(Comes([this] { return Admitted() == Gate::kMostOfOneAddress + 1; }));
}

TEST_F(GateTest, AllTogetherGetSoManyAndNotMore) {
  std::vector<UniqueFd> open;
  for (size_t i = 0; i < Gate::kMostConnections; ++i) open.push_back(Connect(static_cast<int>(i / 4 + 1)));
  ASSERT_TRUE(Comes([this] { return Admitted() == Gate::kMostConnections; }));
  EXPECT_TRUE(IsClosed(Connect(100)));
}

TEST_F(GateTest, WhatIsOverMakesRoom) {
  std::vector<UniqueFd> open;
  for (size_t i = 0; i < Gate::kMostOfOneAddress; ++i) open.push_back(Connect());
  ASSERT_TRUE(Comes([this] { return Admitted() == Gate::kMostOfOneAddress; }));
  EndOne();
  EXPECT_TRUE(Comes([&] {
    open.push_back(Connect());
    return !IsClosed(open.back(), 20);
  }));
}

// CVE-2023-4785: gRPC's own listener is deaf after this.
TEST_F(GateTest, RunningOutOfDescriptorsIsNotTheEnd) {
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
  const UniqueFd waiting = Connect();
  ASSERT_TRUE(Comes([this] { return Admitted() == 1; }));
  std::vector<UniqueFd> open;
  for (int i = 0; i < 4; ++i) open.emplace_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  rlimit none = before;
  none.rlim_cur = static_cast<rlim_t>(open.back().get());
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(gate_.port()));
  for (const UniqueFd& connection : open) {
    ASSERT_EQ(connect(connection.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  }
  absl::SleepFor(absl::Milliseconds(300));
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_TRUE(Comes([this] { return Admitted() >= 2; }));
  EXPECT_FALSE(IsClosed(Connect(2), 50));
}

TEST_F(GateTest, StoppedItTakesNoMore) {
  gate_.Stop();
  gate_.Stop();
  const UniqueFd connection = Connect();
  EXPECT_FALSE(IsClosed(connection, 50));
  EXPECT_EQ(Admitted(), 0u);
}

TEST_F(GateTest, ItTurnsWithoutConnections) {
  const uint64_t before = gate_.turns();
  EXPECT_TRUE(Comes([&] { return gate_.turns() > before; }));
}

TEST(Gate, OfWhatIsNoTcpSocketThereIsNone) {
  Gate gate(UniqueFd(socket(AF_UNIX, SOCK_STREAM, 0)), [](UniqueFd) {});
  EXPECT_FALSE(gate.Start().ok());
}

}  // namespace
}  // namespace till::integrator
