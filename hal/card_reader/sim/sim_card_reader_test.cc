// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/sim/sim_card_reader.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "hal/card_reader/card_reader_conformance.h"
#include "hal/card_reader/fake_card_reader.h"

namespace till::hal {
namespace {

bool ReadAll(int from, void* bytes, size_t size) {
  auto* at = static_cast<uint8_t*>(bytes);
  while (size > 0) {
    const ssize_t count = recv(from, at, size, 0);
    if (count <= 0) return false;
    at += count;
    size -= static_cast<size_t>(count);
  }
  return true;
}

// A counter of one reader: serves the frames of the plan from a fake reader behind it.
class Peer {
 public:
  explicit Peer(std::string path) : path_(std::move(path)) {
    unlink(path_.c_str());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path_.c_str(), sizeof(address.sun_path) - 1);
    listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    EXPECT_EQ(listen(listener_, 4), 0);
    reader_.BlockWhenEmpty();
    thread_ = std::jthread([this] { Serve(); });
  }
  ~Peer() {
    stopping_ = true;
    shutdown(listener_, SHUT_RDWR);
    if (const int connection = connection_; connection >= 0) shutdown(connection, SHUT_RDWR);
    thread_.join();
    close(listener_);
    unlink(path_.c_str());
  }

  FakeCardReader& reader() { return reader_; }
  void AnswerNext(std::string frame) { answer_next_ = std::move(frame); }

 private:
  static void Reply(int to, char type, std::span<const uint8_t> payload) {
    std::vector<uint8_t> frame = {static_cast<uint8_t>(type), static_cast<uint8_t>(payload.size() >> 8),
                                  static_cast<uint8_t>(payload.size())};
    frame.insert(frame.end(), payload.begin(), payload.end());
    (void)send(to, frame.data(), frame.size(), MSG_NOSIGNAL);
  }

  static uint8_t ErrorByte(ExchangeOutcome outcome) {
    return outcome == ExchangeOutcome::kCollision ? 2 : outcome == ExchangeOutcome::kNotPowered ? 3 : 1;
  }

  static absl::Duration Milliseconds(std::span<const uint8_t> bytes) {
    return absl::Milliseconds(static_cast<int64_t>(bytes[0]) << 24 | bytes[1] << 16 | bytes[2] << 8 |
                              bytes[3]);
  }

  void Serve() {
    while (!stopping_) {
      const int connection = accept(listener_, nullptr, nullptr);
      if (connection < 0) return;
      connection_ = connection;
      while (ServeOne(connection)) {
      }
      connection_ = -1;
      close(connection);
    }
  }

  bool ServeOne(int connection) {
    uint8_t header[3];
    if (!ReadAll(connection, header, sizeof(header))) return false;
    std::vector<uint8_t> payload(static_cast<size_t>(header[1]) << 8 | header[2]);
    if (!payload.empty() && !ReadAll(connection, payload.data(), payload.size())) return false;
    if (!answer_next_.empty()) {
      const std::string frame = std::exchange(answer_next_, "");
      if (frame == "close") return false;
      (void)send(connection, frame.data(), frame.size(), MSG_NOSIGNAL);
      return true;
    }
    std::stop_source cancel;
    std::atomic<bool> done = false;
    std::jthread canceller;
    if (header[0] == 'W' || header[0] == 'R') {
      canceller = std::jthread([&] {
        while (!done) {
          pollfd waiting{connection, POLLIN, 0};
          if (poll(&waiting, 1, 10) <= 0) continue;
          uint8_t request[3];
          if (!ReadAll(connection, request, sizeof(request)) || request[0] != 'C') connection_lost_ = true;
          cancel.request_stop();
          return;
        }
      });
    }
    switch (header[0]) {
      case 'W': {
        InterfaceSet wanted;
        if (payload[0] & 1) wanted = {CardInterface::kContact};
        if (payload[0] == 2) wanted = {CardInterface::kContactless};
        if (payload[0] == 4) wanted = {CardInterface::kStripe};
        if (payload[0] == 7) wanted = InterfaceSet::All();
        const WaitOutcome outcome =
            reader_.WaitForCard(wanted, Milliseconds(std::span(payload).subspan(1)), cancel.get_token())
                .value();
        uint8_t answer[] = {0};
        if (outcome == WaitOutcome::kContactInserted) answer[0] = 1;
        if (outcome == WaitOutcome::kContactlessInField) answer[0] = 2;
        if (outcome == WaitOutcome::kSwiped) answer[0] = 4;
        done = true;
        canceller.join();
        Reply(connection, 'w', answer);
        break;
      }
      case 'R': {
        const RemovalOutcome outcome =
            reader_.WaitForRemoval(Milliseconds(payload), cancel.get_token()).value();
        const uint8_t answer[] = {static_cast<uint8_t>(outcome == RemovalOutcome::kRemoved ? 1 : 0)};
        done = true;
        canceller.join();
        Reply(connection, 'r', answer);
        break;
      }
      case 'O': {
        const PowerOnResult result = reader_.PowerOn(static_cast<CardInterface>(payload[0])).value();
        const uint8_t error[] = {ErrorByte(result.outcome)};
        if (result.outcome == ExchangeOutcome::kAnswered) {
          Reply(connection, 'o', result.answer_to_reset);
        } else {
          Reply(connection, 'e', error);
        }
        break;
      }
      case 'A': {
        const TransceiveResult result = reader_.Transceive(payload).value();
        const uint8_t error[] = {ErrorByte(result.outcome)};
        if (result.outcome == ExchangeOutcome::kAnswered) {
          Reply(connection, 'a', result.response.Reveal());
        } else {
          Reply(connection, 'e', error);
        }
        break;
      }
      case 'X':
        (void)reader_.PowerOff();
        Reply(connection, 'x', {});
        break;
      case 'M': {
        const absl::StatusOr<Tracks> tracks = reader_.ReadTracks();
        const uint8_t error[] = {1};
        if (!tracks.ok()) {
          Reply(connection, 'e', error);
          break;
        }
        std::vector<uint8_t> answer;
        for (const SecretBuffer* track : {&tracks->track1, &tracks->track2, &tracks->track3}) {
          answer.push_back(static_cast<uint8_t>(track->size()));
          answer.insert(answer.end(), track->Reveal().begin(), track->Reveal().end());
        }
        Reply(connection, 'm', answer);
        break;
      }
      default:
        return false;
    }
    return true;
  }

