// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// TurnBadge says whose turn it is.
Rectangle {
    implicitWidth: row.implicitWidth + 40
    implicitHeight: Math.max(48, row.implicitHeight + 16)
    radius: height / 2
    color: Theme.colors.brandSoft

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "person"
            color: Theme.colors.onBrandSoft
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Customer's turn")
            font.pixelSize: Theme.type.lead
            font.weight: Font.DemiBold
            color: Theme.colors.onBrandSoft
        }
    }
}
