// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// TextEntryPage asks one question whose answer is words.
Item {
    readonly property string title: TextEntry.title

    Region {
        area: Frame.portrait ? Qt.rect(Frame.hero.x, Frame.hero.y, Frame.hero.width, Frame.stage.y - Frame.hero.y)
                             : Frame.left

        Column {
            width: parent.width
            spacing: 16

            Words {
                width: parent.width
                text: TextEntry.prompt
                font.pixelSize: Theme.type.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            TextField {
                width: parent.width
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: TextEntry.problemText
                font.weight: Font.Medium
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Words {
                width: parent.width
                visible: text !== "" && TextEntry.problemText === ""
                text: TextEntry.countText
                font.pixelSize: Theme.type.body
                color: Theme.colors.textMuted
            }
        }
    }
    Region {
        area: Frame.stage

        Keyboard {
            anchors.fill: parent
        }
    }
    ActionBar {
        mainText: qsTr("Done")
        mainEnabled: TextEntry.canSubmit
        onMainClicked: TextEntry.submit()
    }
}
