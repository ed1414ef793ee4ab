// SPDX-License-Identifier: Apache-2.0
// The terminal's own judgement: processing restrictions, risk management and action analysis (EMV 4.4 Book
// 3, 10.4, 10.6, 10.7). Pure functions of the data; only velocity checking speaks to the card.

#ifndef TILL_SERVICES_CARD_RISK_H_
#define TILL_SERVICES_CARD_RISK_H_

#include "absl/time/civil_time.h"
#include "services/card/card_commands.h"
#include "services/card/data_store.h"
#include "services/card/random_source.h"
#include "services/card/terminal_data.h"
#include "services/card/verification_results.h"

namespace till::card {

// ReadDate reads YYMMDD in packed digits; years 50 to 99 are of the last century (Book 4, 6.7.3). Nothing
// when it is no date.
std::optional<absl::CivilDay> ReadDate(ByteView packed);

// CheckRestrictions sets the bits for version, usage and dates (10.4).
void CheckRestrictions(const DataStore& store, const TerminalData& terminal,
                       const ApplicationParameters& application, uint8_t transaction_type,
                       absl::CivilDay today, Tvr& tvr);

// CheckAmounts sets the bits for floor limit and random selection (10.6.1, 10.6.2). Amounts in minor units.
void CheckAmounts(int64_t amount_minor, const ApplicationParameters& application, RandomSource& random,
                  Tvr& tvr);

// CheckVelocity asks the card for its counters when it has limits, and sets the bits (10.6.3). The failure is
// the card's removal.
std::optional<End> CheckVelocity(CardChannel& channel, DataStore& store, Tvr& tvr);

// DecideBeforeOnline chooses the cryptogram to ask for first (10.7, table 34 in words).
CryptogramType DecideBeforeOnline(const Tvr& tvr, const DataStore& store, const TerminalData& terminal,
                                  const ApplicationParameters& application);

// DecideWithoutHost chooses TC or AAC after the host could not be reached (10.7).
CryptogramType DecideWithoutHost(const Tvr& tvr, const DataStore& store,
                                 const ApplicationParameters& application);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_RISK_H_
