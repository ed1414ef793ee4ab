// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CLIENT_FAKE_SHOP_CLIENT_H_
#define TILL_SERVICES_TERMINAL_CLIENT_FAKE_SHOP_CLIENT_H_

#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/terminal/client/shop_client.h"

namespace till::terminal {

// FakeShopClient is the development terminal's teahouse, in memory: any session may change it, nothing is
// validated.
class FakeShopClient : public ShopClient {
 public:
  FakeShopClient();

  // SetError makes every later call answer `error`; OK ends that.
  void SetError(absl::Status error);

  absl::StatusOr<v1::MerchantProfile> GetProfile() override;
  absl::StatusOr<v1::TerminalParameters> GetParameters() override;
  absl::StatusOr<v1::MerchantProfile> UpdateProfile(const std::string& session,
                                                    const v1::MerchantProfile& profile) override;
  absl::StatusOr<v1::TerminalParameters> UpdateParameters(const std::string& session,
                                                          const v1::TerminalParameters& parameters) override;

 private:
  absl::Mutex mutex_;
  absl::Status error_ ABSL_GUARDED_BY(mutex_);
  v1::MerchantProfile profile_ ABSL_GUARDED_BY(mutex_);
  v1::TerminalParameters parameters_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CLIENT_FAKE_SHOP_CLIENT_H_
