// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// Tile is one choice of the home page.
T.AbstractButton {
    id: tile

    property string iconName
    property string note
    property color noteColor: Theme.colors.textMuted

    focusPolicy: Qt.TabFocus
    Accessible.name: note === "" ? text : text + ", " + note

    background: Surface {
        color: tile.down ? Theme.colors.pressed : Theme.colors.surface

        FocusRing { control: tile }
    }

    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width - 32
            spacing: 12

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 64
                height: 64
                radius: 32
                color: tile.enabled ? Theme.colors.brandSoft : Theme.colors.sunken

                Icon {
                    anchors.centerIn: parent
                    name: tile.iconName
                    size: 32
                    color: tile.enabled ? Theme.colors.onBrandSoft : Theme.colors.control
                }
            }
            Words {
                width: parent.width
                text: tile.text
                font.weight: Font.Medium
                horizontalAlignment: Text.AlignHCenter
                color: tile.enabled ? Theme.colors.text : Theme.colors.textMuted
            }
        }
    }
}
