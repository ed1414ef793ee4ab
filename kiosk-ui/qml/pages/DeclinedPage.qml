// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// DeclinedPage fills the screen in amber-red with the reason and what to do next.
Item {
    readonly property string title: Payment.titleText

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
            spacing: 32

            StatusMark {
                anchors.horizontalCenter: parent.horizontalCenter
                iconName: "cross"
            }
            Column {
                width: parent.width
                spacing: 8

                Words {
                    width: parent.width
                    text: Payment.cardText
                    visible: text !== ""
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    horizontalAlignment: Text.AlignHCenter
                    font.weight: Font.Medium
                }
                Words {
                    width: parent.width
                    text: Payment.noteText
                    visible: text !== ""
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
    ActionBar {
        quietText: qsTr("Back to start")
        onQuietClicked: Navigator.goHome()
        mainText: qsTr("Try again")
        mainEnabled: Payment.canRetry
        onMainClicked: Checkout.again()
    }
}