  const std::string path_;
  FakeCardReader reader_;
  int listener_ = -1;
  std::atomic<int> connection_ = -1;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> connection_lost_ = false;
  std::string answer_next_;
  std::jthread thread_;
};

std::string FreshPath() {
  static std::atomic<int> count = 0;
  return absl::StrCat("/tmp/till_reader_", getpid(), "_", count++, ".sock");
}

class SimWorld final : public CardReaderWorld {
 public:
  SimWorld() : path_(FreshPath()), peer_(std::make_unique<Peer>(path_)), reader_(path_) {}
  CardReader& reader() override { return reader_; }
  void Present(CardInterface interface, std::shared_ptr<FakeCard> card) override {
    peer_->reader().Present(interface, std::move(card));
  }
  void Swipe(std::string track1, std::string track2, std::string track3) override {
    peer_->reader().Swipe(std::move(track1), std::move(track2), std::move(track3));
  }
  void Remove() override { peer_->reader().Remove(); }
  Peer& peer() { return *peer_; }
  void RestartPeer() {
    peer_.reset();
    peer_ = std::make_unique<Peer>(path_);
  }

 private:
  const std::string path_;
  std::unique_ptr<Peer> peer_;
  SimCardReader reader_;
};

INSTANTIATE_TEST_SUITE_P(Sim, CardReaderConformance, testing::Values(CardReaderWorldFactory([] {
                           return std::make_unique<SimWorld>();
                         })));

TEST(SimCardReader, NobodyThereIsUnavailableAndSaidInTheStatus) {
  SimCardReader reader("/tmp/till_reader_nobody.sock");
  EXPECT_EQ(reader.PowerOff().code(), absl::StatusCode::kUnavailable);
  EXPECT_FALSE(reader.Status().ready);
  EXPECT_NE(reader.Status().fault, "");
}

TEST(SimCardReader, FindsTheCounterAgainAfterItWasRestarted) {
  SimWorld world;
  ASSERT_TRUE(world.reader().PowerOff().ok());
  world.RestartPeer();
  // The request that meets the dead connection may fail; the next one must not.
  (void)world.reader().PowerOff();
  EXPECT_TRUE(world.reader().PowerOff().ok());
}

TEST(SimCardReader, AnAnswerOfAnotherKindIsAnErrorAndTheNextCallIsClean) {
  SimWorld world;
  world.peer().AnswerNext(std::string("w\x00\x01\x01", 4));
  EXPECT_EQ(world.reader().PowerOff().code(), absl::StatusCode::kInternal);
  EXPECT_TRUE(world.reader().PowerOff().ok());
}

TEST(SimCardReader, AConnectionClosedInPlaceOfAnAnswerIsUnavailable) {
  SimWorld world;
  world.peer().AnswerNext("close");
  EXPECT_EQ(world.reader().PowerOff().code(), absl::StatusCode::kUnavailable);
  EXPECT_TRUE(world.reader().PowerOff().ok());
}

TEST(SimCardReader, TracksThatRunPastTheFrameAreAnError) {
  SimWorld world;
  world.peer().AnswerNext(std::string("m\x00\x03\x00\x09\x31", 6));
  EXPECT_EQ(world.reader().ReadTracks().status().code(), absl::StatusCode::kInternal);
}

}  // namespace
}  // namespace till::hal
