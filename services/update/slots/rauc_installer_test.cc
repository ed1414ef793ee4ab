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
#include <sstream>
#include <utility>
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
exec > setup.log 2>&1
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
cat > ca.conf <<E
[ca]
default_ca = d
[d]
dir = .
new_certs_dir = .
database = index.txt
serial = serial
crlnumber = crlnumber
default_md = sha256
default_crl_days = 30
policy = p
[p]
commonName = supplied
E
touch index.txt
echo 01 > serial
echo 01 > crlnumber
P256="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
CA="openssl ca -batch -config ca.conf -cert ca.pem -keyfile ca.key"
openssl req -x509 $P256 -keyout ca.key -out ca.pem -days 30 -subj "/CN=TEST ONLY CA"
openssl req -x509 $P256 -keyout rogue.key -out rogue.pem -days 30 -subj "/CN=TEST ONLY rogue"
for who in good expired revoked; do
  openssl req $P256 -keyout $who.key -out $who.csr -subj "/CN=TEST ONLY $who"
  days="-days 20"
  [ $who != expired ] || days="-startdate 20200101000000Z -enddate 20200201000000Z"
  $CA -in $who.csr -out $who.pem -notext $days
done
$CA -revoke revoked.pem
$CA -gencrl -out crl.pem
cat ca.pem crl.pem > keyring.pem
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
path=$1/keyring.pem
check-crl=true
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
rm -f "$4-$2.raucb"
rauc bundle --cert="$4.pem" --key="$4.key" in "$4-$2.raucb" > bundle.log 2>&1
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
    return SignedBundle(version, other_product ? "till-arm64" : Product(), "good");
  }
  // By whom: "good", or "expired", "revoked" (both of the same CA) and "rogue".
  std::string SignedBundle(const std::string& version, const std::string& product,
                           const std::string& signer) {
    Shell(kBundle, {folder_, product, version, signer});
    return absl::StrCat(folder_, "/", signer, "-", product, ".raucb");
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

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

void WriteFile(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

TEST(RaucInstaller, RefusesWhoIsNotASignerOrIsNoneAnyMore) {
  Rauc machine;
  for (const char* signer : {"expired", "revoked", "rogue"}) {
    const std::string path = machine.SignedBundle("1.4.0", machine.Product(), signer);
    EXPECT_TRUE(HasFault(machine.installer().Inspect(path).status(), v1::BUNDLE_REFUSED)) << signer;
    const absl::Status installed = machine.installer().Install(path, [](int) {});
    EXPECT_TRUE(HasFault(installed, v1::BUNDLE_REFUSED)) << signer << installed;
  }
  EXPECT_EQ(machine.installer().Look()->next, "A");
  EXPECT_TRUE(machine.installer().Inspect(machine.Bundle("1.4.0", false)).ok());
}

TEST(RaucInstaller, AFlippedBitAtAHundredPlacesAndEveryOtherLengthIsRefused) {
  Rauc machine;
  const std::string good = ReadFile(machine.Bundle("1.4.0", false));
  ASSERT_GT(good.size(), 300'000u);
  const std::string path = machine.Bundle("1.4.0", false) + ".other";
  for (size_t i = 0; i < 100; ++i) {
    std::string bad = good;
    const size_t at = i * (bad.size() - 1) / 99;
    bad[at] = static_cast<char>(bad[at] ^ (1 << i % 8));
    WriteFile(path, bad);
    EXPECT_TRUE(HasFault(machine.installer().Inspect(path).status(), v1::BUNDLE_REFUSED)) << at;
  }
  for (const size_t size : {size_t{0}, size_t{1}, size_t{4096}, good.size() / 2, good.size() - 1}) {
    WriteFile(path, good.substr(0, size));
    EXPECT_TRUE(HasFault(machine.installer().Inspect(path).status(), v1::BUNDLE_REFUSED)) << size;
  }
  WriteFile(path, good + good);
  const absl::StatusOr<BundleInfo> twice = machine.installer().Inspect(path);
  EXPECT_TRUE(HasFault(twice.status(), v1::BUNDLE_REFUSED))
      << "the signature at the end is not over all of it";
  WriteFile(path, good);
  EXPECT_TRUE(machine.installer().Inspect(path).ok());
}

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
