// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// TakeCardPage asks for the card to be taken out.
Item {
    id: page

    readonly property string title: qsTr("Card")

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

            CardPicture {
                anchors.horizontalCenter: parent.horizontalCenter
                width: parent.width
                height: Math.min(480, page.height * 0.42)
                canTap: false
                canSwipe: false
            }
        }
    }
}
