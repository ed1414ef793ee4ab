// SPDX-License-Identifier: Apache-2.0
#include "services/print/template_set.h"

#include <utility>
#include <variant>
#include <vector>

namespace till::print {
namespace {

// AddTrainingMark says it large, in both languages whatever the document's is: who holds the paper may read
// either.
void AddTrainingMark(std::vector<Element>& elements) {
  elements.emplace_back(
      Text{.text = "培训 TRAINING", .align = Align::kCentre, .bold = true, .size = Size::kDouble});
  elements.emplace_back(Text{.text = "非付款凭证 NOT A PAYMENT", .align = Align::kCentre, .bold = true});
}

// MarkEachPiece puts the mark at the head and the foot of each piece of paper that the document is cut into.
void MarkEachPiece(Document& document) {
  std::vector<Element> marked;
  bool at_head = true;
  for (Element& element : document.elements) {
    if (std::exchange(at_head, false)) {
      AddTrainingMark(marked);
      marked.emplace_back(Rule{.heavy = true});
    }
    if (std::holds_alternative<Cut>(element)) {
      marked.emplace_back(Rule{.heavy = true});
      AddTrainingMark(marked);
      at_head = true;
    }
    marked.push_back(std::move(element));
  }
  if (!at_head) {
    marked.emplace_back(Rule{.heavy = true});
    AddTrainingMark(marked);
  }
  document.elements = std::move(marked);
}

}  // namespace

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
  absl::StatusOr<Document> document =
      found->second.Fill(fields, language, logo_.has_value() ? &*logo_ : nullptr);
  if (training_ && document.ok()) MarkEachPiece(*document);
  return document;
}

}  // namespace till::print
