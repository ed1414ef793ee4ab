// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// PasswordAgainPage asks whoever is signed in for the password once more.
Item {
    readonly property string title: qsTr("Password")

    Region {
        area: Frame.portrait ? Qt.rect(Frame.hero.x, Frame.hero.y, Frame.hero.width, Frame.stage.y - Frame.hero.y)
                             : Frame.left

        Column {
            width: parent.width
            spacing: Frame.portrait ? 24 : 32

            Words {
                width: parent.width
                text: PasswordAgain.purposeText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                font.pixelSize: Theme.type.title
                font.weight: Font.DemiBold
            }
            PasswordEntry {
                width: parent.width
                numberFixed: true
                credentials: PasswordAgain
            }
        }
    }
    Region {
        area: Frame.stage

        Keypad {
            anchors.fill: parent
            anchors.topMargin: Frame.portrait ? 96 * Theme.textScale : 0
            onDigitPressed: digit => PasswordAgain.pressDigit(digit)
            onBackspacePressed: PasswordAgain.pressBackspace()
        }
    }
    ActionBar {
        mainText: PasswordAgain.busy ? qsTr("Asking") : qsTr("Next")
        mainEnabled: PasswordAgain.canSubmit
        onMainClicked: PasswordAgain.submit()
    }
}
