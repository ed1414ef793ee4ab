// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/notice_channels_model.h"

#include <algorithm>
#include <utility>

#include "kiosk-ui/src/shop/notice_list_model.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

// What a shop may want to hear of, as the API names it; a test is always sent.
constexpr const char* kEvents[] = {"BINDING_CHANGED", "PAYEE_CHANGED", "OPERATOR_CHANGED",
                                   "SETTINGS_CHANGED"};

constexpr qsizetype kLongestAddress = 500;
constexpr qsizetype kLongestSecret = 200;
constexpr qsizetype kLongestAuthorization = 500;
constexpr qsizetype kLongestPhone = 20;
constexpr qsizetype kShortestPhone = 5;

// PlainQuestion asks for what machines read: letters, digits and signs of ASCII.
TextEntryModel::Question PlainQuestion(Said title, Said prompt, qsizetype most) {
  TextEntryModel::Question question;
  question.title = std::move(title);
  question.prompt = std::move(prompt);
  question.least = 1;
  question.most = most;
  question.script = TextRules::Script::Plain;
  return question;
}

QStringList AllEvents() {
  QStringList events;
  for (const char* event : kEvents) events.append(QLatin1String(event));
  return events;
}

}  // namespace

NoticeChannelsModel::NoticeChannelsModel(Notices& notices, LanguageModel& language, ChoiceModel& choice,
                                         DigitsModel& digits, TextEntryModel& text, QObject* parent)
    : RowListModel(parent), backend_(notices), choice_(choice), digits_(digits), text_(text) {
  connect(&notices, &Notices::channelsFetched, this, [this](const QList<NoticeChannel>& channels) {
    channels_ = channels;
    known_ = true;
    loading_ = false;
    Fill();
    if (!shown_.isEmpty() && Shown() == nullptr) {
      shown_.clear();
      Q_EMIT removed();
    }
  });
  connect(&notices, &Notices::channelsFailed, this, [this](const Problem& problem) {
    loading_ = false;
    problem_ = [problem] { return ErrorWords::ForProblem(problem).Sentence(); };
    Fill();
  });
  connect(&notices, &Notices::changeFailed, this, [this](const Problem& problem) {
    loading_ = false;
    // Telephones and events were checked when they were touched.
    problem_ = [problem] {
      return problem.code == QLatin1String("INVALID_REQUEST")
                 ? tr("The address is not right. It begins with https and has a host")
                 : ErrorWords::ForProblem(problem).Sentence();
    };
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &NoticeChannelsModel::Fill);
}

bool NoticeChannelsModel::canAdd() const {
  return known_ && !loading_ && channels_.size() < kMostChannels;
}

const NoticeChannel* NoticeChannelsModel::Shown() const {
  const auto found = std::find_if(channels_.cbegin(), channels_.cend(),
                                  [this](const NoticeChannel& channel) { return channel.name == shown_; });
  return found == channels_.cend() ? nullptr : &*found;
}

QString NoticeChannelsModel::channelTitle() const {
  return NoticeListModel::ChannelName(shown_);
}

void NoticeChannelsModel::refresh() {
  loading_ = true;
  problem_ = nullptr;
  backend_.FetchChannels();
  Q_EMIT stateChanged();
}

void NoticeChannelsModel::show(const QString& name) {
  shown_ = name;
  problem_ = nullptr;
  Fill();
  Q_EMIT opens(Page::NoticeChannel);
}

void NoticeChannelsModel::add() {
  if (!canAdd()) return;
  choice_.Ask([] { return tr("New channel"); },
              [] {
                return QList<ChoiceModel::Answer>{
                    {QStringLiteral("webhook"), tr("Web address"), tr("A computer of the shop is told")},
                    {QStringLiteral("sms"), tr("Text messages"), tr("A gateway sends them to telephones")}};
              },
              {},
              [this](const QString& sort) {
                // Two of a sort have names of their own.
                QString name = sort;
                for (int number = 2;
                     std::any_of(channels_.cbegin(), channels_.cend(),
                                 [&](const NoticeChannel& each) { return each.name == name; });
                     ++number)
                  name = QStringLiteral("%1-%2").arg(sort).arg(number);
                Add(name, [sort] { return NoticeListModel::ChannelName(sort); });
              });
}

void NoticeChannelsModel::Add(const QString& name, Said title) {
  AskAddress(std::move(title), QStringLiteral("https://"), [this, name](const QString& url) {
    NoticeChannel channel;
    channel.name = name;
    channel.url = url;
    channel.enabled = true;
    Send(channels_ + QList<NoticeChannel>{channel});
  });
}

void NoticeChannelsModel::AskAddress(Said title, const QString& url, TextEntryModel::Answered answered) {
  TextEntryModel::Question question = PlainQuestion(
      std::move(title), [] { return tr("The address that is called, beginning with https"); },
      kLongestAddress);
  question.text = url;
  text_.Ask(question, std::move(answered));
}

void NoticeChannelsModel::Send(const QList<NoticeChannel>& wanted) {
  loading_ = true;
  problem_ = nullptr;
  backend_.ChangeChannels(wanted);
  Q_EMIT stateChanged();
}

void NoticeChannelsModel::Change(const std::function<void(NoticeChannel&)>& change) {
  if (loading_) return;
  QList<NoticeChannel> wanted = channels_;
  for (NoticeChannel& channel : wanted) {
    if (channel.name == shown_) change(channel);
  }
  Send(wanted);
}

void NoticeChannelsModel::AskPhone() {
  DigitsModel::Question question;
  question.title = [] { return tr("Telephone"); };
  question.prompt = [] { return tr("The number that gets the messages, 5 to 20 digits"); };
  question.form = DigitsModel::Form::Digits;
  question.most = kLongestPhone;
  question.check = [](const QString& digits) {
    return digits.size() < kShortestPhone ? tr("Type at least 5 digits") : QString();
  };
  digits_.Ask(question, [this](const QString& digits) {
    Change([&](NoticeChannel& channel) {
      if (!channel.phones.contains(digits)) channel.phones.append(digits);
    });
  });
}

void NoticeChannelsModel::AskSecret(Said title, Said prompt, qsizetype most, QString NoticeChannel::*secret) {
  TextEntryModel::Question question = PlainQuestion(std::move(title), std::move(prompt), most);
  question.secret = true;
  text_.Ask(question, [this, secret](const QString& typed) {
    Change([&](NoticeChannel& channel) { channel.*secret = typed; });
  });
}

void NoticeChannelsModel::edit(const QString& row) {
  const NoticeChannel* shown = Shown();
  if (shown == nullptr || loading_) return;
  if (row == QLatin1String("enabled")) {
    Change([](NoticeChannel& channel) { channel.enabled = !channel.enabled; });
  } else if (row == QLatin1String("url")) {
    AskAddress([this] { return channelTitle(); }, shown->url,
               [this](const QString& url) { Change([&](NoticeChannel& channel) { channel.url = url; }); });
  } else if (row == QLatin1String("phone")) {
    AskPhone();
  } else if (row.startsWith(QLatin1String("phone:"))) {
    const int at = row.mid(6).toInt();
    choice_.Ask([phone = shown->phones.value(at)] { return phone; },
                [] {
                  return QList<ChoiceModel::Answer>{{QStringLiteral("remove"), tr("Remove this number"), {}}};
                },
                {},
                [this, at](const QString&) {
                  Change([at](NoticeChannel& channel) {
                    if (at < channel.phones.size()) channel.phones.removeAt(at);
                  });
                });
  } else if (row.startsWith(QLatin1String("event:"))) {
    const QString event = row.mid(6);
    Change([&](NoticeChannel& channel) {
      // None named means all: the first that is switched off names the others.
      if (channel.events.isEmpty()) channel.events = AllEvents();
      if (!channel.events.removeOne(event)) channel.events.append(event);
      if (channel.events.size() == AllEvents().size()) channel.events.clear();
    });
  } else if (row == QLatin1String("secret")) {
    AskSecret([] { return tr("Signing key"); }, [] { return tr("The receiver checks each notice with it"); },
              kLongestSecret, &NoticeChannel::secret);
  } else if (row == QLatin1String("authorization")) {
    AskSecret([] { return tr("Password at the address"); },
              [] { return tr("All of it, as whoever runs the address gave it to you"); },
              kLongestAuthorization, &NoticeChannel::authorization);
  } else if (row == QLatin1String("remove")) {
    choice_.Ask([this] { return channelTitle(); },
                [] {
                  return QList<ChoiceModel::Answer>{
                      {QStringLiteral("remove"), tr("Remove this channel"), tr("Its secrets are forgotten")}};
                },
                {},
                [this](const QString&) {
                  QList<NoticeChannel> wanted = channels_;
                  wanted.removeIf([this](const NoticeChannel& channel) { return channel.name == shown_; });
                  Send(wanted);
                });
  }
}

void NoticeChannelsModel::Fill() {
  QList<Row> rows;
  for (const NoticeChannel& channel : channels_) {
    Row row;
    row.id = channel.name;
    row.shape = Shape::Choice;
    row.icon =
        channel.name.startsWith(QLatin1String("sms")) ? QStringLiteral("phone") : QStringLiteral("globe");
    row.text = NoticeListModel::ChannelName(channel.name);
    row.note = channel.url;
    row.value = channel.enabled ? tr("On") : tr("Off");
    rows.append(row);
  }
  SetRows(rows);
  FillDetails();
  Q_EMIT stateChanged();
}

void NoticeChannelsModel::FillDetails() {
  QList<Row> rows;
  const NoticeChannel* channel = Shown();
  if (channel != nullptr) {
    rows.append(Row::Switch("enabled", tr("Send notices"), channel->enabled));
    rows.append(Row::Choice("url", tr("Address"), {}, channel->url));
    rows.append(Row::Heading(tr("What it tells of")));
    for (const QString& event : AllEvents()) {
      rows.append(Row::Switch(QStringLiteral("event:") + event, NoticeListModel::EventName(event),
                              channel->events.isEmpty() || channel->events.contains(event)));
    }
    rows.append(Row::Heading(tr("Telephones")));
    for (qsizetype at = 0; at < channel->phones.size(); ++at)
      rows.append(Row::Choice(QStringLiteral("phone:%1").arg(at), channel->phones.at(at)));
    if (channel->phones.size() < kMostPhones)
      rows.append(Row::Choice("phone", tr("Add a number"), {}, tr("For a gateway of text messages")));
    rows.append(Row::Heading(tr("Secrets")));
    rows.append(Row::Choice("secret", tr("Signing key"), channel->has_secret ? tr("Set") : tr("None")));
    rows.append(Row::Choice("authorization", tr("Password at the address"),
                            channel->has_authorization ? tr("Set") : tr("None")));
    rows.append(Row::Fact(tr("Both are forgotten when the address changes")));
    rows.append(Row::Choice("remove", tr("Remove this channel")));
  }
  details_.SetRows(rows);
}

}  // namespace till::kiosk
