// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Keypad is three by four keys that fill the room they are given.
Item {
    id: keypad

    property bool hasDoubleZero: false
    readonly property real gap: 12
    readonly property real keyWidth: (width - 2 * gap) / 3
    readonly property real keyHeight: Math.min(168, (height - 3 * gap) / 4)

    signal digitPressed(int digit)
    signal doubleZeroPressed
    signal backspacePressed

    Grid {
        anchors.bottom: parent.bottom
        columns: 3
        spacing: keypad.gap

        Repeater {
            model: 9

            KeypadKey {
                required property int index

                width: keypad.keyWidth
                height: keypad.keyHeight
                text: index + 1
                Accessible.name: text
                onClicked: keypad.digitPressed(index + 1)
            }
        }
        KeypadKey {
            width: keypad.keyWidth
            height: keypad.keyHeight
            text: "00"
            opacity: keypad.hasDoubleZero ? 1 : 0
            enabled: keypad.hasDoubleZero
            Accessible.name: qsTr("Double zero")
            onClicked: keypad.doubleZeroPressed()
        }
        KeypadKey {
            width: keypad.keyWidth
            height: keypad.keyHeight
            text: "0"
            Accessible.name: text
            onClicked: keypad.digitPressed(0)
        }
        KeypadKey {
            width: keypad.keyWidth
            height: keypad.keyHeight
            iconName: "backspace"
            Accessible.name: qsTr("Delete the last digit")
            onClicked: keypad.backspacePressed()
        }
    }
}
