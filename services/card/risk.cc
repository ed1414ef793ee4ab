// SPDX-License-Identifier: Apache-2.0
#include "services/card/risk.h"

#include <algorithm>

namespace till::card {
namespace {

bool IsDigits(uint8_t byte) {
  return (byte >> 4) <= 9 && (byte & 0x0F) <= 9;
}
int FromBcd(uint8_t byte) {
  return (byte >> 4) * 10 + (byte & 0x0F);
}

// Book 3, annex C2, for the transactions that this terminal makes.
bool UsageAllows(ByteView usage, bool domestic, uint8_t transaction_type) {
  const uint8_t first = usage[0];
  if ((first & 0x01) == 0) return false;  // valid at terminals other than ATMs
  if (transaction_type == 0x01) return (first & (domestic ? 0x80 : 0x40)) != 0;
  if (transaction_type == 0x09 && (usage[1] & (domestic ? 0x80 : 0x40)) == 0) return false;
  // Goods or services: this terminal sells either.
  return (first & (domestic ? 0x28 : 0x14)) != 0;
}

// 10.7: the issuer's action codes, with their values when the card has none.
ActionCode IssuerCode(const DataStore& store, tlv::Tag tag, uint8_t when_absent) {
  ActionCode code;
  const ByteView value = store.Value(tag);
  if (value.size() != code.size()) {
    code.fill(when_absent);
  } else {
    std::copy(value.begin(), value.end(), code.begin());
  }
  return code;
}

bool Matches(const Tvr& tvr, const ActionCode& issuer, const ActionCode& terminal) {
  for (size_t i = 0; i < issuer.size(); ++i) {
    if ((tvr.bytes()[i] & (issuer[i] | terminal[i])) != 0) return true;
  }
  return false;
}

}  // namespace

std::optional<absl::CivilDay> ReadDate(ByteView packed) {
  if (packed.size() != 3 || !std::all_of(packed.begin(), packed.end(), IsDigits)) return std::nullopt;
  const int yy = FromBcd(packed[0]);
  const int month = FromBcd(packed[1]);
  const int day = FromBcd(packed[2]);
  const absl::CivilDay date(yy >= 50 ? 1900 + yy : 2000 + yy, month, day);
  // CivilDay carries 31 June over into July; a card that says so says nonsense.
  if (date.month() != month || date.day() != day) return std::nullopt;
  return date;
}

void CheckRestrictions(const DataStore& store, const TerminalData& terminal,
                       const ApplicationParameters& application, uint8_t transaction_type,
                       absl::CivilDay today, Tvr& tvr) {
  // 10.4.1. A card without a version number is taken to agree.
  const ByteView version = store.Value(0x9F08);
  if (version.size() == 2 && !std::equal(version.begin(), version.end(), application.version.begin())) {
    tvr.Set(TvrBit::kVersionsDiffer);
  }
  // 10.4.2. Without the issuer's country nothing tells domestic from international.
  const ByteView usage = store.Value(0x9F07);
  const ByteView country = store.Value(0x5F28);
  if (usage.size() == 2) {
    if ((usage[0] & 0x01) == 0) {
      tvr.Set(TvrBit::kServiceNotAllowed);
    } else if (country.size() == 2) {
      const Bytes ours = ToBcd(static_cast<uint64_t>(terminal.country_code), 2);
      const bool domestic = std::equal(country.begin(), country.end(), ours.begin());
      if (!UsageAllows(usage, domestic, transaction_type)) tvr.Set(TvrBit::kServiceNotAllowed);
    }
  }
  // 10.4.3.
  if (const auto effective = ReadDate(store.Value(0x5F25)); effective.has_value() && today < *effective) {
    tvr.Set(TvrBit::kNotYetEffective);
  }
  if (const auto expiry = ReadDate(store.Value(0x5F24)); !expiry.has_value() || *expiry < today) {
    tvr.Set(TvrBit::kExpired);
  }
}

void CheckAmounts(int64_t amount_minor, const ApplicationParameters& application, RandomSource& random,
                  Tvr& tvr) {
  if (amount_minor >= application.floor_limit_minor) {
    tvr.Set(TvrBit::kFloorLimitExceeded);
    return;
  }
  // 10.6.2: below the threshold with the target percentage, from there rising to the maximum at the floor
  // limit.
  int64_t percent = application.random_target_percent;
  const int64_t threshold = application.random_threshold_minor;
  if (amount_minor >= threshold && application.floor_limit_minor > threshold) {
    percent += (application.random_maximum_percent - application.random_target_percent) *
               (amount_minor - threshold) / (application.floor_limit_minor - threshold);
  }
  uint8_t draw[4];
  random.Fill(draw);
  const uint32_t number = static_cast<uint32_t>(draw[0]) << 24 | static_cast<uint32_t>(draw[1]) << 16 |
                          static_cast<uint32_t>(draw[2]) << 8 | draw[3];
  if (static_cast<int64_t>(number % 99) + 1 <= percent) tvr.Set(TvrBit::kSelectedAtRandom);
}

std::optional<End> CheckVelocity(CardChannel& channel, DataStore& store, Tvr& tvr) {
  const ByteView lower = store.Value(0x9F14);
  const ByteView upper = store.Value(0x9F23);
  if (lower.size() != 1 || upper.size() != 1) return std::nullopt;
  std::optional<int> counters[2];
  constexpr uint16_t kTags[] = {0x9F36, 0x9F13};
  for (int i = 0; i < 2; ++i) {
    Exchanged data = GetData(channel, kTags[i]);
    if (!data.answered()) return data.failure;
    if (!data.response.ok()) continue;
    const auto object = tlv::Find(data.response.data.Reveal(), kTags[i]);
    if (!object.ok() || !object->has_value() || (*object)->value.size() != 2) continue;
    counters[i] = (*object)->value[0] << 8 | (*object)->value[1];
  }
  const std::optional<int> now = counters[0];
  const std::optional<int> last_online = counters[1];
  // A card that hides its counters, or whose counter stands still, is sent online by both bits.
  if (!now.has_value() || !last_online.has_value() || *now <= *last_online) {
    tvr.Set(TvrBit::kLowerOfflineLimitExceeded);
    tvr.Set(TvrBit::kUpperOfflineLimitExceeded);
  } else {
    if (*now - *last_online > lower[0]) tvr.Set(TvrBit::kLowerOfflineLimitExceeded);
    if (*now - *last_online > upper[0]) tvr.Set(TvrBit::kUpperOfflineLimitExceeded);
  }
  if (last_online == 0) tvr.Set(TvrBit::kNewCard);
  return std::nullopt;
}

CryptogramType DecideBeforeOnline(const Tvr& tvr, const DataStore& store, const TerminalData& terminal,
                                  const ApplicationParameters& application) {
  if (Matches(tvr, IssuerCode(store, 0x9F0E, 0x00), application.tac_denial)) return CryptogramType::kAac;
  if (terminal.OnlineOnly()) return CryptogramType::kArqc;
  if (terminal.OfflineOnly()) return DecideWithoutHost(tvr, store, application);
  return Matches(tvr, IssuerCode(store, 0x9F0F, 0xFF), application.tac_online) ? CryptogramType::kArqc
                                                                               : CryptogramType::kTc;
}

CryptogramType DecideWithoutHost(const Tvr& tvr, const DataStore& store,
                                 const ApplicationParameters& application) {
  return Matches(tvr, IssuerCode(store, 0x9F0D, 0xFF), application.tac_default) ? CryptogramType::kAac
                                                                                : CryptogramType::kTc;
}

}  // namespace till::card
