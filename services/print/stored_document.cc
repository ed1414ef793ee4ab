// SPDX-License-Identifier: Apache-2.0
#include "services/print/stored_document.h"

#include <utility>

#include "services/common/status/error.h"
#include "services/print/gb18030.h"
#include "services/print/stored_document.pb.h"

namespace till::print {
namespace {

int StoredAlign(Align align) {
  return align == Align::kLeft ? 0 : align == Align::kCentre ? 1 : 2;
}
Align LoadedAlign(int align) {
  return align == 1 ? Align::kCentre : align == 2 ? Align::kRight : Align::kLeft;
}
Size LoadedSize(bool big) {
  return big ? Size::kDouble : Size::kNormal;
}

// Storer fills one stored element. Texts are stored as they will be printed: a protobuf string must be UTF-8.
class Storer {
 public:
  explicit Storer(stored::Element& element) : element_(element) {}

  void operator()(const Text& text) {
    stored::Text& to = *element_.mutable_text();
    to.set_text(Printable(text.text));
    to.set_align(StoredAlign(text.align));
    to.set_bold(text.bold);
    to.set_big(text.size == Size::kDouble);
  }
  void operator()(const Pair& pair) {
    stored::Pair& to = *element_.mutable_pair();
    to.set_label(Printable(pair.label));
    to.set_value(Printable(pair.value));
    to.set_bold(pair.bold);
    to.set_big(pair.size == Size::kDouble);
  }
  void operator()(const Columns& columns) {
    stored::Columns& to = *element_.mutable_columns();
    to.set_bold(columns.bold);
    for (const Column& column : columns.columns) {
      stored::Column& cell = *to.add_columns();
      cell.set_text(Printable(column.text));
      cell.set_align(StoredAlign(column.align));
      cell.set_weight(column.weight);
    }
  }
  void operator()(const Rule& rule) { element_.mutable_rule()->set_heavy(rule.heavy); }
  void operator()(const Blank& blank) { element_.set_blank(blank.lines); }
  void operator()(const QrCode& code) { element_.set_qr_code(Printable(code.payload)); }
  void operator()(const Barcode& barcode) { element_.set_barcode(Printable(barcode.payload)); }
  void operator()(const Picture& picture) {
    stored::Picture& to = *element_.mutable_picture();
    to.set_width(picture.image.width);
    to.set_height(picture.image.height);
    to.set_bits(picture.image.bits);
  }
  void operator()(const OpenDrawer&) { element_.mutable_open_drawer(); }
  void operator()(const Cut&) { element_.mutable_cut(); }

 private:
  stored::Element& element_;
};

}  // namespace

std::string StoreDocument(const Document& document) {
  stored::Document to;
  to.set_reprint_mark(Printable(document.reprint_mark));
  for (const Element& element : document.elements) std::visit(Storer(*to.add_elements()), element);
  return to.SerializeAsString();
}

absl::StatusOr<Document> LoadDocument(std::string_view bytes) {
  stored::Document from;
  if (!from.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return MakeError(ErrorCode::kStorageCorrupt, "a spooled document cannot be read");
  }
  Document document{.reprint_mark = from.reprint_mark()};
  for (const stored::Element& element : from.elements()) {
    switch (element.kind_case()) {
      case stored::Element::kText:
        document.elements.emplace_back(Text{.text = element.text().text(),
                                            .align = LoadedAlign(element.text().align()),
                                            .bold = element.text().bold(),
                                            .size = LoadedSize(element.text().big())});
        break;
      case stored::Element::kPair:
        document.elements.emplace_back(Pair{.label = element.pair().label(),
                                            .value = element.pair().value(),
                                            .bold = element.pair().bold(),
                                            .size = LoadedSize(element.pair().big())});
        break;
      case stored::Element::kColumns: {
        Columns columns{.bold = element.columns().bold()};
        for (const stored::Column& column : element.columns().columns()) {
          columns.columns.push_back(
              {.text = column.text(), .align = LoadedAlign(column.align()), .weight = column.weight()});
        }
        document.elements.emplace_back(std::move(columns));
        break;
      }
      case stored::Element::kRule:
        document.elements.emplace_back(Rule{.heavy = element.rule().heavy()});
        break;
      case stored::Element::kBlank:
        document.elements.emplace_back(Blank{.lines = element.blank()});
        break;
      case stored::Element::kQrCode:
        document.elements.emplace_back(QrCode{.payload = element.qr_code()});
        break;
      case stored::Element::kBarcode:
        document.elements.emplace_back(Barcode{.payload = element.barcode()});
        break;
      case stored::Element::kPicture:
        document.elements.emplace_back(Picture{.image = {.width = element.picture().width(),
                                                         .height = element.picture().height(),
                                                         .bits = element.picture().bits()}});
        break;
      case stored::Element::kOpenDrawer:
        document.elements.emplace_back(OpenDrawer{});
        break;
      case stored::Element::kCut:
        document.elements.emplace_back(Cut{});
        break;
      case stored::Element::KIND_NOT_SET:
        return MakeError(ErrorCode::kStorageCorrupt, "a spooled document has an element of no known kind");
    }
  }
  if (absl::Status status = CheckDocument(document); !status.ok()) {
    return MakeError(ErrorCode::kStorageCorrupt, "a spooled document is out of bounds");
  }
  return document;
}

}  // namespace till::print
