// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// CustomerPanel is the simulated customer of training: what may be done now, in the place where the page shows what a real
// one does. One under the other where all fit, else in pairs.
Rectangle {
    id: panel

    readonly property int gap: 12
    readonly property int columns: Training.customer.length * (96 + gap) - gap > height ? 2 : 1

    // Pairs are of one height.
    property real tallest: 96

    color: Tone.ground

    Grid {
        id: grid

        width: parent.width
        columns: panel.columns
        spacing: panel.gap

        Repeater {
            model: Training.customer

            delegate: ListRow {
                required property int index
                required property var modelData

                width: (grid.width - (panel.columns - 1) * panel.gap) / panel.columns
                height: panel.columns === 1 ? implicitHeight : panel.tallest
                arrow: panel.columns === 1
                text: modelData.text
                note: modelData.note
                iconName: modelData.iconName
                onClicked: Training.act(index)
                onImplicitHeightChanged: panel.tallest = Math.max(panel.tallest, implicitHeight)
            }
        }
    }
}
