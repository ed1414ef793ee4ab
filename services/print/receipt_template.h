// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_RECEIPT_TEMPLATE_H_
#define TILL_SERVICES_PRINT_RECEIPT_TEMPLATE_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/print/document.h"

namespace till::print {

namespace format {
class Template;
}

// DocumentLanguage is what a document's own words are in: one language, or each in both.
enum class DocumentLanguage { kChinese, kEnglish, kBoth };

// ParseDocumentLanguage reads "zh", "en" or "both"; INVALID_ARGUMENT for anything else.
absl::StatusOr<DocumentLanguage> ParseDocumentLanguage(std::string_view name);

using Fields = std::map<std::string, std::string, std::less<>>;

inline constexpr size_t kMaxFields = 100;
inline constexpr size_t kMaxFieldCharacters = 200;

// ReceiptTemplate turns named fields into a document, as its data says (receipt_template.proto). It knows no
// field by name: what a payment is stands in the data alone.
class ReceiptTemplate {
 public:
  // Parse reads a template's textproto. INVALID_ARGUMENT, with the line or the element's index, for one that
  // is malformed or would draw a document out of bounds.
  static absl::StatusOr<ReceiptTemplate> Parse(std::string_view textproto);

  ReceiptTemplate(ReceiptTemplate&&) noexcept;
  ReceiptTemplate& operator=(ReceiptTemplate&&) noexcept;
  ~ReceiptTemplate();

  const std::string& name() const;

  // Fill returns the document with the values of `fields`; a piece whose field is missing or empty is left
  // out, and of rules that then meet only one stays. Fields that the template does not know are ignored, so
  // that a caller may be newer than the paper. INVALID_ARGUMENT for too many or too long fields, for a masked
  // field that shows more than 10 digits (the value is not repeated in the message), and when nothing is left
  // to print.
  // `logo` is what stands where the template has a logo; null for none.
  absl::StatusOr<Document> Fill(const Fields& fields, DocumentLanguage language,
                                const Image* logo = nullptr) const;

 private:
  explicit ReceiptTemplate(std::unique_ptr<const format::Template> data);

  std::unique_ptr<const format::Template> data_;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_RECEIPT_TEMPLATE_H_
