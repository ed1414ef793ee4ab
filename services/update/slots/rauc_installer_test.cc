// SPDX-License-Identifier: Apache-2.0
// RAUC itself, on a bus of its own, with two files for slots and a boot loader of six lines. Bundles are of
// the plain format: verity wants device-mapper, which a build machine may not have.
#include "services/update/slots/rauc_installer.h"

#include <gtest/gtest.h>
#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/update/fault.h"
#include "services/update/slots/slot_installer_conformance.h"

namespace till::update {
namespace {

constexpr char kSetUp[] = R"sh(
set -eu
cd "$1"
mkdir -p data mount in
truncate -s 1M slot-a slot-b
echo A > primary; echo good > state.A; echo bad > state.B
cat > boot.sh <<E
#!/bin/sh
case \$1 in
  get-primary) cat $1/primary ;;
  set-primary) echo \$2 > $1/primary ;;
  get-state) cat $1/state.\$2 ;;
  set-state) echo \$3 > $1/state.\$2 ;;
esac
E
chmod +x boot.sh
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj "/O=TEST ONLY/CN=TEST ONLY" 2> /dev/null
cat > system.conf <<E
[system]
compatible=till-x86-64
bootloader=custom
bundle-formats=plain
data-directory=$1/data
mountprefix=$1/mount
[handlers]
bootloader-custom-backend=$1/boot.sh
[keyring]
path=$1/cert.pem
[slot.rootfs.0]
device=$1/slot-a
type=raw
bootname=A
[slot.rootfs.1]
device=$1/slot-b
type=raw
bootname=B
E
head -c 300000 /dev/urandom > in/rootfs.img
)sh";

constexpr char kBundle[] = R"sh(
set -eu
cd "$1"
printf '[update]\ncompatible=%s\nversion=%s\n[image.rootfs]\nfilename=rootfs.img\n' "$2" "$3" > in/manifest.raucm
rm -f "$2.raucb"
rauc bundle --cert=cert.pem --key=key.pem in "$2.raucb" > bundle.log 2>&1
)sh";

void Shell(const char* script, const std::vector<std::string>& arguments) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::vector<const char*> words = {"sh", "-c", script, "sh"};
    for (const std::string& argument : arguments) words.push_back(argument.c_str());
    words.push_back(nullptr);
    ::execvp("sh", const_cast<char* const*>(words.data()));
    ::_exit(127);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  ASSERT_EQ(status, 0) << script;
}

pid_t Start(const std::vector<std::string>& command, const std::string& log) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  std::vector<const char*> words;
  for (const std::string& word : command) words.push_back(word.c_str());
  words.push_back(nullptr);
  if (std::freopen(log.c_str(), "w", stdout) == nullptr || ::dup2(1, 2) < 0) ::_exit(127);
  ::execvp(words[0], const_cast<char* const*>(words.data()));
  ::_exit(127);
}

class Rauc final : public InstallerUnderTest {
 public:
  Rauc() {
    char name[] = "/tmp/till-rauc.XXXXXX";  // short: a socket's path is
    folder_ = ::mkdtemp(name);
    Shell(kSetUp, {folder_});
    const std::string address = absl::StrCat("unix:path=", folder_, "/bus");
    bus_ = Start({"dbus-daemon", "--session", "--nofork", "--nopidfile", "--address=" + address},
                 folder_ + "/bus.log");
    ::setenv("DBUS_STARTER_BUS_TYPE", "session", 1);
    ::setenv("DBUS_SESSION_BUS_ADDRESS", address.c_str(), 1);
    while (!std::filesystem::exists(folder_ + "/bus")) absl::SleepFor(absl::Milliseconds(10));
    rauc_ = Start({"rauc", "service", "--conf=" + folder_ + "/system.conf", "--override-boot-slot=A"},
                  folder_ + "/rauc.log");
    installer_ = std::make_unique<RaucInstaller>(address, "1.0.0");
    while (!installer_->Busy().ok() && ::waitpid(rauc_, nullptr, WNOHANG) == 0) {
      absl::SleepFor(absl::Milliseconds(50));
    }
  }
  ~Rauc() override {
    for (const pid_t child : {rauc_, bus_}) {
      ::kill(child, SIGTERM);
      ::waitpid(child, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  SlotInstaller& installer() override { return *installer_; }
  std::string Bundle(const std::string& version, bool other_product) override {
    const std::string product = other_product ? "till-arm64" : Product();
    Shell(kBundle, {folder_, product, version});
    return absl::StrCat(folder_, "/", product, ".raucb");
  }
  void Damage(const std::string& path) override {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(5'000);
    const int was = file.get();
    file.seekp(5'000);
    file.put(static_cast<char>(was ^ 1));
  }
  // It mounts the bundle: that wants root with the right to mount, and loop devices.
  bool CanInstall() const override {
    return ::geteuid() == 0 && ::access("/dev/loop-control", W_OK) == 0 &&
           ::prctl(PR_CAPBSET_READ, CAP_SYS_ADMIN) == 1;
  }
  std::string Product() const override { return "till-x86-64"; }

 private:
  std::string folder_;
  pid_t bus_ = -1;
  pid_t rauc_ = -1;
  std::unique_ptr<RaucInstaller> installer_;
};

INSTANTIATE_TEST_SUITE_P(Rauc, SlotInstallerConformance,
                         testing::Values([]() -> std::unique_ptr<InstallerUnderTest> {
                           return std::make_unique<Rauc>();
                         }));

TEST(RaucInstaller, WithoutRaucItSaysSo) {
  RaucInstaller nobody("unix:path=/nonexistent/bus", "1.0.0");
  EXPECT_TRUE(HasFault(nobody.Look().status(), v1::INSTALLER_UNAVAILABLE));
  EXPECT_TRUE(HasFault(nobody.Busy().status(), v1::INSTALLER_UNAVAILABLE));
  EXPECT_TRUE(HasFault(nobody.Inspect("/x").status(), v1::INSTALLER_UNAVAILABLE));
  EXPECT_TRUE(HasFault(nobody.Install("/x", [](int) {}), v1::INSTALLER_UNAVAILABLE));
  EXPECT_TRUE(HasFault(nobody.MarkGood(), v1::INSTALLER_UNAVAILABLE));
  EXPECT_TRUE(HasFault(nobody.ChooseOther(), v1::INSTALLER_UNAVAILABLE));
}

TEST(RunningVersion, IsTheImagesOwn) {
  const std::string path = testing::TempDir() + "/os-release";
  std::ofstream(path) << "ID=till\nVERSION_ID=\"12\"\nIMAGE_VERSION=\"1.4.0\"\n";
  EXPECT_EQ(RunningVersion(path), "1.4.0");
  EXPECT_EQ(RunningVersion(path + ".none"), "");
}

}  // namespace
}  // namespace till::update
