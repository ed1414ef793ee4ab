// SPDX-License-Identifier: Apache-2.0
#include "services/common/access/access_matrix.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/access/access_matrix.pb.h"
#include "services/common/config/config.h"
#include "services/common/status/error.h"

namespace till {

extern const char kEmbeddedAccessMatrix[];  // from access_matrix.textproto, by genrule

namespace {

absl::Status Complain(std::string_view name, const std::string& where, std::string_view what) {
  return MakeError(ErrorCode::kConfigInvalid, std::string(name) + ": " + where + ": " + std::string(what));
}

absl::StatusOr<AccessMatrix::Facet> ConvertFacet(const till::access::Facet& in, std::string_view name) {
  AccessMatrix::Facet facet{.server = in.server(), .service = in.service(), .role = in.role()};
  const std::string where = absl::StrCat("facet ", in.service().empty() ? "without a service" : in.service());
  if (facet.server.empty() || facet.service.empty()) {
    return Complain(name, where, "server and service are required");
  }
  if (facet.role != RoleOfService(facet.service)) {
    return Complain(name, where, "role must be " + RoleOfService(facet.service));
  }
  for (const std::string& caller : in.callers()) {
    if (caller.empty()) return Complain(name, where, "a caller has no name");
    if (!facet.callers.insert(caller).second) return Complain(name, where, caller + " is listed twice");
  }
  for (const till::access::LimitedCaller& limited : in.limited_callers()) {
    if (limited.caller().empty()) return Complain(name, where, "a limited caller has no name");
    if (facet.callers.contains(limited.caller())) {
      return Complain(name, where, limited.caller() + " is listed both whole and limited");
    }
    std::set<std::string> methods(limited.methods().begin(), limited.methods().end());
    if (methods.contains("")) return Complain(name, where, "a method has no name");
    if (!facet.limited_callers.emplace(limited.caller(), std::move(methods)).second) {
      return Complain(name, where, limited.caller() + " is limited twice");
    }
  }
  if (facet.callers.empty()) return Complain(name, where, "has no callers");
  return facet;
}

}  // namespace

std::string RoleOfService(std::string_view service) {
  const size_t dot = service.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? service : service.substr(dot + 1);
  std::string role;
  for (const char character : last) {
    if (absl::ascii_isupper(static_cast<unsigned char>(character)) && !role.empty()) role += '-';
    role += absl::ascii_tolower(static_cast<unsigned char>(character));
  }
  return role;
}

std::set<std::string> AccessMatrix::Facet::AllCallers() const {
  std::set<std::string> all = callers;
  for (const auto& [caller, methods] : limited_callers) all.insert(caller);
  return all;
}

absl::StatusOr<AccessMatrix> AccessMatrix::Parse(std::string_view text, std::string_view name) {
  till::access::Matrix matrix;
  if (absl::Status status = ParseConfig(text, name, &matrix); !status.ok()) return status;
  AccessMatrix out;
  std::set<std::string> services;
  std::set<std::pair<std::string, std::string>> sockets;
  for (const till::access::Facet& in : matrix.facets()) {
    absl::StatusOr<Facet> facet = ConvertFacet(in, name);
    if (!facet.ok()) return facet.status();
    if (!services.insert(facet->service).second || !sockets.emplace(facet->server, facet->role).second) {
      return Complain(name, "facet " + facet->service, "it or its socket is listed twice");
    }
    out.facets_.push_back(*std::move(facet));
  }
  if (out.facets_.empty()) return Complain(name, "matrix", "has no facets");
  return out;
}

absl::StatusOr<AccessMatrix> AccessMatrix::Load(const std::string& path) {
  absl::StatusOr<std::string> text = ReadConfigFile(path);
  if (!text.ok()) return text.status();
  return Parse(*text, path);
}

const AccessMatrix& AccessMatrix::Embedded() {
  static const AccessMatrix& matrix = *[] {
    absl::StatusOr<AccessMatrix> parsed = Parse(kEmbeddedAccessMatrix, "access_matrix.textproto");
    if (!parsed.ok()) {  // our own file, compiled in: a test would have failed before
      std::fprintf(stderr, "%s\n", parsed.status().ToString().c_str());
      std::abort();
    }
    return new AccessMatrix(*std::move(parsed));
  }();
  return matrix;
}

std::vector<AccessMatrix::Facet> AccessMatrix::FacetsOf(std::string_view server) const {
  std::vector<Facet> found;
  for (const Facet& facet : facets_) {
    if (facet.server == server) found.push_back(facet);
  }
  return found;
}

const AccessMatrix::Facet* AccessMatrix::FindService(std::string_view service) const {
  for (const Facet& facet : facets_) {
    if (facet.service == service) return &facet;
  }
  return nullptr;
}

absl::StatusOr<std::set<std::string>> AccessMatrix::CallersOf(std::string_view server,
                                                              std::string_view role) const {
  for (const Facet& facet : facets_) {
    if (facet.server == server && facet.role == role) return facet.AllCallers();
  }
  return MakeError(ErrorCode::kNotFound,
                   "no facet " + std::string(server) + "/" + std::string(role) + " in the access matrix");
}

}  // namespace till
