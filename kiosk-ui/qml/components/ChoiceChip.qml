// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// ChoiceChip is one of a few ways that exclude each other.
T.AbstractButton {
    id: chip

    property bool chosen: false

    implicitHeight: Math.max(64, words.implicitHeight + 24)
    focusPolicy: Qt.TabFocus
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen

    background: Rectangle {
        radius: Theme.radius
        color: chip.chosen ? Theme.colors.brandSoft : chip.down ? Theme.colors.pressed : Theme.colors.surface
        border.width: chip.chosen ? 3 : 1
        border.color: chip.chosen ? Theme.colors.brand : Theme.colors.control

        FocusRing { control: chip }
    }

    contentItem: Item {
        Words {
            id: words

            anchors.centerIn: parent
            width: parent.width - 16
            text: chip.text
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.type.body
            font.weight: Font.Medium
            color: chip.chosen ? Theme.colors.onBrandSoft : Theme.colors.text
        }
    }
}
