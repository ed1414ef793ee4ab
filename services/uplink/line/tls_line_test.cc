// SPDX-License-Identifier: Apache-2.0
// The TLS line against a TLS server of OpenSSL's own in the same process: real sockets on loopback, real
// time.
#include "services/uplink/line/tls_line.h"

#include <gtest/gtest.h>

#include <atomic>
#include <deque>

#include "services/common/status/error.h"
#include "services/uplink/line/line_conformance.h"
#include "services/uplink/line/recording_listener.h"
#include "services/uplink/line/tls_test_server.h"

namespace till::uplink {
namespace {

std::string Frame(char fill) {
  return std::string("\x00\x15", 2) + std::string(21, fill);
}

std::span<const uint8_t> Bytes(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

TlsLine::Options OptionsFor(const TestAuthority& authority, uint16_t port) {
  TlsLine::Options options;
  options.hosts = {{"127.0.0.1", port, "acquirer.till.test"}};
  options.ca_file = authority.ca_file();
  options.connect_timeout = absl::Seconds(5);
  options.send_timeout = absl::Seconds(5);
  options.frame_timeout = absl::Milliseconds(300);
  options.backoff = {.first = absl::Milliseconds(20), .most = absl::Milliseconds(100)};
  return options;
}

std::unique_ptr<TlsLine> MakeLine(TlsLine::Options options) {
  return TlsLine::Create(std::move(options), Clock::Real(), [] { return 0.5; }).value();
}

class TlsWorld final : public LineWorld {
 public:
  TlsWorld()
      : server_(authority_, {}, [this](TlsTestServer::Peer& peer) { Serve(peer); }),
        line_(MakeLine(OptionsFor(authority_, server_.port()))) {}
  ~TlsWorld() override { line_->Stop(); }

  Line& line() override { return *line_; }

  std::string Received() override {
    absl::MutexLock lock(&mutex_);
    const auto there = [this] { return !received_.empty(); };
    if (!mutex_.AwaitWithTimeout(absl::Condition(&there), absl::Seconds(20))) return "";
    const std::string frame = received_.front();
    received_.pop_front();
    return frame;
  }

  void Answer(const std::string& bytes) override {
    absl::MutexLock lock(&mutex_);
    const auto there = [this] { return peer_ != nullptr; };
    mutex_.AwaitWithTimeout(absl::Condition(&there), absl::Seconds(20));
    peer_->Write(bytes);
  }

  void HangUp() override {
    absl::MutexLock lock(&mutex_);
    const auto there = [this] { return peer_ != nullptr; };
    mutex_.AwaitWithTimeout(absl::Condition(&there), absl::Seconds(20));
    peer_->Break();
  }
  void ComeBack() override {}
  void GoAway() override { server_.GoAway(); }

 private:
  void Serve(TlsTestServer::Peer& peer) {
    {
      absl::MutexLock lock(&mutex_);
      peer_ = &peer;
    }
    while (const std::optional<std::string> frame = peer.ReadFrame()) {
      absl::MutexLock lock(&mutex_);
      received_.push_back(*frame);
    }
    absl::MutexLock lock(&mutex_);
    peer_ = nullptr;
  }

  absl::Mutex mutex_;
  TlsTestServer::Peer* peer_ = nullptr;
  std::deque<std::string> received_;
  TestAuthority authority_;
  TlsTestServer server_;
  std::unique_ptr<TlsLine> line_;
};

INSTANTIATE_TEST_SUITE_P(TlsLine, LineConformance,
                         ::testing::Values([] { return std::unique_ptr<LineWorld>(new TlsWorld()); }));

// Hosts that should not be spoken to: the line never comes up, nothing is sent, and the fault says why.
void ExpectRefused(TlsLine::Options options, ErrorCode code, const std::string& word) {
  RecordingListener listener;
  const std::unique_ptr<TlsLine> line = MakeLine(std::move(options));
  ASSERT_TRUE(line->Start(listener).ok());
  const Line::SendResult sent = line->Send(Bytes(Frame('s')));
  EXPECT_EQ(sent.outcome, Line::SendOutcome::kNotSent);
  EXPECT_TRUE(HasErrorCode(sent.why, code)) << sent.why;
  EXPECT_NE(std::string(sent.why.message()).find(word), std::string::npos) << sent.why;
  EXPECT_EQ(listener.connections(), 0u);
  line->Stop();
}

TEST(TlsLine, AHostOfAnotherAuthorityIsNotTrusted) {
  const TestAuthority pinned;
  const TestAuthority other;
  std::atomic<bool> heard = false;
  TlsTestServer server(other, {}, [&](TlsTestServer::Peer& peer) { heard = peer.ReadFrame().has_value(); });
  ExpectRefused(OptionsFor(pinned, server.port()), ErrorCode::kHostNotTrusted, "certificate");
  EXPECT_FALSE(heard);
}

TEST(TlsLine, AHostOfAnotherNameIsNotTrusted) {
  const TestAuthority authority;
  TlsTestServer server(authority, {.name = "somebody.else.test"},
                       [](TlsTestServer::Peer& peer) { peer.ReadFrame(); });
  ExpectRefused(OptionsFor(authority, server.port()), ErrorCode::kHostNotTrusted, "ostname mismatch");
}

TEST(TlsLine, TheAddressIsNoNameOfTheCertificate) {
  const TestAuthority authority;
  TlsTestServer server(authority, {}, [](TlsTestServer::Peer& peer) { peer.ReadFrame(); });
  TlsLine::Options options = OptionsFor(authority, server.port());
  options.hosts[0].server_name = "127.0.0.1";
  ExpectRefused(options, ErrorCode::kHostNotTrusted, "IP address mismatch");
}

TEST(TlsLine, TlsOlderThan12IsRefused) {
  const TestAuthority authority;
  TlsTestServer server(authority, {.newest_version = TLS1_1_VERSION},
                       [](TlsTestServer::Peer& peer) { peer.ReadFrame(); });
  ExpectRefused(OptionsFor(authority, server.port()), ErrorCode::kHostUnreachable, "handshake");
}

TEST(TlsLine, Tls12IsSpoken) {
  const TestAuthority authority;
  TlsTestServer server(authority, {.newest_version = TLS1_2_VERSION},
                       [](TlsTestServer::Peer& peer) { peer.Write(*peer.ReadFrame()); });
  RecordingListener listener;
  const std::unique_ptr<TlsLine> line = MakeLine(OptionsFor(authority, server.port()));
  ASSERT_TRUE(line->Start(listener).ok());
  EXPECT_TRUE(line->Send(Bytes(Frame('2'))).why.ok());
  EXPECT_TRUE(listener.WaitForBodies(1));
  line->Stop();
}

TEST(TlsLine, AHostThatNeverShakesHandsIsGivenUpInTime) {
  const TestAuthority authority;
  TlsTestServer server(authority, {.mute = true}, [](TlsTestServer::Peer&) {});
  TlsLine::Options options = OptionsFor(authority, server.port());
  options.connect_timeout = absl::Milliseconds(200);
  ExpectRefused(options, ErrorCode::kHostUnreachable, "no answer in time");
}

TEST(TlsLine, AClosedPortIsUnreachable) {
  const TestAuthority authority;
  uint16_t port = 0;
  {
    TlsTestServer server(authority, {}, [](TlsTestServer::Peer&) {});
    port = server.port();
  }
  ExpectRefused(OptionsFor(authority, port), ErrorCode::kHostUnreachable, "connect");
}

TEST(TlsLine, ACaFileWithoutACertificateIsAnErrorOfTheConfiguration) {
  const TestAuthority authority;
  TlsLine::Options options = OptionsFor(authority, 1);
  options.ca_file = "/dev/null";
  const auto made = TlsLine::Create(options, Clock::Real(), [] { return 0.5; });
  EXPECT_TRUE(HasErrorCode(made.status(), ErrorCode::kConfigInvalid)) << made.status();
}

// Hosts that break the stream: a loss with its reason, and a new connection.
struct BadStream {
  const char* words;
  std::string bytes;  // What the host sends before it waits.
  bool hang_up;
  ErrorCode code;
  const char* reason;
};

class TlsLineBadStream : public ::testing::TestWithParam<BadStream> {};

TEST_P(TlsLineBadStream, EndsTheConnectionAndAnotherIsMade) {
  const TestAuthority authority;
  std::atomic<int> served = 0;
  TlsTestServer server(authority, {}, [&](TlsTestServer::Peer& peer) {
    if (served++ == 0) {
      peer.Write(GetParam().bytes);
      if (GetParam().hang_up) return;
    }
    peer.WaitForEnd();
  });
  RecordingListener listener;
  const std::unique_ptr<TlsLine> line = MakeLine(OptionsFor(authority, server.port()));
  ASSERT_TRUE(line->Start(listener).ok());
  ASSERT_TRUE(listener.WaitForLosses(1)) << GetParam().words;
  EXPECT_TRUE(HasErrorCode(listener.losses()[0], GetParam().code)) << listener.losses()[0];
  EXPECT_EQ(listener.losses()[0].message(), GetParam().reason);
  EXPECT_TRUE(listener.bodies().empty());
  EXPECT_TRUE(listener.WaitForConnections(2));
  line->Stop();
}

INSTANTIATE_TEST_SUITE_P(
    All, TlsLineBadStream,
    ::testing::Values(BadStream{"drops mid-message", Frame('x').substr(0, 12), true,
                                ErrorCode::kHostProtocolError, "the host hung up inside a frame"},
                      BadStream{"drops inside the length", std::string(1, '\0'), true,
                                ErrorCode::kHostProtocolError, "the host hung up inside a frame"},
                      BadStream{"a frame that never ends", Frame('x').substr(0, 12), false,
                                ErrorCode::kHostProtocolError, "a frame began and did not end in time"},
                      BadStream{"garbage", "\xFF\xFEnot a frame at all", false, ErrorCode::kHostProtocolError,
                                "frame: length 65534 is not in 21..2048"},
                      BadStream{"a giant length", std::string("\x08\x01", 2), false,
                                ErrorCode::kHostProtocolError, "frame: length 2049 is not in 21..2048"},
                      BadStream{"a length of nothing", std::string("\x00\x00", 2), false,
                                ErrorCode::kHostProtocolError, "frame: length 0 is not in 21..2048"},
                      BadStream{"says goodbye", "", true, ErrorCode::kHostUnreachable,
                                "reading: the host closed the connection"}));

TEST(TlsLine, ASlowTrickleIsAFrameAsLongAsItEndsInTime) {
  const TestAuthority authority;
  TlsTestServer server(authority, {}, [](TlsTestServer::Peer& peer) {
    for (const char c : Frame('t')) peer.Write(std::string(1, c));
    peer.WaitForEnd();
  });
  RecordingListener listener;
  TlsLine::Options options = OptionsFor(authority, server.port());
  options.frame_timeout = absl::Seconds(10);
  const std::unique_ptr<TlsLine> line = MakeLine(options);
  ASSERT_TRUE(line->Start(listener).ok());
  ASSERT_TRUE(listener.WaitForBodies(1));
  EXPECT_EQ(listener.bodies()[0], std::string(21, 't'));
  line->Stop();
}

TEST(TlsLine, StopSaysGoodbye) {
  const TestAuthority authority;
  absl::Mutex mutex;
  int ended = 0;  // 1 properly, 2 not
  TlsTestServer server(authority, {}, [&](TlsTestServer::Peer& peer) {
    const bool properly = peer.WaitForEnd();
    absl::MutexLock lock(&mutex);
    ended = properly ? 1 : 2;
  });
  RecordingListener listener;
  const std::unique_ptr<TlsLine> line = MakeLine(OptionsFor(authority, server.port()));
  ASSERT_TRUE(line->Start(listener).ok());
  ASSERT_TRUE(listener.WaitForConnections(1));
  line->Stop();
  absl::MutexLock lock(&mutex);
  const auto over = [&] { return ended != 0; };
  ASSERT_TRUE(mutex.AwaitWithTimeout(absl::Condition(&over), absl::Seconds(20)));
  EXPECT_EQ(ended, 1);
}

TEST(TlsLine, ASendThatFindsALongPauseDoesNotSitItOut) {
  const TestAuthority authority;
  std::atomic<int> served = 0;
  TlsTestServer server(authority, {}, [&](TlsTestServer::Peer& peer) {
    if (served++ == 0) return;
    peer.ReadFrame();
  });
  RecordingListener listener;
  TlsLine::Options options = OptionsFor(authority, server.port());
  options.backoff = {.first = absl::Hours(2), .most = absl::Hours(2)};
  const std::unique_ptr<TlsLine> line = MakeLine(options);
  ASSERT_TRUE(line->Start(listener).ok());
  ASSERT_TRUE(listener.WaitForLosses(1));
  const Line::SendResult sent = line->Send(Bytes(Frame('k')));
  EXPECT_TRUE(sent.why.ok()) << sent.why;
  line->Stop();
}

// Two hosts of one authority; each keeps what it is sent.
class TwoHosts {
 public:
  TwoHosts()
      : first_(authority_, {}, [this](TlsTestServer::Peer& peer) { Serve(peer, 0); }),
        second_(authority_, {}, [this](TlsTestServer::Peer& peer) { Serve(peer, 1); }) {}

  TlsLine::Options Options() const {
    TlsLine::Options options = OptionsFor(authority_, first_.port());
    options.hosts.push_back({"127.0.0.1", second_.port(), "acquirer.till.test"});
    return options;
  }

  // The host whose frame came as number `count`, from 1.
  int HostOfFrame(size_t count) {
    absl::MutexLock lock(&mutex_);
    const auto there = [&] { return frames_.size() >= count; };
    return mutex_.AwaitWithTimeout(absl::Condition(&there), absl::Seconds(20)) ? frames_[count - 1] : -1;
  }

  TestAuthority authority_;

 private:
  void Serve(TlsTestServer::Peer& peer, int host) {
    while (peer.ReadFrame().has_value()) {
      absl::MutexLock lock(&mutex_);
      frames_.push_back(host);
    }
  }

  absl::Mutex mutex_;
  std::vector<int> frames_;

 public:
  TlsTestServer first_;
  TlsTestServer second_;
};

TEST(TlsLine, AHostThatIsNotThereIsPassedOverAtOnce) {
  TwoHosts hosts;
  hosts.first_.GoAway();
  RecordingListener listener;
  TlsLine::Options options = hosts.Options();
  options.backoff = {.first = absl::Hours(2), .most = absl::Hours(2)};  // a pause would be noticed
  const std::unique_ptr<TlsLine> line = MakeLine(options);
  ASSERT_TRUE(line->Start(listener).ok());
  const Line::SendResult sent = line->Send(Bytes(Frame('a')));
  EXPECT_TRUE(sent.why.ok()) << sent.why;
  EXPECT_EQ(hosts.HostOfFrame(1), 1);
  EXPECT_EQ(line->GetState().host, 1u);
  EXPECT_FALSE(line->ProbeFirst().ok());
  EXPECT_TRUE(line->GetState().connected);
  line->Stop();
}

TEST(TlsLine, AHostThatIsSomebodyElseIsPassedOverToo) {
  TwoHosts hosts;
  TlsLine::Options options = hosts.Options();
  options.hosts[0].server_name = "somebody.else.test";
  RecordingListener listener;
  const std::unique_ptr<TlsLine> line = MakeLine(options);
  ASSERT_TRUE(line->Start(listener).ok());
  ASSERT_TRUE(listener.WaitForConnections(1));
  EXPECT_EQ(line->GetState().host, 1u);
  EXPECT_TRUE(HasErrorCode(line->ProbeFirst(), ErrorCode::kHostNotTrusted));
  line->Stop();
}

TEST(TlsLine, WhenNoHostIsThereTheSenderIsTold) {
  TwoHosts hosts;
  hosts.first_.GoAway();
  hosts.second_.GoAway();
  RecordingListener listener;
  const std::unique_ptr<TlsLine> line = MakeLine(hosts.Options());
  ASSERT_TRUE(line->Start(listener).ok());
  const Line::SendResult sent = line->Send(Bytes(Frame('a')));
  EXPECT_EQ(sent.outcome, Line::SendOutcome::kNotSent);
  EXPECT_TRUE(HasErrorCode(sent.why, ErrorCode::kHostUnreachable)) << sent.why;
  line->Stop();
}

TEST(TlsLine, AMuteHostIsLeftForTheNextAndTheLineComesBack) {
  TwoHosts hosts;
  RecordingListener listener;
  const std::unique_ptr<TlsLine> line = MakeLine(hosts.Options());
  ASSERT_TRUE(line->Start(listener).ok());
  ASSERT_TRUE(line->Send(Bytes(Frame('a'))).why.ok());
  EXPECT_EQ(hosts.HostOfFrame(1), 0);
  line->Drop(MakeError(ErrorCode::kHostSilent, "no answer to an echo"));
  ASSERT_TRUE(listener.WaitForLosses(1));
  ASSERT_TRUE(line->Send(Bytes(Frame('b'))).why.ok());
  EXPECT_EQ(hosts.HostOfFrame(2), 1);
  EXPECT_EQ(line->GetState().host, 1u);
  EXPECT_TRUE(line->ProbeFirst().ok());
  line->ReturnToFirst();
  ASSERT_TRUE(listener.WaitForLosses(2));
  ASSERT_TRUE(line->Send(Bytes(Frame('c'))).why.ok());
  EXPECT_EQ(hosts.HostOfFrame(3), 0);
  EXPECT_EQ(line->GetState().host, 0u);
  line->ReturnToFirst();  // It is there.
  EXPECT_EQ(listener.losses().size(), 2u);
  line->Stop();
}

}  // namespace
}  // namespace till::uplink
