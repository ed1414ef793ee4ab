// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// StickFile is a page's whole body for a file that goes onto a USB stick.
Item {
    id: body

    // file: a StickFileModel.
    property QtObject file

    readonly property bool busy: !file.canSave
    readonly property bool saved: file.state === Exports.Saved
    readonly property bool failed: file.state === Exports.Failed

    anchors.fill: parent

    Region {
        area: Qt.rect(Frame.body.x, Frame.body.y, Frame.body.width, Frame.actions.y - 24 - Frame.body.y)

        Column {
            anchors.centerIn: parent
            width: parent.width
            spacing: Frame.portrait ? 40 : 24

            WaitMark {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: body.busy
                size: 160
            }
            StatusMark {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: !body.busy
                size: 160
                iconName: body.saved ? "tick" : body.failed ? "exclamation" : "list"
                disc: body.saved ? Theme.colors.success : body.failed ? Theme.colors.caution : Theme.colors.brandSoft
                sign: body.saved ? Theme.colors.onSuccess : body.failed ? Theme.colors.onCaution
                                                                        : Theme.colors.onBrandSoft
            }
            Headline {
                width: parent.width
                text: body.file.headline
                guidance: body.file.guidance
            }
        }
    }
    BodyActions {
        mainText: body.saved ? qsTr("Done") : body.failed ? qsTr("Try again") : qsTr("Save")
        mainEnabled: !body.busy
        onMainClicked: body.saved ? Navigator.back() : body.file.save()
    }
}
