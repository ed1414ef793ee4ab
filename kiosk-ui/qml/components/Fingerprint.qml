// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Fingerprint shows groups of characters that a person compares with those on another screen: in columns, every character as
// wide as the widest, as Figures does it.
Item {
    id: fingerprint

    property string text

    readonly property real shrink: Math.min(1, width / Math.max(1, grid.width))

    implicitHeight: grid.height * shrink
    Accessible.ignored: true

    TextMetrics {
        id: zero

        font.family: Theme.fontFamily
        font.pixelSize: Theme.type.title
        font.weight: Font.Medium
        text: "0"
    }

    Grid {
        id: grid

        columns: Frame.portrait ? 4 : 8
        columnSpacing: Frame.portrait ? 32 : 24
        rowSpacing: 8
        transformOrigin: Item.TopLeft
        scale: fingerprint.shrink

        Repeater {
            model: fingerprint.text.split(" ")

            Row {
                id: group

                required property string modelData

                Repeater {
                    model: group.modelData.split("")

                    Text {
                        required property string modelData

                        width: Math.ceil(zero.advanceWidth)
                        horizontalAlignment: Text.AlignHCenter
                        text: modelData
                        color: Theme.colors.text
                        font: zero.font
                        textFormat: Text.PlainText
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
