// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/words/erase_words.h"

#include <QCoreApplication>

namespace till::kiosk {

QString EraseHeadline(EraseStep step) {
  switch (step) {
    case EraseStep::First:
      return QCoreApplication::translate("EraseWords", "Erase everything on this terminal?");
    case EraseStep::Second:
      return QCoreApplication::translate("EraseWords", "This cannot be undone");
    case EraseStep::Begun:
      return QCoreApplication::translate("EraseWords", "The terminal is being reset");
    case EraseStep::NotTaken:
      return QCoreApplication::translate("EraseWords", "The reset was not possible");
  }
  return {};
}

QString EraseGuidance(EraseStep step) {
  switch (step) {
    case EraseStep::Second:
      return QCoreApplication::translate(
          "EraseWords", "Afterwards the terminal is as new: it needs its keys and its settings again");
    case EraseStep::Begun:
      return QCoreApplication::translate("EraseWords",
                                         "It starts by itself in a few minutes. Leave it switched on");
    case EraseStep::First:
    case EraseStep::NotTaken:
      break;
  }
  return {};
}

QString EraseButton(EraseStep step) {
  switch (step) {
    case EraseStep::First:
      return QCoreApplication::translate("EraseWords", "Go on");
    case EraseStep::Second:
      return QCoreApplication::translate("EraseWords", "Erase everything");
    case EraseStep::Begun:
    case EraseStep::NotTaken:
      break;
  }
  return {};
}

}  // namespace till::kiosk
