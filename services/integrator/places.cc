// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/places.h"

namespace till::integrator {

std::optional<Places::Place> Places::Take(std::string_view program) {
  const std::lock_guard lock(mutex_);
  const auto found = of_program_.find(program);
  const int mine = found == of_program_.end() ? 0 : found->second;
  if (taken_ >= kMost || mine >= kMostOfOne) return std::nullopt;
  ++taken_;
  ++of_program_[std::string(program)];
  return Place(*this, std::string(program));
}

void Places::Leave(const std::string& program) {
  const std::lock_guard lock(mutex_);
  --taken_;
  const auto found = of_program_.find(program);
  if (--found->second == 0) of_program_.erase(found);
}

int Places::taken() const {
  const std::lock_guard lock(mutex_);
  return taken_;
}

}  // namespace till::integrator
