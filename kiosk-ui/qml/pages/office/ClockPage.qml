// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// ClockPage is what time it is, here, at the bank and on slips.
Item {
    readonly property string title: qsTr("Clock")

    NotedRows {
        model: TerminalClock
        problem: TerminalClock.problemText
        loading: TerminalClock.loading
        onOpened: id => TerminalClock.edit(id)
    }
}
