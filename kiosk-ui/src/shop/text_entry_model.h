// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_TEXT_ENTRY_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_TEXT_ENTRY_MODEL_H_

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <functional>

#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/pinyin/pinyin_dictionary.h"
#include "kiosk-ui/src/shop/said.h"
#include "kiosk-ui/src/shop/text_rules.h"

namespace till::kiosk {

// TextEntryModel is a question whose answer is words, typed on the screen's own keyboard or on a real one:
// Latin letters as they are, Chinese by pinyin. What cannot be shown or printed does not get in, and the page
// says so.
class TextEntryModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString prompt READ prompt NOTIFY changed)
  // text: what was typed so far, a dot for each character while it is masked. spelling: the letters after it
  // that are to become Chinese.
  Q_PROPERTY(QString text READ text NOTIFY changed)
  Q_PROPERTY(QString spelling READ spelling NOTIFY changed)
  // candidates: what the spelling may become.
  Q_PROPERTY(QStringList candidates READ candidates NOTIFY candidatesChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY changed)
  // countText: how much of the room is used, once that matters.
  Q_PROPERTY(QString countText READ countText NOTIFY changed)
  Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed)
  Q_PROPERTY(bool canClear READ canClear NOTIFY changed)
  // The keyboard: three rows of characters above the row with the space bar.
  Q_PROPERTY(QVariantList rows READ rows NOTIFY keysChanged)
  Q_PROPERTY(QString comma READ comma NOTIFY keysChanged)
  Q_PROPERTY(QString stop READ stop NOTIFY keysChanged)
  Q_PROPERTY(bool chinese READ chinese NOTIFY keysChanged)
  Q_PROPERTY(bool mayBeChinese READ mayBeChinese NOTIFY asked)
  Q_PROPERTY(bool lines READ lines NOTIFY asked)
  // secret: nobody else is to read it, so it is masked until the person wants to see it.
  Q_PROPERTY(bool secret READ secret NOTIFY asked)
  Q_PROPERTY(bool masked READ masked NOTIFY changed)
  Q_PROPERTY(bool signsShown READ signsShown NOTIFY keysChanged)
  Q_PROPERTY(bool shifted READ shifted NOTIFY keysChanged)

 public:
  struct Question {
    Said title = {};
    Said prompt = {};
    QString text;         // typed already
    qsizetype least = 0;  // characters; 0: nothing is an answer
    qsizetype most = 40;  // characters
    bool lines = false;   // may have several
    bool secret = false;
    TextRules::Script script = TextRules::Script::Any;
    std::function<QString(const QString&)> check = {};  // says what is wrong with a text; empty for nothing
  };
  using Answered = std::function<void(const QString& text)>;

  explicit TextEntryModel(LanguageModel& language, QObject* parent = nullptr);

  QString title() const { return Say(question_.title); }
  QString prompt() const { return Say(question_.prompt); }
  QString text() const;
  QString spelling() const { return spelling_; }
  QStringList candidates() const;
  QString problemText() const { return Say(problem_); }
  QString countText() const;
  bool canSubmit() const;
  bool canClear() const { return !text_.isEmpty() || !spelling_.isEmpty(); }
  QVariantList rows() const;
  QString comma() const;
  QString stop() const;
  bool chinese() const { return chinese_; }
  bool mayBeChinese() const { return question_.script == TextRules::Script::Any; }
  bool lines() const { return question_.lines; }
  bool secret() const { return question_.secret; }
  bool masked() const { return masked_; }
  bool signsShown() const { return signs_; }
  bool shifted() const { return shifted_; }

  // Ask puts the question; `answered` hears the text, without spaces at its ends.
  void Ask(const Question& question, Answered answered);
  // Forget wipes what was typed; nobody hears of it.
  void Forget();
  // Type takes what a real keyboard, a scanner or an input method gives; false when nothing of it fits.
  bool Type(const QString& text);

  // press is a key of the screen's keyboard: a character, in the case that the shift key gives it.
  Q_INVOKABLE void press(const QString& character);
  Q_INVOKABLE void pressSpace();
  Q_INVOKABLE void pressLine();
  Q_INVOKABLE void pressBackspace();
  Q_INVOKABLE void clear();
  // choose takes one of the candidates.
  Q_INVOKABLE void choose(int candidate);
  Q_INVOKABLE void toggleChinese();
  Q_INVOKABLE void toggleSigns();
  Q_INVOKABLE void toggleShift();
  // toggleMask shows a secret, and hides it again.
  Q_INVOKABLE void toggleMask();
  // enter is a real keyboard's Enter: it takes a spelling as it is, else it is submit.
  void enter();
  Q_INVOKABLE void submit();

 Q_SIGNALS:
  void changed();
  void candidatesChanged();
  void keysChanged();
  // asked: the page is wanted. done: it may go.
  void asked();
  void done();

 private:
  qsizetype Count() const { return text_.toUcs4().size(); }
  void Wipe();
  bool Put(const QString& text);
  void Spell(const QString& spelling);
  static QString WordsFor(TextRules::Misfit misfit);

  LanguageModel& language_;
  PinyinDictionary dictionary_;
  Question question_;
  Answered answered_;
  QString text_;
  QString spelling_;
  QList<PinyinDictionary::Candidate> found_;
  Said problem_;
  bool chinese_ = false;
  bool signs_ = false;
  bool shifted_ = false;
  bool masked_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_TEXT_ENTRY_MODEL_H_
