// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// ProcessingPage explains a wait: a mark after half a second, what is awaited after three, what one may do after ten.
Item {
    id: page

    readonly property string title: qsTr("Please wait")

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
            spacing: 48

            WaitMark {
                anchors.horizontalCenter: parent.horizontalCenter
                size: 176
                opacity: Payment.waitLevel >= 1 ? 1 : 0

                Behavior on opacity {
                    NumberAnimation { duration: Theme.slow }
                }
            }
            Column {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: 8

                Words {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: Payment.holderText
                    visible: text !== ""
                    font.weight: Font.Medium
                }
                Words {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: Payment.cardText
                    visible: text !== ""
                    color: Theme.colors.textMuted
                }
            }
        }
    }
    ActionBar {
        quietText: qsTr("Cancel")
        quietEnabled: Payment.canCancel
        visible: Payment.canCancel
        onQuietClicked: page.cancelAsked()
    }
}
