// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// NoticesPage is what people elsewhere were told, and whether it reached them.
Item {
    readonly property string title: qsTr("Notices")

    NotedRows {
        id: rows

        foot: true
        model: NoticeList
        problem: NoticeList.problemText
        loading: NoticeList.loading

        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !NoticeList.loading && NoticeList.count === 0 && NoticeList.problemText === ""
            text: qsTr("No notices yet")
            guidance: qsTr("They tell people elsewhere what was changed here")
        }
    }
    BodyActions {
        mainText: qsTr("Send a test")
        mainEnabled: !NoticeList.loading
        onMainClicked: NoticeList.sendTest()
        quietText: qsTr("Where they go")
        onQuietClicked: Navigator.open(Pages.Page.NoticeChannels)
    }
}
