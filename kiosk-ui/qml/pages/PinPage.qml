// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// PinPage shows that it is the customer's turn at the PIN pad; the kiosk learns how many digits, never which.
Item {
    id: page

    readonly property string title: qsTr("PIN")

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

            Surface {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, 560)
                height: 176

                Dots {
                    anchors.centerIn: parent
                    count: Payment.pinDigits
                    size: Payment.pinDigits > 8 ? 20 : 32
                }
            }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: 12

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "shield"
                    size: 28
                    color: Theme.colors.textMuted
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Cover your hand while typing")
                    color: Theme.colors.textMuted
                }
            }
        }
    }
    ActionBar {
        quietText: qsTr("Cancel")
        quietEnabled: Payment.canCancel
        onQuietClicked: page.cancelAsked()
    }
}
