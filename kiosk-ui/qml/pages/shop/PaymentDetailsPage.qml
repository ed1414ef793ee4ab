// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// PaymentDetailsPage is all about one payment, and what can be done with it.
Item {
    readonly property string title: Details.kindText === "" ? qsTr("Payment") : Details.kindText

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        Item {
            id: head

            width: parent.width
            height: Math.max(disc.height, words.height)
            visible: Details.amountText !== ""

            MarkDisc {
                id: disc

                anchors.verticalCenter: parent.verticalCenter
                size: 72
                mark: Details.mark
            }
            Column {
                id: words

                x: 96
                width: parent.width - x
                anchors.verticalCenter: parent.verticalCenter
                spacing: 4

                Figures {
                    text: Details.amountText
                    pixelSize: Theme.type.display
                }
                Words {
                    width: parent.width
                    text: Details.outcomeText
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    font.weight: Font.Medium
                }
                Words {
                    width: parent.width
                    visible: text !== ""
                    text: Details.nextText
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    color: Theme.colors.textMuted
                }
            }
        }
        RowList {
            anchors.top: head.bottom
            anchors.topMargin: 24
            anchors.bottom: parent.bottom
            width: parent.width
            model: Details
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Details.loading
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: Details.problemText !== ""
            text: qsTr("The payment cannot be shown")
            guidance: Details.problemText
        }
    }
    BodyActions {
        visible: Details.hasReceipt
        mainText: qsTr("Receipt")
        mainIcon: "receipt"
        onMainClicked: Navigator.openReceipt(Details.paymentId)
        quietText: qsTr("Undo or refund")
        onQuietClicked: {
            Originals.begin(Originals.UndoOrRefund);
            Originals.choose(Details.paymentId);
        }
    }
    BodyActions {
        visible: !Details.hasReceipt
        mainText: qsTr("Done")
        onMainClicked: Navigator.back()
    }
}
