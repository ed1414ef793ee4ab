// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// QrWayPage asks who shows the code.
Item {
    readonly property string title: Order.title

    Region {
        area: Frame.words

        Headline {
            width: parent.width
            text: qsTr("Who shows the code?")
        }
    }
    Region {
        id: stage

        area: Frame.portrait ? Frame.stage
                             : Qt.rect(Frame.stage.x, Frame.stage.y, Frame.stage.width,
                                       Frame.actions.y + Frame.actions.height - Frame.stage.y)

        Column {
            id: ways

            readonly property real tileHeight: Math.min(320, (stage.height - spacing) / 2)

            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            spacing: 16

            Tile {
                width: ways.width
                height: ways.tileHeight
                iconName: "scan"
                text: qsTr("The customer: scan the phone")
                onClicked: Checkout.scanCode()
            }
            Tile {
                width: ways.width
                height: ways.tileHeight
                iconName: "qr"
                text: qsTr("This terminal: show the code")
                onClicked: Checkout.showCode()
            }
        }
    }
}
