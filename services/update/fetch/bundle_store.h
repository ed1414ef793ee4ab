// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_FETCH_BUNDLE_STORE_H_
#define TILL_SERVICES_UPDATE_FETCH_BUNDLE_STORE_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/update/channel/update_files.pb.h"
#include "services/update/fetch/http_fetcher.h"

namespace till::update {

// BundleStore is the folder of bundles: at most one whole, under the name of its checksum, and one that is on
// its way. A file has the first name only after all of it was compared and is on the disk.
class BundleStore {
 public:
  // The folder exists. `stillness` and `patience` as FetchRequest has them.
  BundleStore(std::string folder, absl::Duration patience, absl::Duration stillness);

  // PathOf is where the release's bundle is when it is whole.
  std::string PathOf(const files::Release& release) const;

  // Fetch gets the bundle, from where an earlier try came to. `on_progress` hears how many bytes are here;
  // false ends it with CANCELLED. What arrived stays, except when it was wrong. BUNDLE_DAMAGED, NO_ROOM,
  // STORAGE_UNUSABLE, and the fetcher's.
  absl::Status Fetch(HttpFetcher& http, const std::string& url, const files::Release& release,
                     absl::FunctionRef<bool(int64_t)> on_progress);

  // Has says whether the bundle is here and is what the release says: reads it all, unless it is root's by
  // now.
  bool Has(const files::Release& release) const;

  // RemoveAllBut takes away what belongs to other releases; of none: everything.
  void RemoveAllBut(const files::Release& release) const;

 private:
  std::string PartOf(const files::Release& release) const;

  const std::string folder_;
  const absl::Duration patience_;
  const absl::Duration stillness_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_FETCH_BUNDLE_STORE_H_
