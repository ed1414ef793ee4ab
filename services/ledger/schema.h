// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_SCHEMA_H_
#define TILL_SERVICES_LEDGER_SCHEMA_H_

#include <span>

#include "services/common/sqlite/database.h"

namespace till::ledger {

// Schema returns the journal file's migrations, oldest first. A migration that shipped is never edited.
std::span<const sqlite::Migration> Schema();

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_SCHEMA_H_
