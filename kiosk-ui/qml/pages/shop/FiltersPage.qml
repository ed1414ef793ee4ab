// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// FiltersPage is what the list of payments is narrowed to.
Item {
    readonly property string title: qsTr("Filter")

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        RowList {
            anchors.fill: parent
            model: Search.filters
            onOpened: id => Search.edit(id)
        }
    }
    BodyActions {
        mainText: qsTr("Show")
        onMainClicked: Navigator.back()
        quietText: qsTr("All payments")
        quietEnabled: Search.filtered
        onQuietClicked: Search.clearFilters()
    }
}
