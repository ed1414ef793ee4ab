// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// PresentCardPage shows the customer where the card goes.
Item {
    id: page

    readonly property string title: qsTr("Card")

    signal cancelAsked

    Region {
        area: Frame.words

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width
            spacing: 20

            Headline {
                width: parent.width
                text: Payment.headline
                guidance: Payment.guidance
            }
        }
    }
    Region {
        area: Frame.stage

        CardPicture {
            id: picture

            width: parent.width
            height: parent.height - ways.height - 24
            canTap: Payment.canTap
            canInsert: Payment.canInsert
            canSwipe: Payment.canSwipe
        }
        Row {
            id: ways

            anchors.bottom: parent.bottom
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 8

            WayChip {
                visible: Payment.canTap
                iconName: "tap"
                text: qsTr("Tap")
                active: picture.way === 0
            }
            WayChip {
                visible: Payment.canInsert
                iconName: "chip"
                text: qsTr("Insert")
                active: picture.way === 1
            }
            WayChip {
                visible: Payment.canSwipe
                iconName: "stripe"
                text: qsTr("Swipe")
                active: picture.way === 2
            }
        }
    }
    ActionBar {
        quietText: qsTr("Cancel")
        quietEnabled: Payment.canCancel
        mainText: Payment.canType ? qsTr("Type the card number") : ""
        onQuietClicked: page.cancelAsked()
        onMainClicked: Checkout.typeCard()
    }
}
