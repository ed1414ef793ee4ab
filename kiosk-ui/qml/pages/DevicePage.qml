// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// DevicePage tells how each part of the terminal is.
Item {
    readonly property string title: qsTr("Device")

    Region {
        area: Frame.body

        Column {
            id: head

            width: parent.width
            spacing: 8

            Words {
                width: parent.width
                text: Health.overallText
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
                font.pixelSize: Theme.type.title
                font.weight: Font.DemiBold
            }
            Words {
                width: parent.width
                text: qsTr("Terminal %1").arg(Merchant.terminalId)
                visible: Merchant.terminalId !== ""
                color: Theme.colors.textMuted
            }
        }
        GridView {
            id: list

            readonly property int columns: Frame.portrait ? 1 : 2

            anchors.top: head.bottom
            anchors.topMargin: 24
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            width: parent.width + 16
            cellWidth: Math.floor(width / columns)
            cellHeight: Math.max(96, 48 + 2.6 * Theme.type.lead)
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            model: Health

            delegate: Item {
                id: row

                required property string nameText
                required property int health
                required property string healthText

                width: list.cellWidth
                height: list.cellHeight
                Accessible.role: Accessible.ListItem
                Accessible.name: nameText + ", " + healthText

                Surface {
                    width: parent.width - 16
                    height: parent.height - 12

                    HealthDot {
                        id: dot

                        x: 24
                        anchors.verticalCenter: parent.verticalCenter
                        size: 40
                        health: row.health
                    }
                    Words {
                        anchors.left: dot.right
                        anchors.leftMargin: 20
                        anchors.right: state.left
                        anchors.rightMargin: 12
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.nameText
                        font.weight: Font.Medium
                    }
                    Words {
                        id: state

                        anchors.right: parent.right
                        anchors.rightMargin: 24
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.healthText
                        font.pixelSize: Theme.type.body
                        color: Theme.colors.textMuted
                    }
                }
            }
        }
    }
}
