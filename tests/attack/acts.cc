// SPDX-License-Identifier: Apache-2.0
#include "tests/attack/acts.h"

#include <sched.h>

#include <functional>
#include <map>

#include "tests/attack/files.h"
#include "tests/attack/kernel.h"
#include "tests/attack/memory.h"
#include "tests/attack/processes.h"

namespace till::attack {
namespace {

using Act = std::function<int(const std::string& target)>;

// Bare makes an act of one that has no target.
Act Bare(int (*act)()) {
  return [act](const std::string&) { return act(); };
}

const std::map<std::string, Act>& Verbs() {
  static const auto& verbs = *new std::map<std::string, Act>{
      {"read", Read},
      {"write", Write},
      {"create", Create},
      {"list", List},
      {"connect", Connect},
      {"run", Run},
      {"run-written", RunWritten},
      {"map-written", MapWritten},
      {"memory", Bare(ReadMemory)},
      {"open-memory", Bare(OpenMemory)},
      {"trace", Bare(Trace)},
      {"map-both", Bare(MapBoth)},
      {"map-then-run", Bare(MapThenRun)},
      {"run-from-memory", Bare(RunFromMemory)},
      {"socket", OpenSocket},
      {"listen", Bare(Listen)},
      {"bind", Bind},
      {"become", Become},
      {"become-next", BecomeNext},
      {"load-module", Bare(LoadModule)},
      {"mount", Bare(Mount)},
      {"set-user", Bare(SetUser)},
      {"chroot", Bare(ChangeRoot)},
      {"make-device", MakeDevice},
      {"unshare-files", [](const std::string&) { return Unshare(CLONE_NEWNS); }},
      {"unshare-users", [](const std::string&) { return Unshare(CLONE_NEWUSER); }},
      {"reboot", Bare(Reboot)},
      {"set-time", Bare(SetTime)},
      {"set-name", Bare(SetName)},
      {"io-ports", Bare(OpenIoPorts)},
  };
  return verbs;
}

}  // namespace

std::optional<int> Attempt(const std::string& verb, const std::string& target) {
  const auto found = Verbs().find(verb);
  if (found == Verbs().end()) return std::nullopt;
  return found->second(target);
}

}  // namespace till::attack
