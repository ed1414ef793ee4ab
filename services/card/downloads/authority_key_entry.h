// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_DOWNLOADS_AUTHORITY_KEY_ENTRY_H_
#define TILL_SERVICES_CARD_DOWNLOADS_AUTHORITY_KEY_ENTRY_H_

#include "absl/status/status.h"
#include "services/card/oda/capk_store.h"

namespace till::card {

// AddAuthorityKey takes one downloaded key of a certification authority into `keys`:
//   9F06 RID (5), 9F22 index (1), DF02 modulus, DF04 exponent, DF03 check value (20), DF05 expiry: YYYYMMDD
//   or YYMMDD in ASCII, or YYYYMMDD packed; DF06 hash and DF07 signature algorithm, when there, 01: SHA-1 and
//   RSA.
// InvalidArgument names the tag, or says that the check value does not hold, that the key is there twice, or
// that the private half of it is public and `refuse_test_keys`.
absl::Status AddAuthorityKey(ByteView entry, bool refuse_test_keys, oda::CapkStore& keys);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DOWNLOADS_AUTHORITY_KEY_ENTRY_H_
