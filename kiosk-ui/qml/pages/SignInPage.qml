// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// SignInPage asks who works at this till.
Item {
    readonly property string title: qsTr("Sign in")

    Region {
        area: Frame.portrait ? Qt.rect(Frame.hero.x, Frame.hero.y, Frame.hero.width, Frame.stage.y - Frame.hero.y)
                             : Frame.left

        Column {
            width: parent.width
            spacing: Frame.portrait ? 24 : 32

            Words {
                width: parent.width
                text: Merchant.shopName
                font.pixelSize: Theme.type.display
                font.weight: Font.DemiBold
            }
            PasswordEntry { width: parent.width }
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
        mainText: Session.busy ? qsTr("Signing in") : qsTr("Sign in")
        mainEnabled: SignIn.canSubmit
        onMainClicked: SignIn.submit()
    }
}
