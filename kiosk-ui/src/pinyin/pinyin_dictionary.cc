// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/pinyin/pinyin_dictionary.h"

#include <dlfcn.h>
#include <googlepinyin/pinyinime.h>

#include <QByteArray>
#include <QDebug>
#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <array>

namespace till::kiosk {
namespace {

// The dictionary lies beside the library that Debian ships it with, whatever the machine's architecture.
QString DictionaryFile() {
  Dl_info library;
  if (dladdr(reinterpret_cast<const void*>(&ime_pinyin::im_search), &library) == 0) return {};
  const QFileInfo file(QString::fromLocal8Bit(library.dli_fname));
  return QFileInfo(file.absoluteDir(), QStringLiteral("googlepinyin/data/dict_pinyin.dat")).filePath();
}

}  // namespace

bool PinyinDictionary::Open() {
  if (state_ != State::Closed) return state_ == State::Open;
  const QByteArray file = DictionaryFile().toLocal8Bit();
  // No user dictionary: nothing is learned.
  const bool opened = ime_pinyin::im_open_decoder(file.constData(), "");
  if (!opened) qWarning("pinyin: the dictionary %s cannot be read", file.constData());
  state_ = opened ? State::Open : State::Missing;
  return opened;
}

QList<PinyinDictionary::Candidate> PinyinDictionary::Search(const QString& spelling, qsizetype most) {
  QList<Candidate> found;
  const QByteArray letters = spelling.toLatin1();
  if (letters.isEmpty() || letters.size() > kLongestSpelling || !Open()) return found;
  ime_pinyin::im_reset_search();
  const size_t count = ime_pinyin::im_search(letters.constData(), static_cast<size_t>(letters.size()));
  size_t decoded = 0;
  ime_pinyin::im_get_sps_str(&decoded);
  const unsigned short* starts = nullptr;
  const size_t syllables = ime_pinyin::im_get_spl_start_pos(starts);
  std::array<ime_pinyin::char16, kLongestSpelling + 1> word{};
  for (size_t index = 0; index < count && found.size() < most; ++index) {
    if (ime_pinyin::im_get_candidate(index, word.data(), word.size() - 1) == nullptr) break;
    const auto end = std::find(word.cbegin(), word.cend(), 0);
    const auto length = static_cast<size_t>(end - word.cbegin());
    if (length == 0) continue;
    // A word of as many characters as there are syllables, or more, stands for all of the spelling.
    const size_t taken = length < syllables ? starts[length] : decoded;
    found.append(
        {QString::fromUtf16(reinterpret_cast<const char16_t*>(word.data()), static_cast<qsizetype>(length)),
         static_cast<qsizetype>(taken)});
  }
  return found;
}

}  // namespace till::kiosk
