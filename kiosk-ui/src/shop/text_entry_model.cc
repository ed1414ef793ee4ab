// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/text_entry_model.h"

#include <algorithm>
#include <utility>

namespace till::kiosk {
namespace {

constexpr qsizetype kMostCandidates = 60;
constexpr QChar kDot(0x2022);

constexpr const char* kLetters[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
constexpr const char* kPlainSigns[] = {"-/:;()&@\"'", "+=%#*_~|\\", "!?<>[]$"};
constexpr const char* kChineseSigns[] = {"-/：；（）·@“”", "+=%#&、！？¥", "《》【】№℃…"};

bool IsLetter(char32_t character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

}  // namespace

TextEntryModel::TextEntryModel(LanguageModel& language, QObject* parent)
    : QObject(parent), language_(language) {
  connect(&language, &LanguageModel::changed, this, &TextEntryModel::changed);
}

void TextEntryModel::Ask(const Question& question, Answered answered) {
  question_ = question;
  answered_ = std::move(answered);
  text_ = question.text;
  problem_ = nullptr;
  chinese_ = mayBeChinese() && language_.IsChinese();
  signs_ = false;
  shifted_ = false;
  masked_ = question.secret;
  Spell({});
  Q_EMIT asked();
  Q_EMIT keysChanged();
  Q_EMIT changed();
}

void TextEntryModel::Forget() {
  answered_ = nullptr;
  question_ = Question();
  masked_ = false;
  Wipe();
  problem_ = nullptr;
  Spell({});
  Q_EMIT changed();
}

void TextEntryModel::Wipe() {
  text_.fill(QLatin1Char('\0'));
  text_.clear();
}

QString TextEntryModel::text() const {
  return masked_ ? QString(Count(), kDot) : text_;
}

QStringList TextEntryModel::candidates() const {
  QStringList words;
  for (const PinyinDictionary::Candidate& candidate : found_) words.append(candidate.word);
  return words;
}

QString TextEntryModel::countText() const {
  const qsizetype count = Count();
  return 2 * count < question_.most
             ? QString()
             : tr("%1 of %2", "characters typed, at most").arg(count).arg(question_.most);
}

bool TextEntryModel::canSubmit() const {
  return answered_ && (!spelling_.isEmpty() || text_.trimmed().toUcs4().size() >= question_.least);
}

QVariantList TextEntryModel::rows() const {
  const auto& wanted = !signs_ ? kLetters : chinese_ ? kChineseSigns : kPlainSigns;
  QVariantList rows;
  for (const char* row : wanted) {
    QStringList keys;
    for (const QChar key : QString::fromUtf8(row)) keys.append(key);
    rows.append(QVariant(keys));
  }
  return rows;
}

QString TextEntryModel::comma() const {
  return chinese_ ? QString::fromUtf8("，") : QStringLiteral(",");
}

QString TextEntryModel::stop() const {
  return chinese_ ? QString::fromUtf8("。") : QStringLiteral(".");
}

QString TextEntryModel::WordsFor(TextRules::Misfit misfit) {
  switch (misfit) {
    case TextRules::Misfit::None:
      return {};
    case TextRules::Misfit::Sign:
      return tr("Pictures and special signs cannot be printed. They were left out");
    case TextRules::Misfit::RightToLeft:
      return tr("Writing from right to left cannot be printed. Use Chinese or Latin letters");
    case TextRules::Misfit::Unseen:
      return tr("Characters that cannot be seen were left out");
    case TextRules::Misfit::NotPlain:
      return tr("Only Latin letters, digits and plain signs fit here");
  }
  return {};
}

// Takes what fits of a text, and says what did not.
bool TextEntryModel::Put(const QString& text) {
  bool took = false;
  qsizetype count = Count();
  for (const char32_t character : text.normalized(QString::NormalizationForm_C).toUcs4()) {
    const bool line = question_.lines && character == '\n';
    const TextRules::Misfit misfit =
        line ? TextRules::Misfit::None : TextRules::Of(character, question_.script);
    if (misfit != TextRules::Misfit::None) {
      if (!problem_) problem_ = [misfit] { return WordsFor(misfit); };
      continue;
    }
    if (count >= question_.most) {
      problem_ = [most = question_.most] { return tr("No more than %1 characters fit here").arg(most); };
      break;
    }
    text_ += QString::fromUcs4(&character, 1);
    ++count;
    took = true;
  }
  return took;
}

void TextEntryModel::Spell(const QString& spelling) {
  spelling_ = spelling;
  found_ = dictionary_.Search(spelling, kMostCandidates);
  Q_EMIT candidatesChanged();
}

bool TextEntryModel::Type(const QString& text) {
  if (!answered_) return false;
  problem_ = nullptr;
  bool took = false;
  const QList<uint> characters = text.toUcs4();
  if (characters.size() == 1 && chinese_ &&
      (IsLetter(characters.first()) || (characters.first() == '\'' && !spelling_.isEmpty()))) {
    if (spelling_.size() < PinyinDictionary::kLongestSpelling) {
      Spell(spelling_ + text.toLower());
      took = true;
    } else {
      problem_ = [this] { return tr("Choose the characters for %1 first").arg(spelling_); };
    }
  } else {
    // A sign or a digit after a spelling ends it: the likeliest word is taken.
    while (!found_.isEmpty()) choose(0);
    took = Put(text);
  }
  Q_EMIT changed();
  return took;
}

void TextEntryModel::press(const QString& character) {
  Type(shifted_ ? character.toUpper() : character);
  if (shifted_) toggleShift();
}

void TextEntryModel::pressSpace() {
  if (!spelling_.isEmpty()) {
    choose(0);
  } else {
    Type(QStringLiteral(" "));
  }
}

void TextEntryModel::pressLine() {
  if (!question_.lines || !answered_) return;
  problem_ = nullptr;
  while (!found_.isEmpty()) choose(0);
  Put(QStringLiteral("\n"));
  Q_EMIT changed();
}

void TextEntryModel::pressBackspace() {
  problem_ = nullptr;
  if (!spelling_.isEmpty()) {
    Spell(spelling_.chopped(1));
  } else if (!text_.isEmpty()) {
    text_.chop(text_.back().isLowSurrogate() ? 2 : 1);
  }
  Q_EMIT changed();
}

void TextEntryModel::clear() {
  problem_ = nullptr;
  Wipe();
  Spell({});
  Q_EMIT changed();
}

void TextEntryModel::choose(int candidate) {
  if (candidate < 0 || candidate >= found_.size()) return;
  problem_ = nullptr;
  const PinyinDictionary::Candidate chosen = found_.at(candidate);
  Put(chosen.word);
  Spell(spelling_.mid(std::max<qsizetype>(chosen.letters, 1)));
  Q_EMIT changed();
}

void TextEntryModel::toggleChinese() {
  if (!mayBeChinese()) return;
  chinese_ = !chinese_;
  // Letters that were typed in the wrong mode are not lost.
  const QString letters = std::exchange(spelling_, QString());
  Spell({});
  Put(letters);
  Q_EMIT keysChanged();
  Q_EMIT changed();
}

void TextEntryModel::toggleSigns() {
  signs_ = !signs_;
  shifted_ = false;
  Q_EMIT keysChanged();
}

void TextEntryModel::toggleShift() {
  shifted_ = !shifted_;
  Q_EMIT keysChanged();
}

void TextEntryModel::toggleMask() {
  masked_ = question_.secret && !masked_;
  Q_EMIT changed();
}

void TextEntryModel::enter() {
  if (spelling_.isEmpty()) {
    submit();
    return;
  }
  const QString letters = spelling_;
  Spell({});
  Put(letters);
  Q_EMIT changed();
}

void TextEntryModel::submit() {
  if (!canSubmit()) return;
  if (!spelling_.isEmpty()) {
    problem_ = [this] { return tr("Choose the characters for %1 first").arg(spelling_); };
    Q_EMIT changed();
    return;
  }
  const QString answer = text_.trimmed();
  if (question_.check && !question_.check(answer).isEmpty()) {
    problem_ = [this] { return question_.check(text_.trimmed()); };
    Q_EMIT changed();
    return;
  }
  const Answered answered = std::exchange(answered_, nullptr);
  Q_EMIT done();
  answered(answer);
}

}  // namespace till::kiosk
