// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// ApprovalPage lets a supervisor say yes on the spot, with a number and a password.
Item {
    readonly property string title: qsTr("Approval")

    Region {
        area: Frame.portrait ? Qt.rect(Frame.hero.x, Frame.hero.y, Frame.hero.width, Frame.stage.y - Frame.hero.y)
                             : Frame.left

        Column {
            width: parent.width
            spacing: Frame.portrait ? 24 : 32

            Words {
                width: parent.width
                text: Approval.purposeText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                font.pixelSize: Theme.type.title
                font.weight: Font.DemiBold
            }
            PasswordEntry {
                width: parent.width
                credentials: Approval
            }
        }
    }
    Region {
        area: Frame.stage

        Keypad {
            anchors.fill: parent
            anchors.topMargin: Frame.portrait ? 96 * Theme.textScale : 0
            onDigitPressed: digit => Approval.pressDigit(digit)
            onBackspacePressed: Approval.pressBackspace()
        }
    }
    ActionBar {
        mainText: Approval.busy ? qsTr("Asking") : qsTr("Approve")
        mainEnabled: Approval.canSubmit
        onMainClicked: Approval.submit()
    }
}
