// SPDX-License-Identifier: Apache-2.0
// The access matrix and the API name the same services and methods.
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <string>

#include "services/common/access/access_matrix.h"

namespace till {
namespace {

// The methods of each service of the API, read from the descriptor set that protoc made.
std::map<std::string, std::set<std::string>> MethodsOfApi() {
  const std::string path = "protos/till.descriptor.pb";  // in the test's runfiles
  std::ifstream file(path, std::ios::binary);
  google::protobuf::FileDescriptorSet files;
  EXPECT_TRUE(files.ParseFromIstream(&file)) << path;
  std::map<std::string, std::set<std::string>> services;
  for (const auto& in : files.file()) {
    for (const auto& service : in.service()) {
      std::set<std::string>& methods = services[in.package() + "." + service.name()];
      for (const auto& method : service.method()) methods.insert(method.name());
    }
  }
  return services;
}

TEST(MatrixMatchesApi, EveryServiceHasItsFacetAndEveryFacetItsService) {
  std::set<std::string> api;
  for (const auto& [service, methods] : MethodsOfApi()) api.insert(service);
  std::set<std::string> matrix;
  for (const AccessMatrix::Facet& facet : AccessMatrix::Embedded().facets()) {
    matrix.insert(facet.service);
    EXPECT_TRUE(facet.service.starts_with("till." + facet.server + ".v1.")) << facet.service;
  }
  EXPECT_EQ(matrix, api);
}

TEST(MatrixMatchesApi, EveryMethodOfALimitedCallerExists) {
  const auto api = MethodsOfApi();
  for (const AccessMatrix::Facet& facet : AccessMatrix::Embedded().facets()) {
    for (const auto& [caller, methods] : facet.limited_callers) {
      for (const std::string& method : methods) {
        EXPECT_TRUE(api.at(facet.service).contains(method))
            << caller << ": " << facet.service << "/" << method;
      }
    }
  }
}

}  // namespace
}  // namespace till
