// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// SwitchRow is one choice that is on or off, told by the knob's place and a word.
T.AbstractButton {
    id: row

    property bool on: false
    property string note

    implicitHeight: Math.max(96, words.implicitHeight + 40)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: on

    background: Surface {
        color: row.down ? Theme.colors.pressed : Theme.colors.surface

        FocusRing { control: row }
    }

    contentItem: Item {
        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: 24
            anchors.right: state.left
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            spacing: 4

            Words {
                width: parent.width
                text: row.text
                font.weight: Font.Medium
            }
            Words {
                width: parent.width
                text: row.note
                visible: text !== ""
                font.pixelSize: Theme.type.body
                color: Theme.colors.textMuted
            }
        }
        Words {
            id: state

            anchors.right: track.left
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            text: row.on ? qsTr("On") : qsTr("Off")
            font.pixelSize: Theme.type.body
            color: Theme.colors.textMuted
        }
        Rectangle {
            id: track

            anchors.right: parent.right
            anchors.rightMargin: 24
            anchors.verticalCenter: parent.verticalCenter
            width: 64
            height: 36
            radius: 18
            color: row.on ? Theme.colors.brand : Theme.colors.control

            Rectangle {
                x: row.on ? parent.width - width - 4 : 4
                y: 4
                width: 28
                height: 28
                radius: 14
                color: row.on ? Theme.colors.onBrand : Theme.colors.surface

                Behavior on x {
                    NumberAnimation {
                        duration: Theme.quick
                        easing.type: Easing.OutCubic
                    }
                }
            }
        }
    }
}
