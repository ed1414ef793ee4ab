// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// ChoicePage asks one question with a few answers; the one in force has a tick.
Item {
    readonly property string title: Choice.title

    Region {
        area: Frame.body

        RowList {
            anchors.fill: parent
            arrows: false
            model: Choice
            onOpened: id => Choice.choose(id)
        }
    }
}
