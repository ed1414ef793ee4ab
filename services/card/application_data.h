// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_APPLICATION_DATA_H_
#define TILL_SERVICES_CARD_APPLICATION_DATA_H_

#include <vector>

#include "absl/status/statusor.h"
#include "services/card/card_channel.h"
#include "services/card/data_store.h"

namespace till::card {

// AflEntry is one file of the application file locator (EMV 4.4 Book 3, 10.2).
struct AflEntry {
  uint8_t sfi = 0;            // 1 to 30
  uint8_t first = 0;          // first record, 1 or more
  uint8_t last = 0;           // last record
  uint8_t authenticated = 0;  // how many of them, from the first on, are signed
};

// ParseAfl reads an AFL. InvalidArgument: not whole entries, an SFI, record or count out of range (10.2:
// terminate).
absl::StatusOr<std::vector<AflEntry>> ParseAfl(ByteView afl);

// ParseProcessingOptions puts AIP (82), AFL (94) and whatever else a GPO answer holds into the store: format
// 1 (80) or 2 (77) (Book 3, 6.5.8.4). InvalidArgument: neither, or no AIP of two bytes.
absl::Status ParseProcessingOptions(ByteView response, DataStore& store);

// StaticData is what the issuer signed, in the order of the records (Book 3, 10.3); it holds the account
// number.
struct StaticData {
  std::vector<SecretBuffer> parts;
  bool malformed =
      false;  // a signed record that is no template: data authentication fails, the transaction goes on
};

// ReadRecords reads what the AFL lists and puts it into the store; signed records also into `signed_data`.
// It ends the transaction when a record cannot be read, is malformed, or repeats an element (Book 3, 10.2).
std::optional<End> ReadRecords(CardChannel& channel, const std::vector<AflEntry>& afl, DataStore& store,
                               StaticData& signed_data);

// ParseCryptogramAnswer puts a GENERATE AC answer's elements into the store: format 1 (80) or 2 (77) (Book
// 3, 6.5.5.4). InvalidArgument: neither, or 9F27 or 9F36 missing or of the wrong length.
absl::Status ParseCryptogramAnswer(ByteView response, DataStore& store);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_APPLICATION_DATA_H_
