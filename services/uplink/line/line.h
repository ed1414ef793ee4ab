// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_LINE_LINE_H_
#define TILL_SERVICES_UPLINK_LINE_LINE_H_

#include <cstdint>
#include <span>

#include "absl/status/status.h"

namespace till::uplink {

// LineListener hears what happens on a line. Its methods are called from the line's own thread, one at a
// time, and must not block: the line reads nothing meanwhile.
class LineListener {
 public:
  virtual ~LineListener() = default;

  // OnConnected: the host is there and is who it should be.
  virtual void OnConnected() = 0;

  // OnFrameBody: one frame came, its two bytes of length removed. The bytes hold account data perhaps, are
  // valid for the call only and are wiped after it.
  virtual void OnFrameBody(std::span<const uint8_t> body) = 0;

  // OnDisconnected: the connection is gone; nothing more will come of what was sent on it. `why` is never OK.
  virtual void OnDisconnected(const absl::Status& why) = 0;
};

// Line is the one connection to the acquirer's host: it makes it, keeps it, makes it again, and knows of each
// frame whether its bytes can have left this machine.
//
// An implementer's duties:
//  - between Start and Stop the connection is made again whenever it is lost, with growing, jittered pauses,
//  to the next host at once when one cannot be reached;
//  - Send never answers kNotSent when a byte of the frame may have left: a payment that was sent and
//  forgotten is money;
//  - OnDisconnected follows every OnConnected, before the next one and before Stop returns;
//  - a stream that cannot be cut into frames, or a frame that begins and does not end, ends the connection;
//  - all methods but Start and Stop may be called from any thread, but not from inside a LineListener.
class Line {
 public:
  enum class SendOutcome {
    kNotSent,  // Proved: no byte of the frame left. Safe to send again.
    kMaySent,  // All or some bytes left, or it is not known. The host may act on it.
  };

  struct SendResult {
    SendOutcome outcome = SendOutcome::kNotSent;
    absl::Status why;  // Why not all of it left; OK when all did.
  };

  struct State {
    bool connected = false;
    absl::Status fault;  // Of the last attempt when not connected; OK before the first one has ended.
    size_t host = 0;     // Which of the hosts it is connected to or tries next; 0 is the first.
  };

  virtual ~Line() = default;

  // Start begins to connect; `listener` outlives Stop. Call once.
  virtual absl::Status Start(LineListener& listener) = 0;

  // Stop says goodbye to the host and ends. Every Send in progress returns. Idempotent.
  virtual void Stop() = 0;

  // Send hands over one frame, its length included. It waits for a connection that is being made (a bounded
  // time) and for the bytes to leave (a bounded time).
  virtual SendResult Send(std::span<const uint8_t> frame) = 0;

  // Drop gives the connection up and makes a new one, to the next host where there is more than one: this one
  // does not answer.
  virtual void Drop(const absl::Status& why) = 0;

  // ProbeFirst says whether the first host can be reached and is who it should be, on a connection of its own
  // that ends at once; the line goes on as it is. It takes a bounded time.
  virtual absl::Status ProbeFirst() = 0;

  // ReturnToFirst leaves a backup host for the first one. Frames that have not begun to leave wait for that.
  virtual void ReturnToFirst() = 0;

  virtual State GetState() const = 0;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_LINE_LINE_H_
