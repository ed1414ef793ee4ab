// SPDX-License-Identifier: Apache-2.0
#include "services/print/receipt_template.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/print/code128.h"
#include "services/print/receipt_template.pb.h"
#include "services/print/utf8.h"

namespace till::print {
namespace {

constexpr int kMostDigitsOfAMaskedField = 10;  // first six and last four (PCI DSS 4.0, 3.4.1)

class FirstError final : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, int column, const std::string& message) override {
    if (text_.empty()) text_ = absl::StrCat("line ", line + 1, ": ", message);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

Align AlignOf(format::Align align) {
  switch (align) {
    case format::CENTRE:
      return Align::kCentre;
    case format::RIGHT:
      return Align::kRight;
    default:
      return Align::kLeft;
  }
}

int WeightOf(const format::Column& column) {
  return column.weight() == 0 ? 1 : column.weight();
}

size_t CountCharacters(std::string_view utf8) {
  size_t count = 0;
  for (; !utf8.empty(); ++count) NextCodePoint(utf8);
  return count;
}

// Filler makes one document.
class Filler {
 public:
  Filler(const format::Template& data, const Fields& fields, DocumentLanguage language, const Image* logo)
      : data_(data), fields_(fields), language_(language), logo_(logo) {}

  void Add(const format::Element& element) {
    const auto holds = [this](const format::Condition& condition) { return Holds(condition); };
    if (!std::all_of(element.when().begin(), element.when().end(), holds)) return;
    if (std::any_of(element.unless().begin(), element.unless().end(), holds)) return;
    switch (element.kind_case()) {
      case format::Element::kText:
        AddText(element.text());
        break;
      case format::Element::kPair:
        AddPair(element.pair());
        break;
      case format::Element::kColumns:
        AddColumns(element.columns());
        break;
      case format::Element::kRule:
        // Between two rules everything may have been left out; at the head there is nothing to divide.
        if (!document_.elements.empty() && !std::holds_alternative<Rule>(document_.elements.back())) {
          document_.elements.emplace_back(Rule{.heavy = element.rule().heavy()});
        }
        break;
      case format::Element::kBlank:
        document_.elements.emplace_back(Blank{.lines = element.blank()});
        break;
      case format::Element::kQrCode:
        if (auto payload = Expand(element.qr_code(), DocumentLanguage::kEnglish); payload.has_value()) {
          document_.elements.emplace_back(QrCode{.payload = *std::move(payload)});
        }
        break;
      case format::Element::kLogo:
        if (logo_ != nullptr) document_.elements.emplace_back(Picture{.image = *logo_});
        break;
      case format::Element::kBarcode:
        if (auto payload = Expand(element.barcode(), DocumentLanguage::kEnglish);
            payload.has_value() && IsBarcode(*payload)) {
          document_.elements.emplace_back(Barcode{.payload = *std::move(payload)});
        }
        break;
      case format::Element::kDrawer:
        document_.elements.emplace_back(OpenDrawer{});
        break;
      case format::Element::kCut:
        if (!document_.elements.empty() && std::holds_alternative<Rule>(document_.elements.back())) {
          document_.elements.pop_back();
        }
        document_.elements.emplace_back(Cut{});
        break;
      case format::Element::KIND_NOT_SET:
        break;
    }
  }

  Document Finish() && {
    document_.reprint_mark = OneLine(data_.reprint_mark(), "\n").value_or("");
    return std::move(document_);
  }

 private:
  const std::string* Find(std::string_view field) const {
    const auto found = fields_.find(field);
    return found == fields_.end() || found->second.empty() ? nullptr : &found->second;
  }

  bool Holds(const format::Condition& condition) const {
    const std::string* value = Find(condition.field());
    if (value == nullptr) return false;
    if (condition.equals().empty() && condition.any_of().empty()) return true;
    return *value == condition.equals() || std::find(condition.any_of().begin(), condition.any_of().end(),
                                                     *value) != condition.any_of().end();
  }

  // Meaning returns what a field's value is called; a value without a name is its own.
  std::string Meaning(const std::string& field, const std::string& value, DocumentLanguage language) const {
    for (const format::Meaning& meaning : data_.meanings()) {
      if (meaning.field() != field || meaning.value() != value) continue;
      const format::Words& words = meaning.words();
      if (!words.any().empty()) return words.any();
      if (language == DocumentLanguage::kChinese) return words.zh();
      if (language == DocumentLanguage::kEnglish) return words.en();
      return absl::StrCat(words.zh(), " ", words.en());
    }
    return value;
  }

