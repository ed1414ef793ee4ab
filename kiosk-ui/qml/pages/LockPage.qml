// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// LockPage waits for the password of whoever is signed in.
Item {
    readonly property string title: qsTr("Locked")

    Region {
        area: Frame.portrait ? Qt.rect(Frame.hero.x, Frame.hero.y, Frame.hero.width, Frame.stage.y - Frame.hero.y)
                             : Frame.left

        Column {
            width: parent.width
            spacing: Frame.portrait ? 24 : 32

            Words {
                width: parent.width
                text: qsTr("Welcome back, %1").arg(Session.operatorName)
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                font.pixelSize: Theme.type.title
                font.weight: Font.DemiBold
            }
            PasswordEntry {
                width: parent.width
                numberFixed: true
            }
        }
    }
    Region {
        area: Frame.stage

        Keypad {
            anchors.fill: parent
            anchors.topMargin: Frame.portrait ? 96 * Theme.textScale : 0
            onDigitPressed: digit => SignIn.pressDigit(digit)
            onBackspacePressed: SignIn.pressBackspace()
        }
    }
    ActionBar {
        quietText: qsTr("Sign out")
        onQuietClicked: Session.signOut()
        mainText: qsTr("Unlock")
        mainEnabled: SignIn.canSubmit
        onMainClicked: SignIn.submit()
    }
}
