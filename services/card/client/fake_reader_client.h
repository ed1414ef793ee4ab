// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_CLIENT_FAKE_READER_CLIENT_H_
#define TILL_SERVICES_CARD_CLIENT_FAKE_READER_CLIENT_H_

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/card/client/reader_client.h"

namespace till::card {

// FakeReaderClient is a `card` whose customer is the test: each transaction plays the next queued script.
class FakeReaderClient final : public ReaderClient {
 public:
  // Script is what one transaction does.
  struct Script {
    // Before `ended`: in order. An event that waits for a decision holds the next one back until it is given.
    std::vector<v1::TransactEvent> events;
    // Makes `ended` from the host's answer (null when none was asked for). Empty: APPROVED when the host
    // approved, else DECLINED.
    std::function<v1::TransactionEnded(const v1::OnlineResult*)> end;
    // In place of `ended`: the stream breaks with this error.
    absl::Status error;
  };

  // ContactSale returns a script: card 622848*********0018, the verification, an online request.
  static Script ContactSale(till::common::v1::CardholderVerification verification =
                                till::common::v1::CardholderVerification::NO_CVM);

  // ReadAccount returns a script of the flow READ_ACCOUNT: the same card, then APPROVED without EMV data.
  static Script ReadAccount(till::common::v1::EntryMode entry_mode = till::common::v1::CONTACT);

  // OfflineApproval returns a script whose card approves by itself: no online request, field_55 with a TC.
  static Script OfflineApproval();

  // StripeSale returns a script of a swiped card; online, without field 55.
  static Script StripeSale(till::common::v1::CardholderVerification verification =
                               till::common::v1::CardholderVerification::SIGNATURE);

  // FallbackSale returns a script whose chip cannot be read: the same card is then swiped.
  static Script FallbackSale(till::common::v1::CardholderVerification verification =
                                 till::common::v1::CardholderVerification::SIGNATURE);

  // Blacklisted returns a script whose card is on the list of refused cards.
  static Script Blacklisted();

  // WithScriptResults returns `script` with results of issuer scripts (tag DF31) in its end.
  static Script WithScriptResults(Script script, std::string results);

  void Queue(Script script);
  void SetStatus(v1::StatusResponse status);

  // What was asked and answered so far.
  std::vector<v1::StartTransaction> started() const;
  std::vector<v1::TransactRequest> decisions() const;
  std::vector<std::string> cancelled() const;
  std::vector<v1::StoreDownloadRequest> stored() const;

  // FailDownloads makes StoreDownload answer with `status` from now on; OK ends that.
  void FailDownloads(absl::Status status);

  absl::StatusOr<std::unique_ptr<CardSession>> Transact(const v1::StartTransaction& start,
                                                        absl::Duration deadline) override;
  absl::Status Cancel(const std::string& payment) override;
  absl::StatusOr<v1::StatusResponse> Status() override;
  absl::StatusOr<v1::SelfTestResponse> SelfTest() override;
  absl::StatusOr<v1::StoreDownloadResponse> StoreDownload(const v1::StoreDownloadRequest& request) override;

 private:
  friend class FakeCardSession;

  struct Records {
    absl::Mutex mutex;
    std::vector<v1::StartTransaction> started ABSL_GUARDED_BY(mutex);
    std::vector<v1::TransactRequest> decisions ABSL_GUARDED_BY(mutex);
    std::vector<std::string> cancelled ABSL_GUARDED_BY(mutex);
    std::deque<Script> scripts ABSL_GUARDED_BY(mutex);
    v1::StatusResponse status ABSL_GUARDED_BY(mutex);
    std::vector<v1::StoreDownloadRequest> stored ABSL_GUARDED_BY(mutex);
    absl::Status download_failure ABSL_GUARDED_BY(mutex);
  };
  std::shared_ptr<Records> records_ = [] {
    auto records = std::make_shared<Records>();
    absl::MutexLock lock(&records->mutex);
    records->status.set_ready(true);
    return records;
  }();
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_CLIENT_FAKE_READER_CLIENT_H_
