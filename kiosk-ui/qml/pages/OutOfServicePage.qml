// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// OutOfServicePage tells that no payment can be taken: which part, since when, what to do, whom to call. It goes by itself.
Item {
    readonly property string title: Merchant.shopName

    Region {
        area: Frame.body

        Column {
            width: parent.width
            spacing: 32

            Item {
                width: parent.width
                height: Math.max(mark.height, headline.height)

                StatusMark {
                    id: mark

                    anchors.verticalCenter: parent.verticalCenter
                    iconName: "exclamation"
                    size: 112
                    disc: Theme.colors.caution
                    sign: Theme.colors.onCaution
                }
                Words {
                    id: headline

                    anchors.left: mark.right
                    anchors.leftMargin: 32
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Out of service")
                    font.pixelSize: Theme.type.display
                    font.weight: Font.DemiBold
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: text
                }
            }
            Note {
                width: parent.width
                visible: Payment.active
                text: qsTr("The payment goes on without this screen. Its outcome is shown as soon as the connection is back")
            }
            Grid {
                width: parent.width
                columns: Frame.portrait ? 1 : 2
                columnSpacing: 48
                rowSpacing: 32

                Repeater {
                    model: [
                        {label: qsTr("What does not work"), words: Outage.partText},
                        {label: qsTr("Since"), words: Outage.sinceText},
                        {label: qsTr("What to do"), words: Outage.nextText},
                        {label: qsTr("Whom to call"), words: Outage.callText}
                    ]

                    Column {
                        required property var modelData

                        width: Frame.portrait ? parent.width : (parent.width - 48) / 2
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
                            font.pixelSize: Theme.type.lead
                            font.weight: Font.Medium
                        }
                    }
                }
            }
        }
    }
    ActionBar {
        mainText: qsTr("Look again")
        onMainClicked: Health.refresh()
    }
}
