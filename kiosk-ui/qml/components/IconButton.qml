// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// IconButton is a small round control with an icon and, when there is room, a word.
T.AbstractButton {
    id: button

    property string iconName
    property string label

    implicitHeight: Math.max(56, Theme.touch)
    implicitWidth: label === "" ? implicitHeight : content.implicitWidth + 40
    focusPolicy: Qt.TabFocus

    background: Rectangle {
        radius: height / 2
        color: button.down ? Tone.quietPressed : Tone.quietFill
        border.width: Tone.neutral ? 1 : 0
        border.color: Theme.colors.outline

        FocusRing {
            control: button
            radius: height / 2
        }
    }

    contentItem: Item {
        Row {
            id: content

            anchors.centerIn: parent
            spacing: 8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.iconName !== ""
                name: button.iconName
                size: 24
                color: Tone.quietInk
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                text: button.label
                font.pixelSize: Theme.type.body
                font.weight: Font.Medium
                color: Tone.quietInk
            }
        }
    }
}
