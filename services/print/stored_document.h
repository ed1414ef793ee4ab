// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_STORED_DOCUMENT_H_
#define TILL_SERVICES_PRINT_STORED_DOCUMENT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/print/document.h"

namespace till::print {

// StoreDocument returns the bytes that the spool keeps of `document`.
std::string StoreDocument(const Document& document);

// LoadDocument reads what StoreDocument wrote. STORAGE_CORRUPT for anything else, also for a document that
// CheckDocument refuses: what comes from a disk is as little to be trusted as what comes from a caller. A QR
// payload of bytes that are no UTF-8 is stored with '?' in their place.
absl::StatusOr<Document> LoadDocument(std::string_view bytes);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_STORED_DOCUMENT_H_
