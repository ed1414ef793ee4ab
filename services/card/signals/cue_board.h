// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_SIGNALS_CUE_BOARD_H_
#define TILL_SERVICES_CARD_SIGNALS_CUE_BOARD_H_

#include "services/card/signals/cue.h"

namespace till::card {

// CueBoard is where cues are shown. A card transaction never waits for it, and nothing that goes wrong there
// reaches it.
class CueBoard {
 public:
  virtual ~CueBoard() = default;

  // Show begins a cue in place of the one before; returns at once, from any thread.
  virtual void Show(Cue cue) = 0;

 protected:
  CueBoard() = default;
  CueBoard(const CueBoard&) = default;
  CueBoard& operator=(const CueBoard&) = default;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_SIGNALS_CUE_BOARD_H_
