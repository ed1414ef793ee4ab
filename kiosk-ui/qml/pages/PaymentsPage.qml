// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk
import "../components"

// PaymentsPage lists the latest payments; one touch opens the receipt of one that has one.
Item {
    readonly property string title: qsTr("Payments")

    Region {
        area: Frame.body

        ListView {
            id: list

            anchors.fill: parent
            spacing: 12
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            model: History

            delegate: T.AbstractButton {
                id: row

                required property string paymentId
                required property string amountText
                required property string timeText
                required property string cardText
                required property int outcome
                required property string outcomeText
                required property bool hasReceipt

                readonly property bool good: outcome === Kiosk.PaymentOutcome.Approved
                readonly property bool open: outcome === Kiosk.PaymentOutcome.Reversing
                                             || outcome === Kiosk.PaymentOutcome.Pending
                readonly property bool refused: outcome === Kiosk.PaymentOutcome.Declined

                width: list.width
                height: Math.max(96, left.implicitHeight + 32)
                focusPolicy: Qt.TabFocus
                enabled: hasReceipt
                Accessible.name: amountText + ", " + outcomeText + ", " + timeText
                onClicked: Navigator.openReceipt(paymentId)

                background: Surface {
                    color: row.down ? Theme.colors.pressed : Theme.colors.surface

                    FocusRing { control: row }
                }

                contentItem: Item {
                    Rectangle {
                        id: disc

                        x: 24
                        anchors.verticalCenter: parent.verticalCenter
                        width: 40
                        height: 40
                        radius: 20
                        color: row.good ? Theme.colors.success
                               : row.open ? Theme.colors.caution
                               : row.refused ? Theme.colors.danger : Theme.colors.sunken

                        Icon {
                            anchors.centerIn: parent
                            name: row.good ? "tick" : row.open ? "clock" : row.refused ? "cross" : "minus"
                            color: row.good ? Theme.colors.onSuccess
                                   : row.open ? Theme.colors.onCaution
                                   : row.refused ? Theme.colors.onDanger : Theme.colors.textMuted
                        }
                    }
                    Column {
                        id: left

                        anchors.left: disc.right
                        anchors.leftMargin: 20
                        anchors.right: amount.left
                        anchors.rightMargin: 16
                        anchors.verticalCenter: parent.verticalCenter
                        spacing: 4

                        Words {
                            width: parent.width
                            text: row.outcomeText + (row.cardText === "" ? "" : "  ·  " + row.cardText)
                            font.weight: Font.Medium
                        }
                        Words {
                            width: parent.width
                            text: row.timeText
                            font.pixelSize: Theme.type.body
                            color: Theme.colors.textMuted
                        }
                    }
                    Figures {
                        id: amount

                        anchors.right: chevron.left
                        anchors.rightMargin: 12
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.amountText
                        pixelSize: Theme.type.title
                        color: row.good ? Theme.colors.text : Theme.colors.textMuted
                    }
                    Icon {
                        id: chevron

                        anchors.right: parent.right
                        anchors.rightMargin: 20
                        anchors.verticalCenter: parent.verticalCenter
                        name: "forward"
                        opacity: row.hasReceipt ? 1 : 0
                        color: Theme.colors.textMuted
                    }
                }
            }
        }
        WaitMark {
            anchors.centerIn: parent
            visible: History.loading && History.empty
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !History.loading && (History.empty || History.problemText !== "")
            text: History.problemText === "" ? qsTr("No payments yet") : qsTr("The list cannot be shown")
            guidance: History.problemText
        }
    }
}
