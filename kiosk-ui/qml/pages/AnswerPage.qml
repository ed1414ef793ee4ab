// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// AnswerPage shows what a card holds, for a short while.
Item {
    readonly property string title: Payment.kindText

    AmountHero {
        x: Frame.hero.x
        y: Frame.hero.y
        width: Frame.hero.width
        height: Frame.hero.height
        label: Payment.headline
        text: Payment.answerText
    }
    Region {
        area: Frame.words

        Column {
            width: parent.width
            spacing: 8

            Words {
                width: parent.width
                text: Payment.cardText
                visible: text !== ""
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                font.pixelSize: Theme.type.title
                horizontalAlignment: Text.AlignHCenter
            }
            BalancedWords {
                width: parent.width
                text: qsTr("For the customer's eyes. It goes away after 20 seconds")
                font.pixelSize: Theme.type.lead
                color: Theme.colors.textMuted
            }
        }
    }
    Region {
        area: Frame.stage

        StatusMark {
            anchors.centerIn: parent
            iconName: "card"
            disc: Theme.colors.brandSoft
            sign: Theme.colors.onBrandSoft
        }
    }
    ActionBar {
        mainText: qsTr("Done")
        onMainClicked: Navigator.goHome()
    }
}
