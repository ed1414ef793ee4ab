// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// CustomerPanel is the simulated customer of training: what may be done now, in the place where the page shows what a real
// one does.
Rectangle {
    id: panel

    color: Tone.ground

    ListView {
        anchors.fill: parent
        spacing: 12
        clip: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        model: Training.customer

        delegate: ListRow {
            required property int index
            required property var modelData

            width: panel.width
            text: modelData.text
            note: modelData.note
            iconName: modelData.iconName
            onClicked: Training.act(index)
        }
    }
}
