// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// LimitsPage is the settings that are seldom touched; each row changes at once.
Item {
    readonly property string title: qsTr("More limits")

    NotedRows {
        model: Limits
        problem: Limits.problemText
        loading: Limits.loading
        onOpened: id => Limits.edit(id)
    }
}