  // Expand puts values for "{field}"; nothing when one is missing.
  std::optional<std::string> Expand(std::string_view pattern, DocumentLanguage language) const {
    std::string text;
    while (!pattern.empty()) {
      const size_t brace = pattern.find('{');
      text.append(pattern.substr(0, brace));
      if (brace == std::string_view::npos) break;
      pattern.remove_prefix(brace + 1);
      if (pattern.starts_with('{')) {
        text.push_back('{');
        pattern.remove_prefix(1);
        continue;
      }
      const size_t end = pattern.find('}');  // Parse has seen to it that there is one
      const std::string field(pattern.substr(0, end));
      const std::string* value = Find(field);
      if (value == nullptr) return std::nullopt;
      text.append(Meaning(field, *value, language));
      pattern.remove_prefix(end == std::string_view::npos ? pattern.size() : end + 1);
    }
    return text;
  }

  std::optional<std::string> In(const format::Words& words, DocumentLanguage language) const {
    if (!words.any().empty()) return Expand(words.any(), language);
    return Expand(language == DocumentLanguage::kEnglish ? words.en() : words.zh(), language);
  }

  // OneLine is both languages beside each other, or the one that is asked for.
  std::optional<std::string> OneLine(const format::Words& words, const char* between = " ") const {
    if (language_ != DocumentLanguage::kBoth || !words.any().empty()) return In(words, language_);
    const auto zh = In(words, DocumentLanguage::kChinese);
    const auto en = In(words, DocumentLanguage::kEnglish);
    if (!zh.has_value() || !en.has_value()) return std::nullopt;
    return *zh == *en ? *zh : absl::StrCat(*zh, between, *en);
  }

  void AddText(const format::Text& text) {
    const auto add = [&](std::optional<std::string> words) {
      if (!words.has_value() || words->empty()) return;
      document_.elements.emplace_back(Text{.text = *std::move(words),
                                           .align = AlignOf(text.align()),
                                           .bold = text.bold(),
                                           .size = text.big() ? Size::kDouble : Size::kNormal});
    };
    if (language_ == DocumentLanguage::kBoth && text.words().any().empty()) {
      add(In(text.words(), DocumentLanguage::kChinese));
      add(In(text.words(), DocumentLanguage::kEnglish));
    } else {
      add(In(text.words(), language_));
    }
  }

  void AddPair(const format::Pair& pair) {
    std::optional<std::string> label = OneLine(pair.label());
    std::optional<std::string> value = Expand(pair.value(), language_);
    if (!label.has_value() || !value.has_value() || value->empty()) return;
    document_.elements.emplace_back(Pair{.label = *std::move(label),
                                         .value = *std::move(value),
                                         .bold = pair.bold(),
                                         .size = pair.big() ? Size::kDouble : Size::kNormal});
  }

  void AddColumns(const format::Columns& data) {
    Columns columns{.bold = data.bold()};
    bool any = false;
    for (const format::Column& column : data.columns()) {
      std::string text = OneLine(column.words()).value_or("");
      any = any || !text.empty();
      columns.columns.push_back(
          {.text = std::move(text), .align = AlignOf(column.align()), .weight = WeightOf(column)});
    }
    if (any) document_.elements.emplace_back(std::move(columns));
  }

