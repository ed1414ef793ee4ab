// SPDX-License-Identifier: Apache-2.0
import QtQuick

// Region is a part of the screen as Frame divides it.
Item {
    property rect area

    x: area.x
    y: area.y
    width: area.width
    height: area.height
}
