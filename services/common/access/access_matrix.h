// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_ACCESS_ACCESS_MATRIX_H_
#define TILL_SERVICES_COMMON_ACCESS_ACCESS_MATRIX_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace till {

// AccessMatrix is the one list of who may call what (access_matrix.textproto), compiled into every process.
class AccessMatrix {
 public:
  struct Facet {
    std::string server;                                            // "pin"
    std::string service;                                           // "till.pin.v1.Mac"
    std::string role;                                              // "mac"
    std::set<std::string> callers;                                 // may call every method
    std::map<std::string, std::set<std::string>> limited_callers;  // may call these methods, and health

    // AllCallers returns everybody who may connect.
    std::set<std::string> AllCallers() const;
  };

  // Embedded returns the matrix that this build was made with.
  static const AccessMatrix& Embedded();

  // Parse reads a matrix; `name` stands for the file in errors. CONFIG_INVALID for a facet or socket that is
  // listed twice, an empty name, a role that is not the service's name in kebab-case, a facet without
  // callers, or a caller that is listed both whole and limited.
  static absl::StatusOr<AccessMatrix> Parse(std::string_view text, std::string_view name);

  // Load reads it from a file.
  static absl::StatusOr<AccessMatrix> Load(const std::string& path);

  const std::vector<Facet>& facets() const { return facets_; }

  // FacetsOf returns the facets that a process serves; empty for a process that serves none.
  std::vector<Facet> FacetsOf(std::string_view server) const;

  // FindService returns the facet of a gRPC service's full name; null when there is none.
  const Facet* FindService(std::string_view service) const;

  // CallersOf returns everybody who may connect to R/<server>/<role>.sock; NOT_FOUND when there is no such
  // facet.
  absl::StatusOr<std::set<std::string>> CallersOf(std::string_view server, std::string_view role) const;

 private:
  std::vector<Facet> facets_;
};

// RoleOfService returns the kebab-case of a gRPC service's last name: "till.pin.v1.PinEntry" is "pin-entry".
std::string RoleOfService(std::string_view service);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_ACCESS_ACCESS_MATRIX_H_