  const format::Template& data_;
  const Fields& fields_;
  const DocumentLanguage language_;
  const Image* const logo_;
  Document document_;
};

// CheckPattern makes sure that every brace is closed around a field's name.
absl::Status CheckPattern(std::string_view pattern) {
  while (true) {
    const size_t brace = pattern.find('{');
    if (brace == std::string_view::npos) return absl::OkStatus();
    pattern.remove_prefix(brace + 1);
    if (pattern.starts_with('{')) {
      pattern.remove_prefix(1);
      continue;
    }
    const size_t end = pattern.find('}');
    const std::string_view field = pattern.substr(0, end);
    const bool is_name = !field.empty() && std::all_of(field.begin(), field.end(), [](unsigned char c) {
      return absl::ascii_isalnum(c) || c == '_';
    });
    if (end == std::string_view::npos || !is_name)
      return absl::InvalidArgumentError("an open brace without {field}");
  }
}

absl::Status CheckWords(const format::Words& words) {
  for (const std::string* pattern : {&words.zh(), &words.en(), &words.any()}) {
    if (absl::Status status = CheckPattern(*pattern); !status.ok()) return status;
  }
  if (!words.any().empty() && (!words.zh().empty() || !words.en().empty())) {
    return absl::InvalidArgumentError("words are either `any` or `zh` and `en`");
  }
  if (words.any().empty() && words.zh().empty() != words.en().empty()) {
    return absl::InvalidArgumentError("words in one language only");
  }
  return absl::OkStatus();
}

absl::Status CheckElement(const format::Element& element) {
  switch (element.kind_case()) {
    case format::Element::kText:
      return CheckWords(element.text().words());
    case format::Element::kPair:
      if (absl::Status status = CheckWords(element.pair().label()); !status.ok()) return status;
      return CheckPattern(element.pair().value());
    case format::Element::kColumns: {
      Columns columns;
      for (const format::Column& column : element.columns().columns()) {
        if (absl::Status status = CheckWords(column.words()); !status.ok()) return status;
        columns.columns.push_back({.weight = WeightOf(column)});
      }
      return CheckDocument({.elements = {std::move(columns)}});
    }
    case format::Element::kBlank:
      return CheckDocument({.elements = {Blank{.lines = element.blank()}}});
    case format::Element::kQrCode:
      return CheckPattern(element.qr_code());
    case format::Element::kBarcode:
      return CheckPattern(element.barcode());
    case format::Element::kRule:
    case format::Element::kCut:
    case format::Element::kLogo:
    case format::Element::kDrawer:
      return absl::OkStatus();
    case format::Element::KIND_NOT_SET:
      break;
  }
  return absl::InvalidArgumentError("an element of no kind");
}

absl::Status CheckFields(const Fields& fields) {
  if (fields.size() > kMaxFields)
    return absl::InvalidArgumentError(absl::StrCat("more than ", kMaxFields, " fields"));
  for (const auto& [name, value] : fields) {
    if (name.size() > 64) return absl::InvalidArgumentError("a field's name is longer than 64 characters");
    if (CountCharacters(value) > kMaxFieldCharacters) {
      return absl::InvalidArgumentError(
          absl::StrCat("field ", name, " is longer than ", kMaxFieldCharacters, " characters"));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<DocumentLanguage> ParseDocumentLanguage(std::string_view name) {
  if (name == "zh") return DocumentLanguage::kChinese;
  if (name == "en") return DocumentLanguage::kEnglish;
  if (name == "both") return DocumentLanguage::kBoth;
  return absl::InvalidArgumentError("language is zh, en or both");
}

ReceiptTemplate::ReceiptTemplate(std::unique_ptr<const format::Template> data) : data_(std::move(data)) {}
ReceiptTemplate::ReceiptTemplate(ReceiptTemplate&&) noexcept = default;
ReceiptTemplate& ReceiptTemplate::operator=(ReceiptTemplate&&) noexcept = default;
ReceiptTemplate::~ReceiptTemplate() = default;

const std::string& ReceiptTemplate::name() const {
  return data_->name();
}

absl::StatusOr<ReceiptTemplate> ReceiptTemplate::Parse(std::string_view textproto) {
  auto data = std::make_unique<format::Template>();
  google::protobuf::TextFormat::Parser parser;
  FirstError error;
  parser.RecordErrorsTo(&error);
  parser.SetRecursionLimit(20);
  if (!parser.ParseFromString(std::string(textproto), data.get())) {
    return absl::InvalidArgumentError(absl::StrCat("template: ", error.text()));
  }
  if (data->name().empty()) return absl::InvalidArgumentError("a template without a name");
  if (absl::Status status = CheckWords(data->reprint_mark()); !status.ok()) return status;
  for (int i = 0; i < data->elements_size(); ++i) {
    if (absl::Status status = CheckElement(data->elements(i)); !status.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("template ", data->name(), ", element ", i, ": ", status.message()));
    }
  }
  for (const format::Meaning& meaning : data->meanings()) {
    if (absl::Status status = CheckWords(meaning.words()); !status.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("template ", data->name(), ", meaning of ", meaning.field(), ": ", status.message()));
    }
  }
  return ReceiptTemplate(std::move(data));
}

absl::StatusOr<Document> ReceiptTemplate::Fill(const Fields& fields, DocumentLanguage language,
                                               const Image* logo) const {
  if (absl::Status status = CheckFields(fields); !status.ok()) return status;
  for (const std::string& name : data_->masked_fields()) {
    const auto found = fields.find(name);
    if (found == fields.end()) continue;
    if (std::count_if(found->second.begin(), found->second.end(), absl::ascii_isdigit) >
        kMostDigitsOfAMaskedField) {
      return absl::InvalidArgumentError(absl::StrCat("field ", name, " is not masked"));
    }
  }
  Filler filler(*data_, fields, language, logo);
  for (const format::Element& element : data_->elements()) filler.Add(element);
  Document document = std::move(filler).Finish();
  if (absl::Status status = CheckDocument(document); !status.ok()) return status;
  return document;
}

}  // namespace till::print
