// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// ApprovedPage fills the screen in green with one word and the amount.
Item {
    readonly property string title: Merchant.shopName

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
                iconName: "tick"
                size: Math.min(280, Frame.stage.height * (note.visible ? 0.32 : 0.4))
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
                BalancedWords {
                    width: parent.width
                    text: Payment.promotionText
                    visible: text !== ""
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    font.pixelSize: Theme.type.lead
                    font.weight: Font.Medium
                    color: Tone.figure
                }
                Words {
                    width: parent.width
                    text: Payment.timeText
                    horizontalAlignment: Text.AlignHCenter
                }
                Words {
                    width: parent.width
                    text: Payment.referenceText
                    visible: text !== ""
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    horizontalAlignment: Text.AlignHCenter
                }
            }
            Note {
                id: note

                width: parent.width
                visible: text !== ""
                text: Payment.noteText
            }
        }
    }
    ActionBar {
        quietText: qsTr("Receipt")
        quietIcon: "receipt"
        onQuietClicked: Navigator.openReceipt(Payment.paymentId)
        mainText: qsTr("Done")
        onMainClicked: Navigator.goHome()
    }
}
