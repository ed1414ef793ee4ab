// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// UpdatePage is the terminal's software: what runs, what is newer, how far an update is.
Item {
    id: page

    readonly property string title: qsTr("Updates")
    readonly property bool steps: Update.mainText !== "" || Update.quietText !== ""

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width,
                      (page.steps ? Frame.actions.y - 24 : Frame.height - Frame.margin) - Frame.body.y)

        Column {
            id: head

            width: parent.width
            spacing: 24

            Note {
                width: parent.width
                visible: text !== ""
                text: Update.problemText
            }
            MarkedHead {
                width: parent.width
                visible: Update.known
                mark: Update.mark
                text: Update.headline
                guidance: Update.guidance
            }
            Column {
                width: parent.width
                visible: Update.moving
                spacing: 12

                ProgressBar {
                    width: parent.width
                    percent: Update.percent
                }
                Words {
                    width: parent.width
                    text: Update.progressText
                    color: Theme.colors.textMuted
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
        }
        RowList {
            anchors.top: head.bottom
            anchors.topMargin: 24
            anchors.bottom: parent.bottom
            width: parent.width
            model: Update
            onOpened: id => Update.act(id)
        }
        WaitMark {
            anchors.centerIn: parent
            visible: !Update.known
            size: 112
        }
    }
    BodyActions {
        visible: page.steps
        mainText: Update.mainText
        mainEnabled: Update.mainEnabled
        onMainClicked: Update.goMain()
        quietText: Update.quietText
        quietEnabled: !Update.busy
        onQuietClicked: Update.goQuiet()
    }
}
