// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_SESSION_FIXTURE_H_
#define TILL_SERVICES_UPLINK_SESSION_FIXTURE_H_

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "services/common/clock/fake_clock.h"
#include "services/uplink/caretaker.h"
#include "services/uplink/exchanger.h"
#include "services/uplink/fake_key_service.h"
#include "services/uplink/host_session.h"
#include "services/uplink/line/fake_line.h"

namespace till::uplink {

// ShippedCatalogue is the catalogue of response codes that ships.
const ResponseCatalogue& ShippedCatalogue();

// SessionFixture is a whole uplink core over a fake line, a fake `pin` and a clock that stands still; the
// host is the function that a test gives to line.SetHost.
class SessionFixture : public ::testing::Test {
 protected:
  // The session signs on with `sign_on_code` (empty: the profile's).
  explicit SessionFixture(const std::string& sign_on_code = "", RiskInfo risk_info = {});
  ~SessionFixture() override;

  // SaleOfTheGoldenFrame is the request that golden::kSaleFrame is.
  FinancialRequest SaleOfTheGoldenFrame() const;
  FinancialRequest ReversalOfTheGoldenFrame() const;

  // Reply returns a frame from the host with these fields; its MAC is right under `mac_key` unless that is
  // empty, and then there is none.
  static std::vector<uint8_t> Reply(const std::string& type, const std::map<int, std::string>& fields,
                                    const std::string& mac_key);
  // SaleReply answers the golden sale with `code`; `change` may spoil the fields.
  std::vector<uint8_t> SaleReply(const std::string& code,
                                 const std::function<void(std::map<int, std::string>&)>& change = {}) const;
  // SignOnReply answers a sign-on frame with fresh keys under the master key.
  std::vector<uint8_t> SignOnReply(std::span<const uint8_t> request, const std::string& code = "00") const;
  // Decode reads a frame that the terminal sent.
  static IsoMessage Decode(std::span<const uint8_t> frame);

  // Silence is a host that says nothing until every deadline has passed.
  FakeLine::Host Silence();

  const std::string master_key_ = std::string(16, '\x22');
  std::string mac_key_;
  std::string state_file_;
  FakeClock clock_;
  FakeLine line_;
  FakeKeyService keys_{master_key_};
  SealingKeyPair account_keys_ = SealingKeyPair::Generate();
  LateReplies late_;
  std::unique_ptr<MessageSpec> spec_;
  std::unique_ptr<TransactionTable> table_;
  std::unique_ptr<TraceCounter> traces_;
  std::unique_ptr<Exchanger> exchanger_;
  std::unique_ptr<HostSession> session_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_SESSION_FIXTURE_H_
