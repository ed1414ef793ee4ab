// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// WalletPage waits until the customer has said yes on the phone.
Item {
    id: page

    readonly property string title: Payment.kindText

    signal cancelAsked

    Region {
        area: Frame.words

        Headline {
            width: parent.width
            text: Payment.headline
            guidance: Payment.guidance
        }
    }
    Region {
        area: Frame.stage

        Column {
            anchors.centerIn: parent
            width: parent.width
            spacing: 40

            TurnBadge { anchors.horizontalCenter: parent.horizontalCenter }

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
                    name: "phone"
                    size: 88
                    color: Theme.colors.brand
                }
            }
            Words {
                width: parent.width
                text: Payment.countdownText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                visible: text !== ""
                horizontalAlignment: Text.AlignHCenter
                font.pixelSize: Theme.type.title
                color: Theme.colors.textMuted
            }
        }
    }
    ActionBar {
        quietText: qsTr("Cancel")
        quietEnabled: Payment.canCancel
        onQuietClicked: page.cancelAsked()
    }
}
