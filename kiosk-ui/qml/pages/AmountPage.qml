// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// AmountPage takes the amount of whatever is asked for; the figure itself is the hero above.
Item {
    readonly property string title: Order.title
    readonly property real hintHeight: Theme.type.title * 1.3 + 16 + (Order.limitText === "" ? 0 : Theme.type.lead * 1.3 + 8)

    Region {
        area: Frame.words

        Column {
            width: parent.width
            spacing: 8

            Words {
                width: parent.width
                text: Order.promptText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                font.pixelSize: Theme.type.title
                horizontalAlignment: Text.AlignHCenter
                color: Order.overLimit ? Tone.figure : Theme.colors.textMuted
            }
            Words {
                width: parent.width
                text: Order.limitText
                visible: text !== ""
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                horizontalAlignment: Text.AlignHCenter
                color: Order.overLimit ? Tone.figure : Theme.colors.textMuted
            }
        }
    }
    Region {
        area: Frame.portrait ? Qt.rect(Frame.stage.x, Frame.words.y + hintHeight, Frame.stage.width,
                                       Frame.stage.y + Frame.stage.height - Frame.words.y - hintHeight)
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
        mainText: Order.actionText
        mainEnabled: Order.canSubmit && !Checkout.quoting
        onMainClicked: Checkout.next()
    }
}
