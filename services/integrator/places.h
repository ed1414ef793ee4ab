// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_PLACES_H_
#define TILL_SERVICES_INTEGRATOR_PLACES_H_

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace till::integrator {

// Places bounds how many calls are under way, in all and of each program. Thread-safe.
class Places {
 public:
  // Fewer than a facet takes at once (FacetServer): the touchscreen beside it always finds room.
  static constexpr int kMost = 24;
  // So that one program, whatever it does, leaves room for the others.
  static constexpr int kMostOfOne = 12;

  // Place is one of them, given back when it goes.
  class Place {
   public:
    Place(Place&& other) noexcept : places_(other.places_), program_(std::move(other.program_)) {
      other.places_ = nullptr;
    }
    Place& operator=(Place&&) = delete;
    ~Place() {
      if (places_ != nullptr) places_->Leave(program_);
    }

   private:
    friend class Places;
    Place(Places& places, std::string program) : places_(&places), program_(std::move(program)) {}

    Places* places_;
    std::string program_;
  };

  // Take returns a place for the program with this fingerprint; none when there is none. It does not outlive
  // this object.
  std::optional<Place> Take(std::string_view program);

  int taken() const;

 private:
  void Leave(const std::string& program);

  mutable std::mutex mutex_;
  int taken_ = 0;
  std::map<std::string, int, std::less<>> of_program_;
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_PLACES_H_
