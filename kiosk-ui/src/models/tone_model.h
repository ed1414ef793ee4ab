// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_TONE_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_TONE_MODEL_H_

#include <QColor>
#include <QObject>

#include "kiosk-ui/src/models/navigator.h"
#include "kiosk-ui/src/models/theme_model.h"

namespace till::kiosk {

// ToneModel is the colour of the whole screen: neutral while working, green when approved, amber-red when
// declined, amber when the outcome is unknown. Bar, amount and buttons take their colours from here, so that
// they fit the ground.
class ToneModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool neutral READ neutral NOTIFY changed)
  Q_PROPERTY(QColor ground READ ground NOTIFY changed)
  Q_PROPERTY(QColor figure READ figure NOTIFY changed)
  Q_PROPERTY(QColor muted READ muted NOTIFY changed)
  Q_PROPERTY(QColor actionFill READ actionFill NOTIFY changed)
  Q_PROPERTY(QColor actionPressed READ actionPressed NOTIFY changed)
  Q_PROPERTY(QColor actionInk READ actionInk NOTIFY changed)
  Q_PROPERTY(QColor quietFill READ quietFill NOTIFY changed)
  Q_PROPERTY(QColor quietPressed READ quietPressed NOTIFY changed)
  Q_PROPERTY(QColor quietInk READ quietInk NOTIFY changed)

 public:
  enum class Tone { Neutral, Success, Caution, Danger };

  ToneModel(Navigator& navigator, ThemeModel& theme, QObject* parent = nullptr);

  // ToneOf says which tone a page has.
  static Tone ToneOf(Page page);

  bool neutral() const { return tone() == Tone::Neutral; }
  QColor ground() const;
  QColor figure() const;
  QColor muted() const;
  QColor actionFill() const;
  QColor actionPressed() const;
  QColor actionInk() const;
  QColor quietFill() const;
  QColor quietPressed() const;
  QColor quietInk() const;

 Q_SIGNALS:
  void changed();

 private:
  Tone tone() const { return ToneOf(navigator_.page()); }
  // Shade moves the ground away from the figure, so that text on it only gains contrast.
  QColor Shade(double share) const;

  Navigator& navigator_;
  ThemeModel& theme_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_TONE_MODEL_H_
