// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/tar_file.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/strings/str_format.h"

namespace till::terminal {
namespace {

constexpr size_t kBlock = 512;
constexpr size_t kLongestName = 99;

void Place(std::string& header, size_t at, std::string_view text) {
  std::copy(text.begin(), text.end(), header.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

void TarFile::Add(std::string_view name, std::string_view content, absl::Time time) {
  // The fields of a ustar header and where they begin (pax, "ustar Interchange Format").
  std::string header(kBlock, '\0');
  Place(header, 0, name.substr(0, kLongestName));
  Place(header, 100, "0000644");
  Place(header, 108, "0000000");
  Place(header, 116, "0000000");
  Place(header, 124, absl::StrFormat("%011o", content.size()));
  Place(header, 136, absl::StrFormat("%011o", std::max<int64_t>(absl::ToUnixSeconds(time), 0)));
  Place(header, 148, "        ");  // the sum is made with spaces in its own place
  header[156] = '0';
  Place(header, 257,
        std::string_view("ustar\0"
                         "00",
                         8));
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  Place(header, 148, absl::StrFormat("%06o", sum));
  header[154] = '\0';
  bytes_ += header;
  bytes_ += content;
  bytes_.append((kBlock - content.size() % kBlock) % kBlock, '\0');
}

std::string TarFile::Finish() && {
  bytes_.append(2 * kBlock, '\0');
  return std::move(bytes_);
}

}  // namespace till::terminal
