// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// HelpCodePage is one code: what happened, what to do, whom to call.
Item {
    readonly property string title: qsTr("Help")

    Region {
        id: body

        readonly property real aside: Frame.portrait ? 0 : 296

        area: Frame.body

        Column {
            id: words

            width: parent.width - body.aside
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
        Column {
            x: Frame.portrait ? (parent.width - width) / 2 : parent.width - width
            y: Frame.portrait ? words.height + 40 : 0
            spacing: 8
            visible: Help.qrSource !== "" && (!Frame.portrait || parent.height - y > 224)

            QrPaper {
                anchors.horizontalCenter: parent.horizontalCenter
                room: Frame.portrait ? Math.min(360, body.height - words.height - 88) : 264
                source: Help.qrSource
                name: qsTr("QR code of this page")
            }
            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 264
                text: qsTr("Scan to keep this page")
                font.pixelSize: Theme.type.body
                color: Theme.colors.textMuted
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
