// SPDX-License-Identifier: Apache-2.0
// One laid-out slip, three renderings: they say the same, and each is what it was.
// The golden files are written by render_slip and were read by a person: see testdata/README.md.

#include <gtest/gtest.h>
#include <iconv.h>
#include <png.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/print/builtin_templates.h"
#include "services/print/fields_file.h"
#include "services/print/layout.h"
#include "services/print/render_escpos.h"
#include "services/print/render_png.h"
#include "services/print/render_text.h"
#include "services/print/template_set.h"

namespace till::print {
namespace {

constexpr char kFont[] = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";
constexpr char kTestdata[] = "services/print/testdata/";

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

LaidOutDocument Slip(const char* copy, DocumentLanguage language, int columns, const char* qr = "") {
  Fields fields = ParseFieldsFile(ReadFile(absl::StrCat(kTestdata, "sale.fields"))).value_or(Fields{});
  fields["copy"] = copy;
  fields["qr"] = qr;
  const absl::StatusOr<TemplateSet> templates = TemplateSet::Create(BuiltinTemplates());
  EXPECT_TRUE(templates.ok()) << templates.status();
  const absl::StatusOr<Document> document = templates->Fill("receipt", fields, language);
  EXPECT_TRUE(document.ok()) << document.status();
  const absl::StatusOr<LaidOutDocument> laid_out = Layout(*document, {.columns = columns});
  EXPECT_TRUE(laid_out.ok()) << laid_out.status();
  return *laid_out;
}

std::string Utf8FromGb18030(std::string bytes) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  std::string out(bytes.size() * 4 + 4, '\0');
  char* from = bytes.data();
  size_t from_left = bytes.size();
  char* to = out.data();
  size_t to_left = out.size();
  EXPECT_EQ(iconv(converter, &from, &from_left, &to, &to_left), 0u) << "no GB18030";
  iconv_close(converter);
  out.resize(out.size() - to_left);
  return out;
}

// PlainCode128 takes "{C" pairs and "{B" text apart.
std::string PlainCode128(std::string_view data) {
  std::string text;
  char set = 0;
  for (size_t i = 0; i < data.size(); ++i) {
    if (data[i] == '{' && i + 1 < data.size() && data[i + 1] != '{') {
      set = data[++i];
    } else if (set == 'C') {
      absl::StrAppend(&text, data[i] < 10 ? "0" : "", static_cast<int>(data[i]));
    } else {
      text.push_back(data[i]);
      if (data[i] == '{') ++i;
    }
  }
  return text;
}

// LinesOfEscpos reads a print stream as a printer would and returns its lines of text.
std::vector<std::string> LinesOfEscpos(const std::string& bytes) {
  std::vector<std::string> lines;
  std::string line;
  bool chinese = false;
  for (size_t i = 0; i < bytes.size();) {
    const std::string_view rest = std::string_view(bytes).substr(i);
    if (rest.starts_with("\x1B\x40") || rest.starts_with("\x1C\x26") || rest.starts_with("\x1C\x2E")) {
      chinese = rest[1] == '\x26';
      i += 2;
    } else if (rest.starts_with("\x1B\x61") || rest.starts_with("\x1B\x45") || rest.starts_with("\x1D\x21")) {
      i += 3;
    } else if (rest.starts_with("\x1D\x56\x42")) {
      i += 4;
    } else if (rest.starts_with("\x1D\x68") || rest.starts_with("\x1D\x77") || rest.starts_with("\x1D\x48")) {
      i += 3;
    } else if (rest.starts_with("\x1D\x6B\x49")) {
      const size_t size = static_cast<uint8_t>(rest[3]);
      lines.push_back(absl::StrCat("[barcode ", PlainCode128(rest.substr(4, size)), "]"));
      i += 4 + size;
    } else if (rest.starts_with("\x1D\x76\x30")) {
      const auto number = [rest](size_t at) {
        return static_cast<uint8_t>(rest[at]) + 256 * static_cast<uint8_t>(rest[at + 1]);
      };
      lines.push_back(absl::StrCat("[image ", 8 * number(4), "x", number(6), "]"));
      i += 8 + static_cast<size_t>(number(4) * number(6));
    } else if (rest.starts_with("\x1D\x28\x6B")) {
      const size_t size = static_cast<uint8_t>(rest[3]) + 256u * static_cast<uint8_t>(rest[4]);
      if (rest[6] == '\x50')
        lines.push_back(absl::StrCat("[QR ", std::string(rest.substr(8, size - 3)), "]"));
      i += 5 + size;
    } else if (rest[0] == '\n') {
      lines.push_back(Utf8FromGb18030(line));
      line.clear();
      ++i;
    } else {
      EXPECT_TRUE(chinese || static_cast<uint8_t>(rest[0]) < 0x80) << "Chinese outside FS &";
      EXPECT_GE(static_cast<uint8_t>(rest[0]), 0x20) << "an unknown command";
      line.push_back(rest[0]);
      ++i;
    }
  }
  EXPECT_EQ(line, "") << "text that no line feed would print";
  return lines;
}

// Words drops what only spacing decides: blanks, and the dashes of a cut, which has no text on paper.
std::vector<std::string> Words(const std::vector<std::string>& lines) {
  std::vector<std::string> words;
  for (const std::string& line : lines) {
    std::string compact = line;
    absl::RemoveExtraAsciiWhitespace(&compact);
    if (!compact.starts_with("- -")) words.push_back(compact);
  }
  while (!words.empty() && words.back().empty()) words.pop_back();
  return words;
}

std::vector<std::string> LinesOf(const std::string& text) {
  return absl::StrSplit(text, '\n');
}

TEST(Renderings, TextEscposAndPictureSayTheSame) {
  const auto font = SlipFont::Load(kFont);
  ASSERT_TRUE(font.ok()) << font.status();
  for (const int columns : {32, 48}) {
    for (const DocumentLanguage language :
         {DocumentLanguage::kChinese, DocumentLanguage::kEnglish, DocumentLanguage::kBoth}) {
      for (const char* copy : {"merchant", "cardholder"}) {
        const LaidOutDocument slip = Slip(copy, language, columns, "https://till.example/r/7Q");
        const std::vector<std::string> text = Words(LinesOf(RenderText(slip)));
        ASSERT_GT(text.size(), 25u);
        EXPECT_EQ(Words(LinesOfEscpos(RenderEscpos(slip))), text);
        const absl::StatusOr<PaintedSlip> painted = PaintSlip(slip, **font);
        ASSERT_TRUE(painted.ok()) << painted.status();
        EXPECT_EQ(painted->painted_text, RenderText(slip)) << "a glyph is missing or off the paper";
      }
    }
  }
}

TEST(Renderings, TheTextsAreTheGoldenOnes) {
  const struct {
    const char* copy;
    const char* language;
  } rows[] = {{"merchant", "zh"},
              {"cardholder", "zh"},
              {"merchant", "en"},
              {"cardholder", "en"},
              {"merchant", "both"}};
  for (const auto& row : rows) {
    const std::string path = absl::StrCat(kTestdata, "sale.", row.copy, ".", row.language, ".txt");
    EXPECT_EQ(RenderText(Slip(row.copy, *ParseDocumentLanguage(row.language), 32)), ReadFile(path)) << path;
  }
}

// FNV-1a, 64 bits: what matters is that a changed pixel changes it.
uint64_t HashOf(const std::vector<uint8_t>& bytes) {
  uint64_t hash = 14'695'981'039'346'656'037u;
  for (const uint8_t byte : bytes) hash = (hash ^ byte) * 1'099'511'628'211u;
  return hash;
}

SlipImage Decoded(const std::string& png) {
  png_image image;
  std::memset(&image, 0, sizeof(image));
  image.version = PNG_IMAGE_VERSION;
  EXPECT_TRUE(png_image_begin_read_from_memory(&image, png.data(), png.size()));
  EXPECT_EQ(image.format, static_cast<png_uint_32>(PNG_FORMAT_GA));
  std::vector<uint8_t> pixels(PNG_IMAGE_SIZE(image));
  EXPECT_TRUE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr));
  SlipImage slip{.width = static_cast<int>(image.width), .height = static_cast<int>(image.height)};
  for (size_t i = 0; i < pixels.size(); i += 2) {
    slip.grey.push_back(pixels[i]);
    slip.alpha.push_back(pixels[i + 1]);
  }
  return slip;
}

