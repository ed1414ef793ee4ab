// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// NetworkPage is where the terminal is connected.
Item {
    readonly property string title: qsTr("Network")

    NotedRows {
        foot: true
        model: Network
        problem: Network.problemText
        loading: Network.loading
    }
    BodyActions {
        mainText: qsTr("Look again")
        mainEnabled: !Network.loading
        onMainClicked: Network.refresh()
    }
}
