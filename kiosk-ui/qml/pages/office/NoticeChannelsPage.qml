// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// NoticeChannelsPage is where notices go.
Item {
    readonly property string title: qsTr("Where notices go")

    NotedRows {
        foot: true
        model: NoticeChannels
        problem: NoticeChannels.problemText
        loading: NoticeChannels.loading
        onOpened: id => NoticeChannels.show(id)

        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !NoticeChannels.loading && NoticeChannels.count === 0 && NoticeChannels.problemText === ""
            text: qsTr("Nobody is told yet")
            guidance: qsTr("Add a web address or a gateway for text messages")
        }
    }
    BodyActions {
        mainText: qsTr("Add a channel")
        mainIcon: "plus"
        mainEnabled: NoticeChannels.canAdd
        onMainClicked: NoticeChannels.add()
    }
}
