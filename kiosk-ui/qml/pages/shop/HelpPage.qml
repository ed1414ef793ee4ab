// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// HelpPage lists every code with what it means.
Item {
    readonly property string title: qsTr("Help")

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        RowList {
            anchors.fill: parent
            model: Help
            onOpened: id => Help.show(id)
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: Help.count === 0
            text: qsTr("No words for code %1").arg(Help.filter)
            guidance: qsTr("Call the customer's bank, or try another card")
        }
    }
    BodyActions {
        mainText: Help.filter === "" ? qsTr("Find a code") : qsTr("All codes")
        onMainClicked: Help.filter === "" ? Help.search() : Help.look()
    }
}
