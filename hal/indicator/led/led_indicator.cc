// SPDX-License-Identifier: Apache-2.0
#include "hal/indicator/led/led_indicator.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

constexpr size_t kMostName = 63;  // LED_MAX_NAME_SIZE, with its zero

// Put writes an attribute; 0, or what errno would be. O_TRUNC means nothing to sysfs.
int Put(const std::string& path, std::string_view value) {
  const int fd = open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC);
  if (fd < 0) return errno;
  const ssize_t written = write(fd, value.data(), value.size());
  const int error = written < 0 ? errno : written == static_cast<ssize_t>(value.size()) ? 0 : EIO;
  close(fd);
  return error;
}

// MostOf returns the light's greatest brightness, 1 where the kernel does not tell.
std::string MostOf(const std::string& folder) {
  const int fd = open((folder + "/max_brightness").c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return "1";
  char text[16];
  const ssize_t size = read(fd, text, sizeof(text));
  close(fd);
  int most = 0;
  const std::string_view digits(text, size < 0 ? 0 : static_cast<size_t>(size));
  if (!absl::SimpleAtoi(absl::string_view(digits.data(), digits.size()), &most) || most < 1) return "1";
  return absl::StrCat(most);
}

}  // namespace

bool IsLedName(std::string_view name) {
  return !name.empty() && name.size() <= kMostName && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == ':' || c == '-' || c == '_' ||
                  c == '.';
         });
}

absl::Status LedIndicator::Set(const std::string& name, bool on) const {
  const std::string folder = absl::StrCat(root_, "/", name);
  // A kernel without triggers has no such file.
  if (const int error = Put(folder + "/trigger", "none"); error != 0 && error != ENOENT) {
    return absl::UnavailableError(absl::StrCat("the trigger of ", name, " stays: ", strerror(error)));
  }
  if (const int error = Put(folder + "/brightness", on ? MostOf(folder) : "0"); error != 0) {
    return absl::UnavailableError(absl::StrCat("the light ", name, " is gone: ", strerror(error)));
  }
  return absl::OkStatus();
}

absl::Status LedIndicator::Show(LightSet lights) {
  absl::Status first = absl::OkStatus();
  for (size_t index = 0; index < kLights; ++index) {
    if (names_[index].empty()) continue;
    // One that is gone does not keep the others dark.
    first.Update(Set(names_[index], lights.Has(static_cast<Light>(index))));
  }
  return first;
}

}  // namespace till::hal
