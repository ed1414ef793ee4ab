// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_TEMPLATE_SET_H_
#define TILL_SERVICES_PRINT_TEMPLATE_SET_H_

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "services/print/receipt_template.h"

namespace till::print {

// TemplateSet is the templates that this terminal knows, by name. It never changes once made, so that threads
// share it.
class TemplateSet {
 public:
  // Create parses `textprotos`; a later one takes the place of an earlier one of the same name, so that a
  // merchant's own receipt replaces the built-in one. The errors of ReceiptTemplate::Parse.
  static absl::StatusOr<TemplateSet> Create(std::span<const std::string_view> textprotos);

  // SetLogo is the picture for templates that want one, before threads share the set.
  void SetLogo(Image logo) { logo_ = std::move(logo); }

  // MarkAsTraining makes every document say at its head and its foot, in both languages, that no money moved:
  // whatever template it is of, and whatever the caller says. Before threads share the set.
  void MarkAsTraining() { training_ = true; }

  // Fill fills the template `name`. NOT_FOUND without such a template; the errors of ReceiptTemplate::Fill.
  absl::StatusOr<Document> Fill(std::string_view name, const Fields& fields, DocumentLanguage language) const;

 private:
  std::map<std::string, ReceiptTemplate, std::less<>> templates_;
  std::optional<Image> logo_;
  bool training_ = false;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_TEMPLATE_SET_H_
