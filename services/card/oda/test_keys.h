// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_ODA_TEST_KEYS_H_
#define TILL_SERVICES_CARD_ODA_TEST_KEYS_H_

#include "services/card/bytes.h"

namespace till::card::oda {

// IsPublicTestKey tells, by its checksum, whether a key is one of the simulators': anybody can make cards for
// it (tests/simulators/testdata/capks.json).
bool IsPublicTestKey(ByteView checksum);

}  // namespace till::card::oda

#endif  // TILL_SERVICES_CARD_ODA_TEST_KEYS_H_
