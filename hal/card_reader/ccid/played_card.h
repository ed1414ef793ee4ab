// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_PLAYED_CARD_H_
#define TILL_HAL_CARD_READER_CCID_PLAYED_CARD_H_

#include <memory>
#include <string>
#include <thread>

#include "hal/card_reader/fake_card.h"

namespace till::hal {

// PlayedCard plays a card for the simulated reader, on a socket, for tests: the frames of the counter's
// reader.sock, 'O' for its answer to reset and 'A' for a command.
class PlayedCard {
 public:
  explicit PlayedCard(std::shared_ptr<FakeCard> card);
  ~PlayedCard();
  PlayedCard(const PlayedCard&) = delete;
  PlayedCard& operator=(const PlayedCard&) = delete;

  const std::string& socket_path() const { return path_; }

 private:
  void Serve();
  void ServeOne(int connection);

  const std::shared_ptr<FakeCard> card_;
  const std::string path_;
  int listener_ = -1;
  std::jthread thread_;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_PLAYED_CARD_H_
