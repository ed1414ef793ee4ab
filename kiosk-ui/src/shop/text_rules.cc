// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/text_rules.h"

#include <QChar>

namespace till::kiosk {
namespace {

// Dingbats and weather (Unicode 2600 to 27BF) are drawn as emoji by some and as a box by others; the signs
// before them (№, ℃, →, ★) are in GB 2312 and print.
constexpr char32_t kFirstPicture = 0x2600;
constexpr char32_t kLastPicture = 0x27BF;

bool IsPicture(char32_t character) {
  if (character == 0x2605 || character == 0x2606) return false;  // ★ and ☆, row 1 of GB 2312
  if (character == 0xFFFC || character == 0xFFFD) return true;   // stand for what could not be read
  if (character >= kFirstPicture && character <= kLastPicture) return true;
  return character > 0xFFFF && QChar::category(character) != QChar::Letter_Other;  // rare Chinese is a letter
}

}  // namespace

TextRules::Misfit TextRules::Of(char32_t character, Script script) {
  switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
      return Misfit::Unseen;
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    // What is left of accents after composition: towers of marks, and frames around letters.
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
      return Misfit::Sign;
    default:
      break;
  }
  switch (QChar::direction(character)) {
    case QChar::DirR:
    case QChar::DirAL:
    case QChar::DirAN:
      return Misfit::RightToLeft;
    default:
      break;
  }
  if (IsPicture(character)) return Misfit::Sign;
  if (script == Script::Plain && (character < 0x20 || character > 0x7E)) return Misfit::NotPlain;
  return Misfit::None;
}

}  // namespace till::kiosk
