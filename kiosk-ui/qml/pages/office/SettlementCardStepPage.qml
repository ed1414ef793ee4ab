// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// SettlementCardStepPage is one step of a change of the settlement card, or its end; always with the card that is in force.
Item {
    readonly property string title: qsTr("Settlement card")
    readonly property int stage: SettlementCard.stage
    readonly property bool done: stage === SettlementCard.Done
    readonly property bool failed: stage === SettlementCard.Failed

    Region {
        id: body

        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        Column {
            anchors.centerIn: parent
            width: parent.width
            spacing: Frame.portrait ? 40 : 24

            WaitMark {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: SettlementCard.busy
                size: Math.min(160, body.height * 0.3)
            }
            StatusMark {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: !SettlementCard.busy
                size: Math.min(160, body.height * 0.3)
                iconName: done ? "tick" : failed ? "exclamation" : stage === SettlementCard.Second ? "person" : "card"
                disc: done ? Theme.colors.success : failed ? Theme.colors.caution : Theme.colors.brandSoft
                sign: done ? Theme.colors.onSuccess : failed ? Theme.colors.onCaution : Theme.colors.onBrandSoft
            }
            Headline {
                width: parent.width
                text: SettlementCard.headline
                guidance: SettlementCard.guidance
            }
            BalancedWords {
                width: parent.width
                text: SettlementCard.inForceText
                font.pixelSize: Theme.type.lead
                font.weight: Font.Medium
                Accessible.ignored: false
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
    BodyActions {
        mainText: SettlementCard.mainText
        mainEnabled: !SettlementCard.busy
        onMainClicked: SettlementCard.goOn()
        quietText: SettlementCard.quietText
        quietEnabled: !SettlementCard.busy
        onQuietClicked: SettlementCard.giveUp()
    }
}
