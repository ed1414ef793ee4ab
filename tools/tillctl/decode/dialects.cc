// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/dialects.h"

#include <google/protobuf/text_format.h>

#include <utility>

#include "services/uplink/response_codes.pb.h"

namespace till::tillctl {
namespace {

using uplink::profile::Field;
using uplink::profile::KeyLayout;
using uplink::profile::Profile;

// Made by the build from services/uplink/profiles: kProfileTexts and kResponseCodesText.
#include "tools/tillctl/decode/embedded_profiles.inc"

// WithKeysOf is `profile` while the keys of one of its sign-ons are in use: what the layout's rows say takes
// the place of the profile's.
Profile WithKeysOf(const KeyLayout& layout, Profile profile) {
  if (layout.mac_algorithm() != uplink::profile::MAC_ALGORITHM_UNSPECIFIED) {
    profile.set_mac_algorithm(layout.mac_algorithm());
  }
  for (const Field& row : layout.field()) {
    for (Field& own : *profile.mutable_field()) {
      if (own.number() == row.number()) own = row;
    }
  }
  return profile;
}

void Add(std::string name, const Profile& profile, std::vector<Dialect>& dialects) {
  absl::StatusOr<uplink::MessageSpec> spec = uplink::MessageSpec::Create(profile);
  // A test reads every shipped profile; one that is wrong is not offered.
  if (spec.ok()) dialects.push_back({std::move(name), profile, *std::move(spec)});
}

}  // namespace

const std::vector<Dialect>& Dialects() {
  static const std::vector<Dialect>* const dialects = [] {
    auto* all = new std::vector<Dialect>;
    std::vector<Profile> profiles;
    for (const char* text : kProfileTexts) {
      Profile profile;
      if (!google::protobuf::TextFormat::ParseFromString(text, &profile)) continue;
      Add(profile.name(), profile, *all);
      profiles.push_back(std::move(profile));
    }
    for (const Profile& profile : profiles) {
      for (const KeyLayout& layout : profile.key_layout()) {
        if (layout.field().empty() && layout.mac_algorithm() == uplink::profile::MAC_ALGORITHM_UNSPECIFIED) {
          continue;
        }
        Add(profile.name() + "/" + layout.network_code(), WithKeysOf(layout, profile), *all);
      }
    }
    return all;
  }();
  return *dialects;
}

Bilingual ResponseCodeWords(std::string_view code) {
  static const uplink::profile::ResponseCodes* const codes = [] {
    auto* read = new uplink::profile::ResponseCodes;
    google::protobuf::TextFormat::ParseFromString(kResponseCodesText, read);
    return read;
  }();
  for (const uplink::profile::ResponseEntry& entry : codes->entry()) {
    if (entry.code() == code) return {entry.en(), entry.zh()};
  }
  return {};
}

}  // namespace till::tillctl
