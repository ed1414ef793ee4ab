// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_CLIENT_READER_CLIENT_H_
#define TILL_SERVICES_CARD_CLIENT_READER_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/card/v1/reader.pb.h"

namespace till::card {

// CardSession is one card transaction: events out, decisions in. One thread calls NextEvent and the
// decisions; any thread may call Cancel. Destroying it before the end breaks the stream off, and `card` lets
// go of the card.
class CardSession {
 public:
  virtual ~CardSession() = default;

  // NextEvent waits for the next event. OUT_OF_RANGE after `ended`; else the errors of Transact, and
  // UNAVAILABLE when `card` is gone: what the card did then is unknown.
  virtual absl::StatusOr<v1::TransactEvent> NextEvent() = 0;

  // The answers to choose_application, verification_needed (online PIN) and online_request. UNAVAILABLE: the
  // stream is broken; NextEvent says why.
  virtual absl::Status SelectApplication(int index) = 0;
  virtual absl::Status GivePinOutcome(v1::PinOutcome::Outcome outcome) = 0;
  virtual absl::Status GiveOnlineResult(const v1::OnlineResult& result) = 0;

  // Cancel asks for the end; events go on until `ended` says how it came. A choice or PIN that is awaited is
  // cancelled at once. While the host's answer is awaited it does nothing: give that answer.
  virtual void Cancel() = 0;
};

// ReaderClient speaks to `card`. Caller: `payment`. Thread-safe.
class ReaderClient {
 public:
  virtual ~ReaderClient() = default;

  // Transact begins a transaction that must be over within `deadline` (at most an hour). Errors come from
  // NextEvent.
  virtual absl::StatusOr<std::unique_ptr<CardSession>> Transact(const v1::StartTransaction& start,
                                                                absl::Duration deadline) = 0;

  // Cancel cancels by payment, for a caller without the session. NOT_FOUND when no such transaction runs.
  virtual absl::Status Cancel(const std::string& payment) = 0;
  virtual absl::StatusOr<v1::StatusResponse> Status() = 0;
  virtual absl::StatusOr<v1::SelfTestResponse> SelfTest() = 0;

  // StoreDownload replaces a list that the host gave. INVALID_REQUEST names the entry that is wrong;
  // STORAGE_FULL, STORAGE_FAILED. Nothing changes then.
  virtual absl::StatusOr<v1::StoreDownloadResponse> StoreDownload(
      const v1::StoreDownloadRequest& request) = 0;
};

// DialReader returns a client of R/card/reader.sock. It connects at the first call.
std::unique_ptr<ReaderClient> DialReader(const std::string& run_directory);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_CLIENT_READER_CLIENT_H_
