// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_READER_SERVICE_H_
#define TILL_SERVICES_CARD_READER_SERVICE_H_

#include <mutex>
#include <string>

#include "services/card/downloads/rule_book.h"
#include "services/card/signals/cue_board.h"
#include "services/card/transaction.h"
#include "services/common/sealed_account/sealed_account.h"
#include "till/card/v1/reader.grpc.pb.h"

namespace till::card {

// ReaderParts is what every transaction works with; it outlives the service. What a transaction goes by is
// the rule book's.
struct ReaderParts {
  hal::CardReader& reader;
  RandomSource& random;
  AccountSealer& sealer;
  const CardTokenizer& tokenizer;
  // What `uplink` seals a blacklist to, and `pin` an account that was typed.
  const SealingKeyPair& sealing_keys;
  // Lights and tones for the customer; null: none.
  CueBoard* cues = nullptr;
};

// ReaderService is the facet till.card.v1.Reader over the core.
//
// A stream is read only where the transaction waits for a decision. A caller that is gone is noticed at any
// time; one that closes its half of the stream while a decision is awaited has cancelled or, once the online
// request is out, cannot reach the host.
class ReaderService final : public v1::Reader::Service {
 public:
  // `parts` and `rules` outlive this; so does `state_directory`'s folder, which the self-test looks at.
  ReaderService(const ReaderParts& parts, RuleBook& rules, std::string state_directory)
      : parts_(parts), rules_(rules), state_directory_(std::move(state_directory)) {}

  grpc::Status Transact(grpc::ServerContext* context,
                        grpc::ServerReaderWriter<v1::TransactEvent, v1::TransactRequest>* stream) override;
  grpc::Status Cancel(grpc::ServerContext* context, const v1::CancelRequest* request,
                      v1::CancelResponse* response) override;
  grpc::Status Status(grpc::ServerContext* context, const v1::StatusRequest* request,
                      v1::StatusResponse* response) override;
  grpc::Status SelfTest(grpc::ServerContext* context, const v1::SelfTestRequest* request,
                        v1::SelfTestResponse* response) override;

  grpc::Status StoreDownload(grpc::ServerContext* context, const v1::StoreDownloadRequest* request,
                             v1::StoreDownloadResponse* response) override;

  // CancelAny cancels whatever runs; for the end of the process.
  void CancelAny();

 private:
  using Stream = grpc::ServerReaderWriter<v1::TransactEvent, v1::TransactRequest>;

  TransactionParts PartsWith(const CardRules& rules) const;
  absl::Status Run(grpc::ServerContext& context, Stream& stream);
  absl::Status Drive(grpc::ServerContext& context, Stream& stream, Transaction& transaction,
                     bool account_only);
  void Show(Cue cue) const;
  // Hold makes `transaction` the running one; DEVICE_BUSY when there is another.
  absl::Status Hold(const std::string& payment, Transaction& transaction);
  // Release ends that if `transaction` is still the running one.
  void Release(const Transaction& transaction);

  const ReaderParts parts_;
  RuleBook& rules_;
  const std::string state_directory_;
  std::mutex mutex_;
  Transaction* running_ = nullptr;  // the handler that holds it owns it
  std::string payment_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_READER_SERVICE_H_
