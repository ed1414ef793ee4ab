// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_THEME_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_THEME_MODEL_H_

#include <QByteArray>
#include <QColor>
#include <QObject>
#include <QString>
#include <optional>

namespace till::kiosk {

// ThemeColors holds a colour for each role; theme/README.md says what each role is for.
struct ThemeColors {
  Q_GADGET
  Q_PROPERTY(QColor background MEMBER background)
  Q_PROPERTY(QColor surface MEMBER surface)
  Q_PROPERTY(QColor sunken MEMBER sunken)
  Q_PROPERTY(QColor pressed MEMBER pressed)
  Q_PROPERTY(QColor outline MEMBER outline)
  Q_PROPERTY(QColor control MEMBER control)
  Q_PROPERTY(QColor text MEMBER text)
  Q_PROPERTY(QColor textMuted MEMBER text_muted)
  Q_PROPERTY(QColor brand MEMBER brand)
  Q_PROPERTY(QColor brandPressed MEMBER brand_pressed)
  Q_PROPERTY(QColor onBrand MEMBER on_brand)
  Q_PROPERTY(QColor brandSoft MEMBER brand_soft)
  Q_PROPERTY(QColor onBrandSoft MEMBER on_brand_soft)
  Q_PROPERTY(QColor success MEMBER success)
  Q_PROPERTY(QColor onSuccess MEMBER on_success)
  Q_PROPERTY(QColor caution MEMBER caution)
  Q_PROPERTY(QColor onCaution MEMBER on_caution)
  Q_PROPERTY(QColor danger MEMBER danger)
  Q_PROPERTY(QColor onDanger MEMBER on_danger)
  Q_PROPERTY(QColor shadow MEMBER shadow)
  Q_PROPERTY(QColor paper MEMBER paper)

 public:
  QColor background, surface, sunken, pressed, outline, control, text, text_muted, brand, brand_pressed,
      on_brand, brand_soft, on_brand_soft, success, on_success, caution, on_caution, danger, on_danger,
      shadow, paper;
};

// ThemeType holds the type scale in pixels, text scale included.
struct ThemeType {
  Q_GADGET
  Q_PROPERTY(int caption MEMBER caption)
  Q_PROPERTY(int body MEMBER body)
  Q_PROPERTY(int lead MEMBER lead)
  Q_PROPERTY(int title MEMBER title)
  Q_PROPERTY(int display MEMBER display)
  Q_PROPERTY(int hero MEMBER hero)

 public:
  int caption = 0, body = 0, lead = 0, title = 0, display = 0, hero = 0;
};

// ThemeModel gives QML the tokens of theme/*.json, and holds how the person at the counter likes them: dark
// or light, larger text, less motion.
class ThemeModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(till::kiosk::ThemeColors colors READ colors NOTIFY changed)
  Q_PROPERTY(till::kiosk::ThemeType type READ type NOTIFY changed)
  Q_PROPERTY(QString fontFamily READ fontFamily CONSTANT)
  // step: the unit of all distances, in pixels.
  Q_PROPERTY(int step READ step CONSTANT)
  Q_PROPERTY(int radius READ radius CONSTANT)
  Q_PROPERTY(int touch READ touch CONSTANT)
  Q_PROPERTY(int touchKeypad READ touchKeypad CONSTANT)
  // quick, slow: durations in milliseconds; 0 with reduced motion.
  Q_PROPERTY(int quick READ quick NOTIFY changed)
  Q_PROPERTY(int slow READ slow NOTIFY changed)
  Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY changed)
  Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY changed)
  Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY changed)

 public:
  // Tokens is one theme file, read.
  struct Tokens {
    ThemeColors colors;
    ThemeType type;
    QString font_family;
    int step = 0;
    int radius = 0;
    int touch = 0;
    int touch_keypad = 0;
    int quick = 0;
    int slow = 0;
  };

  // Parse reads a theme; a missing or unknown token is an error, told in `error`.
  static std::optional<Tokens> Parse(const QByteArray& json, QString* error);

  ThemeModel(Tokens light, Tokens dark, QObject* parent = nullptr);

  ThemeColors colors() const { return Current().colors; }
  ThemeType type() const;
  QString fontFamily() const { return light_.font_family; }
  int step() const { return light_.step; }
  int radius() const { return light_.radius; }
  int touch() const { return light_.touch; }
  int touchKeypad() const { return light_.touch_keypad; }
  int quick() const { return reduced_motion_ ? 0 : light_.quick; }
  int slow() const { return reduced_motion_ ? 0 : light_.slow; }
  bool dark() const { return is_dark_; }
  double textScale() const { return text_scale_; }
  bool reducedMotion() const { return reduced_motion_; }

  void setDark(bool dark);
  // setTextScale takes 1.0 to 1.5; anything else is brought into that range.
  void setTextScale(double scale);
  void setReducedMotion(bool reduced);

 Q_SIGNALS:
  void changed();

 private:
  const Tokens& Current() const { return is_dark_ ? dark_ : light_; }

  Tokens light_;
  Tokens dark_;
  bool is_dark_ = false;
  double text_scale_ = 1.0;
  bool reduced_motion_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_THEME_MODEL_H_
