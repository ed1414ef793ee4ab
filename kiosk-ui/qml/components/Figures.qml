// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Figures writes an amount in tabular figures: every digit is as wide as the widest, so that nothing jumps while typing.
// Qt 6.4 cannot ask a font for its tabular figures, hence the cells.
Item {
    id: figures

    property string text
    property color color: Tone.figure
    property int pixelSize: Theme.type.hero
    property int weight: Font.DemiBold
    property real widest: Infinity

    readonly property real shrink: Math.min(1, widest / Math.max(1, row.width))

    implicitWidth: row.width * shrink
    implicitHeight: row.height * shrink

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    TextMetrics {
        id: zero

        font.family: Theme.fontFamily
        font.pixelSize: figures.pixelSize
        font.weight: figures.weight
        text: "0"
    }

    Row {
        id: row

        transformOrigin: Item.TopLeft
        scale: figures.shrink

        Repeater {
            model: figures.text.split("")

            Text {
                required property string modelData

                readonly property bool isDigit: modelData >= "0" && modelData <= "9"

                width: isDigit ? Math.ceil(zero.advanceWidth) : implicitWidth
                horizontalAlignment: Text.AlignHCenter
                text: modelData
                color: figures.color
                font: zero.font
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
