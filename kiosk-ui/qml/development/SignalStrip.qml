// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// SignalStrip shows the lights and the sound of a development machine at the top of the window. It takes no touches.
Rectangle {
    id: strip

    property QtObject source

    anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
    z: 1
    width: row.width + 16
    height: 20
    radius: 10
    color: Theme.colors.text
    Accessible.ignored: true

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 6

        Repeater {
            model: 5

            Rectangle {
                required property int index
                readonly property bool lit: strip.source !== null && strip.source.lights[index] === "1"

                width: 12
                height: 12
                radius: 6
                border.width: 1
                border.color: Theme.colors.control
                color: lit ? index === 4 ? Theme.colors.danger : Theme.colors.success : "transparent"
            }
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "sound"
            size: 14
            color: Theme.colors.surface
            opacity: strip.source !== null && strip.source.sounding ? 1 : 0.2
        }
    }
}
