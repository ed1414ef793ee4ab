// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// DigitsPage asks one question whose answer is typed on a keypad.
Item {
    readonly property string title: Digits.title

    Region {
        area: Frame.portrait ? Qt.rect(Frame.hero.x, Frame.hero.y, Frame.hero.width, Frame.stage.y - Frame.hero.y)
                             : Frame.left

        Column {
            width: parent.width
            spacing: 24

            Words {
                width: parent.width
                text: Digits.prompt
                font.pixelSize: Theme.type.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Rectangle {
                width: parent.width
                height: Math.max(96, 48 + 2 * Theme.type.display)
                radius: Theme.radius
                color: Theme.colors.surface
                border.width: 3
                border.color: Theme.colors.brand
                Accessible.role: Accessible.StaticText
                Accessible.name: Digits.text

                Figures {
                    anchors.right: parent.right
                    anchors.rightMargin: 24
                    anchors.verticalCenter: parent.verticalCenter
                    text: Digits.text
                    pixelSize: Theme.type.display
                }
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: Digits.problemText
                font.weight: Font.Medium
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
        }
    }
    Region {
        area: Frame.stage

        Keypad {
            anchors.fill: parent
            anchors.topMargin: Frame.portrait ? 64 * Theme.textScale : 0
            onDigitPressed: digit => Digits.pressDigit(digit)
            onBackspacePressed: Digits.pressBackspace()
        }
    }
    ActionBar {
        mainText: qsTr("Done")
        mainEnabled: Digits.canSubmit
        onMainClicked: Digits.submit()
    }
}
