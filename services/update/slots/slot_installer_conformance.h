// SPDX-License-Identifier: Apache-2.0
// What every SlotInstaller does: instantiate SlotInstallerConformance with an InstallerUnderTest.

#ifndef TILL_SERVICES_UPDATE_SLOTS_SLOT_INSTALLER_CONFORMANCE_H_
#define TILL_SERVICES_UPDATE_SLOTS_SLOT_INSTALLER_CONFORMANCE_H_

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "services/update/slots/slot_installer.h"

namespace till::update {

// InstallerUnderTest is an installer on a machine whose slot A runs and whose slot B holds nothing of worth.
class InstallerUnderTest {
 public:
  virtual ~InstallerUnderTest() = default;

  virtual SlotInstaller& installer() = 0;
  // The file of a bundle that is right, for this product or another.
  virtual std::string Bundle(const std::string& version, bool other_product) = 0;
  // Flips a bit of the bundle's part that matters.
  virtual void Damage(const std::string& path) = 0;
  // Whether installing works here: RAUC mounts bundles, which wants root and more.
  virtual bool CanInstall() const { return true; }
  virtual std::string Product() const = 0;
};

class SlotInstallerConformance
    : public testing::TestWithParam<std::function<std::unique_ptr<InstallerUnderTest>()>> {
 protected:
  void SetUp() override { ASSERT_NE(under_test_, nullptr); }
  SlotInstaller& installer() { return under_test_->installer(); }

  const std::unique_ptr<InstallerUnderTest> under_test_ = GetParam()();
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_SLOTS_SLOT_INSTALLER_CONFORMANCE_H_
