// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// HelpCodePage is one code: what happened, what to do, whom to call.
Item {
    readonly property string title: qsTr("Help")

    Region {
        area: Frame.body

        Column {
            width: parent.width
            spacing: 32

            Repeater {
                model: [
                    {label: qsTr("What happened"), words: Help.whatText},
                    {label: qsTr("What to do"), words: Help.nextText},
                    {label: qsTr("Whom to call"), words: Help.callText},
                    {label: qsTr("Code"), words: Help.codeText}
                ]

                Column {
                    required property var modelData

                    width: parent.width
                    spacing: 8
                    visible: modelData.words !== ""
                    Accessible.role: Accessible.StaticText
                    Accessible.name: modelData.label + ", " + modelData.words

                    Words {
                        width: parent.width
                        text: modelData.label
                        color: Theme.colors.textMuted
                    }
                    Words {
                        width: parent.width
                        text: modelData.words
                        font.pixelSize: Theme.type.title
                        font.weight: Font.Medium
                    }
                }
            }
        }
    }
}
