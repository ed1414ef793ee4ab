// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// WayChip names one way to present the card.
Rectangle {
    id: chip

    property string iconName
    property string text
    property bool active: false

    implicitWidth: row.implicitWidth + 40
    implicitHeight: Math.max(56, row.implicitHeight + 16)
    radius: height / 2
    color: active ? Theme.colors.brandSoft : "transparent"

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 12

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: chip.iconName
            size: 28
            color: chip.active ? Theme.colors.onBrandSoft : Theme.colors.textMuted
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.text
            font.weight: chip.active ? Font.DemiBold : Font.Normal
            color: chip.active ? Theme.colors.onBrandSoft : Theme.colors.textMuted
        }
    }
}
