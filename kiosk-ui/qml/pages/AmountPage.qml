// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// AmountPage takes the amount; the figure itself is the hero above.
Item {
    readonly property string title: qsTr("Take payment")

    Region {
        area: Frame.words

        Words {
            width: parent.width
            text: AmountEntry.full ? qsTr("That is the largest amount") : qsTr("Type the amount")
            font.pixelSize: Theme.type.title
            horizontalAlignment: Text.AlignHCenter
            color: Theme.colors.textMuted
        }
    }
    Region {
        area: Frame.portrait ? Qt.rect(Frame.stage.x, Frame.words.y + 56, Frame.stage.width,
                                       Frame.stage.y + Frame.stage.height - Frame.words.y - 56)
                             : Frame.stage

        Keypad {
            anchors.fill: parent
            hasDoubleZero: true
            onDigitPressed: digit => AmountEntry.pressDigit(digit)
            onDoubleZeroPressed: AmountEntry.pressDoubleZero()
            onBackspacePressed: AmountEntry.pressBackspace()
        }
    }
    ActionBar {
        mainText: qsTr("Take payment")
        mainEnabled: AmountEntry.canSubmit
        onMainClicked: Payment.start()
    }
}
