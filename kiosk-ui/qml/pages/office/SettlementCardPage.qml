// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// SettlementCardPage is the card that the shop is paid to, and those before it; from here it is changed.
Item {
    readonly property string title: qsTr("Settlement card")

    NotedRows {
        foot: true
        model: SettlementCard
        problem: SettlementCard.problemText
        loading: SettlementCard.loading
        onOpened: id => SettlementCard.open(id)
    }
    BodyActions {
        mainText: SettlementCard.beginText
        mainEnabled: SettlementCard.canBegin
        onMainClicked: SettlementCard.begin()
    }
}
