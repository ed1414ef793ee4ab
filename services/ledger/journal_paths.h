// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_JOURNAL_PATHS_H_
#define TILL_SERVICES_LEDGER_JOURNAL_PATHS_H_

#include <string>

namespace till::ledger {

inline constexpr char kInMemory[] = ":memory:";

// What lies beside a journal; "" for one in memory.
inline std::string KeyPathOf(const std::string& journal_path) {
  return journal_path == kInMemory ? "" : journal_path + ".key";
}
inline std::string HeadPathOf(const std::string& journal_path) {
  return journal_path == kInMemory ? "" : journal_path + ".head";
}

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_JOURNAL_PATHS_H_
