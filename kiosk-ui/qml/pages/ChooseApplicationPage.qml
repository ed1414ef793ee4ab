// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk
import "../components"

// ChooseApplicationPage lists what is on the card; one touch chooses.
Item {
    id: page

    readonly property string title: qsTr("Card")

    signal cancelAsked

    Region {
        area: Frame.words

        Headline {
            width: parent.width
            text: Payment.headline
            guidance: Payment.guidance
        }
    }
    Region {
        area: Frame.stage

        ListView {
            id: list

            anchors.fill: parent
            anchors.topMargin: Frame.portrait ? 16 : 8
            spacing: 16
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            model: Payment.applications

            delegate: T.AbstractButton {
                id: row

                required property string label
                required property string applicationId

                width: list.width
                height: 104
                text: label
                focusPolicy: Qt.TabFocus
                Accessible.name: text
                onClicked: Payment.choose(applicationId)

                background: Surface {
                    color: row.down ? Theme.colors.pressed : Theme.colors.surface

                    FocusRing { control: row }
                }

                contentItem: Item {
                    Icon {
                        id: art

                        x: 28
                        anchors.verticalCenter: parent.verticalCenter
                        name: "card"
                        size: 40
                        color: Theme.colors.brand
                    }
                    Words {
                        anchors.left: art.right
                        anchors.leftMargin: 24
                        anchors.right: chevron.left
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.text
                        font.pixelSize: Theme.type.lead
                        font.weight: Font.Medium
                    }
                    Icon {
                        id: chevron

                        anchors.right: parent.right
                        anchors.rightMargin: 24
                        anchors.verticalCenter: parent.verticalCenter
                        name: "forward"
                        color: Theme.colors.textMuted
                    }
                }
            }
        }
    }
    ActionBar {
        quietText: qsTr("Cancel")
        quietEnabled: Payment.canCancel
        onQuietClicked: page.cancelAsked()
    }
}
