// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// KeypadKey is one key of a keypad, never smaller than a thumb.
T.AbstractButton {
    id: key

    property string iconName
    property real pixelSize: Math.min(Theme.type.display, height * 0.5)

    implicitWidth: Theme.touchKeypad
    implicitHeight: Theme.touchKeypad
    focusPolicy: Qt.TabFocus

    background: Surface {
        color: key.down ? Theme.colors.pressed : Theme.colors.surface

        FocusRing { control: key }
    }

    contentItem: Item {
        Words {
            anchors.centerIn: parent
            text: key.text
            visible: key.iconName === ""
            font.pixelSize: key.pixelSize
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        Icon {
            anchors.centerIn: parent
            visible: key.iconName !== ""
            name: key.iconName
            size: Math.min(Theme.type.display, key.height * 0.5)
        }
    }
}
