// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_WIRE_H_
#define TILL_SERVICES_PRINT_WIRE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/print/document.h"
#include "services/print/job.h"
#include "services/print/print_queue.h"
#include "services/print/template_set.h"
#include "till/print/v1/preview.pb.h"
#include "till/print/v1/printing.pb.h"

namespace till::print {

// What is the same for both facets: between the messages of till.print.v1 and the core's types.

// FillDocument returns the document that a request describes. INVALID_REQUEST for an unknown template or
// language, and for fields that the template refuses.
absl::StatusOr<Document> FillDocument(const TemplateSet& templates, const v1::Document& request);

// CanonicalForm returns the same bytes for every message that describes the same document, whatever order its
// fields came in.
std::string CanonicalForm(const v1::Document& request);

v1::Job ToWire(const Job& job);
v1::PrinterState ToWire(const PrinterState& state);

// JobName returns "jobs/{id}"; ParseJobName takes it apart, NOT_FOUND for what is no job's name.
std::string JobName(int64_t id);
absl::StatusOr<int64_t> ParseJobName(std::string_view name);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_WIRE_H_
