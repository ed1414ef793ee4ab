// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// ReconnectingPage is shown while the terminal's services do not answer.
Item {
    readonly property string title: qsTr("One moment")

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Frame.margin, 720)
        spacing: 48

        Item {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 208
            height: 208

            WaitMark {
                anchors.centerIn: parent
                size: 208
            }
            Icon {
                anchors.centerIn: parent
                name: "link"
                size: 80
                color: Theme.colors.brand
            }
        }
        Headline {
            width: parent.width
            text: Outage.waitingText
            guidance: Payment.active ? qsTr("The payment goes on without this screen. Its outcome is shown as soon as the connection is back")
                                     : qsTr("This usually takes a few seconds")
        }
    }
}
