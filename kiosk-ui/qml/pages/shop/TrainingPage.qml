// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// TrainingPage leads into training, and out of it.
Item {
    readonly property string title: qsTr("Training")

    Region {
        area: Frame.body

        Column {
            anchors.centerIn: parent
            width: Math.min(parent.width, 720)
            spacing: 48

            Item {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 176
                height: 176

                WaitMark {
                    anchors.centerIn: parent
                    visible: Training.starting
                    size: 176
                }
                Icon {
                    anchors.centerIn: parent
                    name: Training.failed ? "exclamation" : "shield"
                    size: 80
                    color: Theme.colors.brand
                }
            }
            Headline {
                width: parent.width
                text: Training.headline
                guidance: Training.guidance
            }
            Rectangle {
                width: parent.width
                height: 16
                radius: 8
                visible: Training.starting
                color: Theme.colors.sunken
                Accessible.role: Accessible.ProgressBar
                Accessible.name: qsTr("%1 percent").arg(Math.round(Training.progress * 100))

                Rectangle {
                    width: Math.max(16, parent.width * Training.progress)
                    height: parent.height
                    radius: 8
                    color: Theme.colors.brand
                }
            }
        }
    }
    ActionBar {
        quietText: Training.starting ? qsTr("Cancel") : ""
        onQuietClicked: Training.giveUp()
        mainText: Training.starting ? "" : Training.on ? qsTr("Leave training") : qsTr("Start training")
        mainEnabled: Training.canLeave || !Training.on
        onMainClicked: Training.on ? Training.leave() : Training.enter()
    }
}
