// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// UndoingPage tells that nobody knows yet whether money moved, and that it is being undone.
Item {
    readonly property string title: qsTr("Outcome unknown")

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
                iconName: "clock"
            }
            Column {
                width: parent.width
                spacing: 8

                Words {
                    width: parent.width
                    text: qsTr("Keep the customer here until it is settled")
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    horizontalAlignment: Text.AlignHCenter
                    font.weight: Font.DemiBold
                }
                Words {
                    width: parent.width
                    text: Payment.cardText
                    visible: text !== ""
                    horizontalAlignment: Text.AlignHCenter
                }
                Words {
                    width: parent.width
                    text: Payment.timeText
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
    ActionBar {
        quietText: qsTr("Back to start")
        onQuietClicked: Navigator.goHome()
        mainText: Payment.querying ? qsTr("Checking") : qsTr("Check its status")
        mainEnabled: !Payment.querying
        onMainClicked: Payment.query()
    }
}
