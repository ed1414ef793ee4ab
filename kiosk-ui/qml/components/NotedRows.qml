// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// NotedRows fills a page with the rows of a model, under a note when something went wrong.
Region {
    id: region

    property alias model: list.model
    property alias arrows: list.arrows
    property string problem
    property bool loading: false
    // foot: the page has an action bar.
    property bool foot: false

    signal opened(string id)

    area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width,
                  (foot ? Frame.actions.y - 24 : Frame.height - Frame.margin) - Frame.body.y)

    Note {
        id: note

        width: parent.width
        visible: region.problem !== ""
        text: region.problem
    }
    RowList {
        id: list

        anchors.top: note.visible ? note.bottom : parent.top
        anchors.topMargin: note.visible ? 16 : 0
        anchors.bottom: parent.bottom
        width: parent.width
        onOpened: id => region.opened(id)
    }
    WaitMark {
        anchors.centerIn: parent
        visible: region.loading && list.count === 0
        size: 112
    }
}
