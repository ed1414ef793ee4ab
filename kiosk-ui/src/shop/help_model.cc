// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/help_model.h"

#include "kiosk-ui/src/qr/qr_image_provider.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

constexpr QLatin1String kHost("HOST:");
// Where the codes are written about, in the project's documentation. The project has no address on the web of
// its own, and a shop may have no network: so the QR code holds the page's words too.
constexpr QLatin1String kDocumentation("docs/integrators.md#errors");

ErrorWords WordsFor(const QString& code) {
  return code.startsWith(kHost) ? ErrorWords::ForProblem({}, code.mid(kHost.size()))
                                : ErrorWords::ForProblem({code, {}});
}

// Whether code begins with one of these, separated by spaces.
bool Begins(const QString& code, const char* with) {
  for (const QString& each : QString::fromLatin1(with).split(QLatin1Char(' '))) {
    if (code.startsWith(each)) return true;
  }
  return false;
}

}  // namespace

HelpModel::HelpModel(LanguageModel& language, DigitsModel& digits, QObject* parent)
    : RowListModel(parent), digits_(digits) {
  connect(&language, &LanguageModel::changed, this, &HelpModel::Fill);
}

QString HelpModel::codeText() const {
  return code_.startsWith(kHost) ? tr("The bank's code %1").arg(code_.mid(kHost.size())) : code_;
}

QString HelpModel::whatText() const {
  return code_.isEmpty() ? QString() : WordsFor(code_).what;
}

QString HelpModel::nextText() const {
  return code_.isEmpty() ? QString() : WordsFor(code_).next;
}

QString HelpModel::callText() const {
  if (code_.isEmpty()) return {};
  if (code_.startsWith(kHost)) return tr("The customer's bank, by the number on the back of the card");
  if (Begins(code_, "HOST_ KEY_ REVERSAL SETTLEMENT UNRESOLVED BATCH_ NOT_SIGNED_ON MAC_"))
    return tr("Your acquirer, whose number is on the terminal");
  if (Begins(code_, "PERMISSION OPERATOR_ WRONG_PASSWORD PASSWORD_ APPROVAL_ SECOND_"))
    return tr("Your supervisor or administrator");
  if (Begins(code_,
             "VOID: NO_CARD NO_PIN NO_STICK NO_PHOTOS STICK_ PHOTO_ PIN_ CARD_ INVALID_AMOUNT AMOUNT_ QR_"))
    return tr("Nobody, this is settled at the counter");
  return tr("Support, with the code and the serial number of the terminal");
}

QString HelpModel::PageText() const {
  if (code_.isEmpty()) return {};
  QStringList lines = {codeText(), whatText(), nextText(), callText(), kDocumentation};
  lines.removeAll(QString());
  return lines.join(QLatin1Char('\n'));
}

QString HelpModel::qrSource() const {
  return QrImageProvider::SourceOf(PageText());
}

void HelpModel::look() {
  filter_.clear();
  Fill();
}

void HelpModel::search() {
  DigitsModel::Question question;
  question.title = [] { return tr("Find a code"); };
  question.prompt = [] { return tr("Type the two digits that the bank gave, or nothing for all"); };
  question.form = DigitsModel::Form::Code;
  question.most = 2;
  digits_.Ask(question, [this](const QString& digits) {
    filter_ = digits;
    Fill();
  });
}

void HelpModel::show(const QString& code) {
  code_ = code;
  Q_EMIT stateChanged();
  Q_EMIT opens();
}

void HelpModel::Fill() {
  QList<Row> host;
  QList<Row> own;
  for (const QString& code : ErrorWords::KnownCodes()) {
    const bool is_host = code.startsWith(kHost);
    if (!filter_.isEmpty() && code != kHost + filter_) continue;
    const ErrorWords words = WordsFor(code);
    (is_host ? host : own)
        .append(Row::Choice(code, words.what, is_host ? code.mid(kHost.size()) : QString(), words.next));
  }
  QList<Row> rows;
  if (!host.isEmpty()) {
    rows.append(Row::Heading(tr("What the bank says")));
    rows.append(host);
  }
  if (!own.isEmpty()) {
    rows.append(Row::Heading(tr("What the terminal says")));
    rows.append(own);
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
