// SPDX-License-Identifier: Apache-2.0
#include "services/print/template_set.h"

#include <utility>

namespace till::print {

absl::StatusOr<TemplateSet> TemplateSet::Create(std::span<const std::string_view> textprotos) {
  TemplateSet set;
  for (const std::string_view textproto : textprotos) {
    absl::StatusOr<ReceiptTemplate> parsed = ReceiptTemplate::Parse(textproto);
    if (!parsed.ok()) return parsed.status();
    std::string name = parsed->name();
    set.templates_.insert_or_assign(std::move(name), *std::move(parsed));
  }
  return set;
}

absl::StatusOr<Document> TemplateSet::Fill(std::string_view name, const Fields& fields,
                                           DocumentLanguage language) const {
  const auto found = templates_.find(name);
  // The name is the caller's and may be anything: it is not repeated.
  if (found == templates_.end()) return absl::NotFoundError("no template has that name");
  return found->second.Fill(fields, language, logo_.has_value() ? &*logo_ : nullptr);
}

}  // namespace till::print
