// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Surface is a raised sheet: the one elevation. Drawn with rectangles, because the software renderer has no effects.
Item {
    id: sheet

    property color color: Theme.colors.surface
    property real radius: Theme.radius
    property bool raised: true

    Repeater {
        model: sheet.raised ? 3 : 0

        Rectangle {
            required property int index

            x: -index
            y: 1 + index
            width: sheet.width + 2 * index
            height: sheet.height + index
            radius: sheet.radius + index
            color: Theme.colors.shadow
            opacity: 0.045 - index * 0.01
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: sheet.radius
        color: sheet.color
        border.width: Theme.dark && sheet.raised ? 1 : 0
        border.color: Theme.colors.outline
    }
}
