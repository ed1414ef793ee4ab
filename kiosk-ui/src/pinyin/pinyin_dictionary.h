// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_PINYIN_PINYIN_DICTIONARY_H_
#define TILL_KIOSK_UI_SRC_PINYIN_PINYIN_DICTIONARY_H_

#include <QList>
#include <QString>

namespace till::kiosk {

// PinyinDictionary turns Hanyu pinyin without tones into the Chinese words that it may stand for, by
// libgooglepinyin and its dictionary (Debian's libgooglepinyin0). It learns nothing: what is typed here are
// people's names, and a dictionary that remembers them would leave them on the disk.
//
// The library has one state for the whole process; so only the GUI thread may ask.
class PinyinDictionary {
 public:
  // Candidate is a word, and how many letters from the front of the spelling it stands for.
  struct Candidate {
    QString word;
    qsizetype letters = 0;
  };

  // The longest spelling that is looked up.
  static constexpr qsizetype kLongestSpelling = 24;

  // Search returns at most `most` candidates, the likeliest first; none for what is no pinyin, and none when
  // the dictionary cannot be read. Opens the dictionary when it is first asked (5 ms).
  QList<Candidate> Search(const QString& spelling, qsizetype most);

 private:
  bool Open();

  enum class State { Closed, Open, Missing };
  State state_ = State::Closed;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_PINYIN_PINYIN_DICTIONARY_H_
