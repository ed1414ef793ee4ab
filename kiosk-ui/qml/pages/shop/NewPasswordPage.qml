// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// NewPasswordPage asks for a new password, twice.
Item {
    readonly property string title: NewPassword.title

    Region {
        area: Frame.portrait ? Qt.rect(Frame.hero.x, Frame.hero.y, Frame.hero.width, Frame.stage.y - Frame.hero.y)
                             : Frame.left

        Column {
            width: parent.width
            spacing: 24

            Words {
                width: parent.width
                text: qsTr("Step %1 of %2").arg(NewPassword.step).arg(NewPassword.steps)
                color: Theme.colors.textMuted
            }
            Words {
                width: parent.width
                text: NewPassword.prompt
                font.pixelSize: Theme.type.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Rectangle {
                width: parent.width
                height: Math.max(80, 48 + 2 * Theme.type.lead)
                radius: Theme.radius
                color: Theme.colors.surface
                border.width: 3
                border.color: Theme.colors.brand

                Dots {
                    anchors.centerIn: parent
                    places: 0
                    count: NewPassword.length
                    size: 16
                    spacing: 12
                }
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: NewPassword.problemText !== "" ? NewPassword.problemText
                      : Session.owesPassword ? qsTr("This is your first sign-in: choose a password of your own") : ""
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
            anchors.topMargin: Frame.portrait ? 96 * Theme.textScale : 0
            onDigitPressed: digit => NewPassword.pressDigit(digit)
            onBackspacePressed: NewPassword.pressBackspace()
        }
    }
    ActionBar {
        quietText: Session.owesPassword ? qsTr("Sign out") : ""
        onQuietClicked: Session.signOut()
        mainText: NewPassword.busy ? qsTr("Changing") : qsTr("Next")
        mainEnabled: NewPassword.canSubmit
        onMainClicked: NewPassword.submit()
    }
}
