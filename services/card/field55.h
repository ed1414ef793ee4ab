// SPDX-License-Identifier: Apache-2.0
// Field 55 of UnionPay's interface: the chip's data on its way to the issuer. None of the lists has the
// account number.

#ifndef TILL_SERVICES_CARD_FIELD55_H_
#define TILL_SERVICES_CARD_FIELD55_H_

#include "services/card/data_store.h"

namespace till::card {

// AuthorisationField55 returns the elements of a sale, pre-authorisation or balance enquiry, those that are
// there.
Bytes AuthorisationField55(const DataStore& store);

// ReversalField55 returns the elements of a reversal: 95, 9F1E, 9F10, 9F36 and DF31 as far as known.
Bytes ReversalField55(const DataStore& store);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_FIELD55_H_
