// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// Keyboard types into TextEntry: digits, letters or signs, and the Chinese words that a spelling may become. It fills the
// room it is given from the bottom.
Item {
    id: keyboard

    readonly property real gap: 6
    readonly property real keyWidth: (width - 9 * gap) / 10
    readonly property real keyHeight: Math.min(96, (height - candidates.height - 5 * gap) / 5)

    component CharacterKey: KeypadKey {
        property string character

        width: keyboard.keyWidth
        height: keyboard.keyHeight
        pixelSize: Math.min(32, height * 0.45)
        text: TextEntry.shifted ? character.toUpperCase() : character
        Accessible.name: text
        onClicked: TextEntry.press(character)
    }
    component WideKey: KeypadKey {
        height: keyboard.keyHeight
        pixelSize: Math.min(Theme.type.lead, height * 0.4)
        background: Surface {
            color: parent.down ? Theme.colors.pressed : Theme.colors.sunken
            raised: false

            FocusRing { control: parent.parent }
        }
    }

    CandidateStrip {
        id: candidates

        anchors.bottom: keys.top
        anchors.bottomMargin: keyboard.gap
        width: parent.width
    }

    Column {
        id: keys

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: keyboard.gap

        Row {
            spacing: keyboard.gap

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]

                CharacterKey {
                    required property string modelData

                    character: modelData
                }
            }
        }
        Repeater {
            model: TextEntry.rows

            Row {
                id: row

                required property int index
                required property var modelData
                readonly property bool lowest: index === 2

                anchors.horizontalCenter: parent.horizontalCenter
                spacing: keyboard.gap

                WideKey {
                    visible: row.lowest
                    width: Math.floor(keyboard.keyWidth * 1.5)
                    text: TextEntry.chinese ? "'" : ""
                    iconName: TextEntry.chinese ? "" : "shift"
                    enabled: !TextEntry.signsShown
                    opacity: enabled ? 1 : 0
                    Accessible.name: TextEntry.chinese ? qsTr("Between two syllables") : qsTr("Capital letter")
                    Accessible.checkable: !TextEntry.chinese
                    Accessible.checked: TextEntry.shifted
                    onClicked: TextEntry.chinese ? TextEntry.press("'") : TextEntry.toggleShift()
                }
                Repeater {
                    model: row.modelData

                    CharacterKey {
                        required property string modelData

                        character: modelData
                    }
                }
                WideKey {
                    visible: row.lowest
                    width: Math.floor(keyboard.keyWidth * 1.5)
                    iconName: "backspace"
                    Accessible.name: qsTr("Delete the last character")
                    onClicked: TextEntry.pressBackspace()
                    autoRepeat: true
                }
            }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: keyboard.gap

            WideKey {
                width: Math.floor(keyboard.keyWidth * 1.5)
                text: TextEntry.signsShown ? "abc" : "#+="
                Accessible.name: TextEntry.signsShown ? qsTr("Letters") : qsTr("Signs")
                onClicked: TextEntry.toggleSigns()
            }
            WideKey {
                id: script

                visible: TextEntry.mayBeChinese
                width: Math.floor(keyboard.keyWidth * 1.5)
                text: TextEntry.chinese ? "中" : "EN"
                Accessible.name: TextEntry.chinese ? qsTr("Type English") : qsTr("Type Chinese")
                onClicked: TextEntry.toggleChinese()
            }
            WideKey {
                width: keyboard.width - 3 * keyboard.gap - Math.floor(keyboard.keyWidth * 1.5) - 2 * keyboard.keyWidth
                       - (script.visible ? script.width + keyboard.gap : 0) - (line.visible ? line.width + keyboard.gap : 0)
                text: TextEntry.spelling === "" ? qsTr("Space") : qsTr("First word")
                Accessible.name: text
                onClicked: TextEntry.pressSpace()
            }
            WideKey {
                id: line

                visible: TextEntry.lines
                width: Math.floor(keyboard.keyWidth * 1.2)
                iconName: "line"
                Accessible.name: qsTr("New line")
                onClicked: TextEntry.pressLine()
            }
            CharacterKey { character: TextEntry.comma }
            CharacterKey { character: TextEntry.stop }
        }
    }
}
