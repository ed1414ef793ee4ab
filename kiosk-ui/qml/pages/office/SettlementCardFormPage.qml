// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// SettlementCardFormPage is what a new settlement card is proposed with.
Item {
    readonly property string title: qsTr("New settlement card")

    NotedRows {
        foot: true
        model: SettlementCard.form
        problem: SettlementCard.formProblemText === "" ? ""
                 : qsTr("%1. %2", "what happened, then which card is in force")
                   .arg(SettlementCard.formProblemText).arg(SettlementCard.inForceText)
        onOpened: id => SettlementCard.edit(id)
    }
    BodyActions {
        mainText: qsTr("Propose")
        mainEnabled: SettlementCard.canPropose
        onMainClicked: SettlementCard.propose()
    }
}
