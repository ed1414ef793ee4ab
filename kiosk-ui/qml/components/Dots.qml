// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Dots shows how many digits were typed, never which.
Row {
    id: dots

    property int count: 0
    property int places: 6
    property real size: 24

    spacing: size
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%n digit(s) entered", "", count)

    Repeater {
        model: Math.max(dots.places, dots.count)

        Rectangle {
            required property int index

            width: dots.size
            height: dots.size
            radius: dots.size / 2
            color: index < dots.count ? Theme.colors.brand : "transparent"
            border.width: index < dots.count ? 0 : 2
            border.color: Theme.colors.control
        }
    }
}
