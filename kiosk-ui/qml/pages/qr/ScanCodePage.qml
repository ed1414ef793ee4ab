// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// ScanCodePage takes the customer's payment code from a scanner, or typed.
Item {
    readonly property string title: Order.title

    Region {
        area: Frame.words

        Column {
            width: parent.width
            spacing: 16

            Words {
                width: parent.width
                text: qsTr("Scan the customer's code, or type the number under it")
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                font.pixelSize: Theme.type.title
                horizontalAlignment: Text.AlignHCenter
                color: Theme.colors.textMuted
            }
            Rectangle {
                width: parent.width
                height: Math.max(80, 2.4 * Theme.type.title)
                radius: Theme.radius
                color: Theme.colors.surface
                border.width: 3
                border.color: Theme.colors.brand

                Icon {
                    x: 20
                    anchors.verticalCenter: parent.verticalCenter
                    name: "scan"
                    size: 36
                    color: Theme.colors.brand
                }
                Figures {
                    anchors.right: parent.right
                    anchors.rightMargin: 24
                    anchors.verticalCenter: parent.verticalCenter
                    text: CodeEntry.text
                    pixelSize: Theme.type.title
                    widest: parent.width - 96
                }
            }
        }
    }
    Region {
        area: Frame.stage

        Keypad {
            anchors.fill: parent
            anchors.topMargin: Frame.portrait ? 56 * Theme.textScale : 0
            onDigitPressed: digit => CodeEntry.press(digit)
            onBackspacePressed: CodeEntry.pressBackspace()
        }
    }
    ActionBar {
        mainText: qsTr("Take payment")
        mainEnabled: CodeEntry.canSubmit
        onMainClicked: Checkout.useCode()
    }
}
