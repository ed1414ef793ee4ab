// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_NOTICE_CHANNELS_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_NOTICE_CHANNELS_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/notices.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/pages.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"
#include "kiosk-ui/src/shop/text_entry_model.h"

namespace till::kiosk {

// NoticeChannelsModel is where notices go: its rows are the channels, and `details` one of them, row by row.
// Each change is sent at once, and the rows show what the terminal made of it.
class NoticeChannelsModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  Q_PROPERTY(bool canAdd READ canAdd NOTIFY stateChanged)
  Q_PROPERTY(QString channelTitle READ channelTitle NOTIFY stateChanged)
  Q_PROPERTY(till::kiosk::RowListModel* details READ details CONSTANT)

 public:
  // The most that the terminal keeps.
  static constexpr int kMostChannels = 4;
  static constexpr int kMostPhones = 5;

  NoticeChannelsModel(Notices& notices, LanguageModel& language, ChoiceModel& choice, DigitsModel& digits,
                      TextEntryModel& text, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const { return Say(problem_); }
  bool canAdd() const;
  QString channelTitle() const;
  RowListModel* details() { return &details_; }

  Q_INVOKABLE void refresh();
  // add asks of what sort the new channel is, and where it goes.
  Q_INVOKABLE void add();
  // show opens one of the channels.
  Q_INVOKABLE void show(const QString& name);
  // edit changes a row of the channel that is shown: "enabled", "url", "phone", "phone:N", "event:NAME",
  // "secret", "authorization", "remove".
  Q_INVOKABLE void edit(const QString& row);

 Q_SIGNALS:
  void stateChanged();
  void opens(till::kiosk::Pages::Page page);
  // removed: the channel that was shown is gone.
  void removed();

 private:
  const NoticeChannel* Shown() const;
  void Add(const QString& name, Said title);
  void Change(const std::function<void(NoticeChannel&)>& change);
  void Send(const QList<NoticeChannel>& wanted);
  void AskAddress(Said title, const QString& url, TextEntryModel::Answered answered);
  void AskPhone();
  // AskSecret asks for one that is written and never read.
  void AskSecret(Said title, Said prompt, qsizetype most, QString NoticeChannel::*secret);
  void Fill();
  void FillDetails();

  Notices& backend_;
  ChoiceModel& choice_;
  DigitsModel& digits_;
  TextEntryModel& text_;
  RowListModel details_;
  QList<NoticeChannel> channels_;
  QString shown_;
  bool known_ = false;
  bool loading_ = false;
  Said problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_NOTICE_CHANNELS_MODEL_H_