TEST(Renderings, ThePictureIsTheGoldenOne) {
  const auto font = SlipFont::Load(kFont);
  ASSERT_TRUE(font.ok()) << font.status();
  const struct {
    int columns;
    DocumentLanguage language;
    int width;
    int height;
    uint64_t hash;
  } rows[] = {
      {32, DocumentLanguage::kChinese, 384, 1440, 16888016616776591535u},
      {48, DocumentLanguage::kBoth, 576, 1496, 6699581704385268857u},
  };
  for (const auto& row : rows) {
    const absl::StatusOr<std::string> png = RenderPng(Slip("merchant", row.language, row.columns), **font);
    ASSERT_TRUE(png.ok()) << png.status();
    const SlipImage slip = Decoded(*png);
    EXPECT_EQ(slip.width, row.width);
    EXPECT_EQ(slip.height, row.height);
    EXPECT_EQ(HashOf(slip.grey), row.hash) << "look at the picture (testdata/README.md), then renew the hash";
  }
}

TEST(Renderings, ThePaperHasMarginsAndTornEndsAndInkOnIt) {
  const auto font = SlipFont::Load(kFont);
  ASSERT_TRUE(font.ok()) << font.status();
  const absl::StatusOr<PaintedSlip> painted =
      PaintSlip(Slip("merchant", DocumentLanguage::kBoth, 32), **font);
  ASSERT_TRUE(painted.ok());
  const SlipImage& image = painted->image;
  size_t ink = 0;
  bool margins_clean = true;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const bool inked = image.grey[static_cast<size_t>(y * image.width + x)] < 128;
      ink += inked ? 1 : 0;
      if (inked && (x < 18 || x >= image.width - 18)) margins_clean = false;
    }
  }
  EXPECT_TRUE(margins_clean);
  EXPECT_GT(ink, image.grey.size() / 50);
  EXPECT_LT(ink, image.grey.size() / 5);
  EXPECT_EQ(image.alpha.front(), 0) << "between two teeth";
  EXPECT_EQ(image.alpha[image.alpha.size() / 2], 255);
}

TEST(SlipFont, AMissingOrWrongFileIsSaid) {
  EXPECT_EQ(SlipFont::Load("/nonexistent.ttf").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(SlipFont::Load(absl::StrCat(kTestdata, "sale.fields")).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(RenderPng, AnEndlessSlipIsRefused) {
  const auto font = SlipFont::Load(kFont);
  ASSERT_TRUE(font.ok());
  std::string lines;
  for (int i = 0; i < 1'900; ++i) lines += "x\n";
  Document document;
  for (int i = 0; i < 3; ++i) document.elements.push_back(Text{.text = lines});
  const absl::StatusOr<LaidOutDocument> laid_out = Layout(document, {});
  ASSERT_TRUE(laid_out.ok());
  EXPECT_EQ(RenderPng(*laid_out, **font).status().code(), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace till::print
