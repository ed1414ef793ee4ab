// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// RowList shows the rows of a RowListModel: cards that open something, switches, and calm lines of facts under headings.
ListView {
    id: list

    // openMark: whether the card that opens something shows an arrow.
    property bool arrows: true

    signal opened(string id)
    // nearEnd: the last rows come into view.
    signal nearEnd

    spacing: 0
    clip: contentHeight > height
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 400
    // A page that others lay over is made anew: its list is where it was. One that is opened begins at its top.
    Component.onCompleted: {
        if (model.place > 0)
            positionViewAtIndex(model.place, ListView.Beginning);
    }
    Component.onDestruction: model.place = Math.max(0, indexAt(width / 2, contentY + 1))
    onContentYChanged: {
        if (contentHeight > height && contentY + 2 * height > contentHeight)
            nearEnd();
    }

    Connections {
        target: Navigator

        function onOpened() {
            list.positionViewAtBeginning();
        }
    }

    delegate: Loader {
        id: slot

        required property int index
        required property string rowId
        required property string text
        required property string note
        required property string value
        required property string iconName
        required property int mark
        required property int shape
        required property bool on

        // A sign whose centre is outside the view is outside as a whole, or nearly.
        readonly property real centre: y + height / 2 - list.contentY
        readonly property bool signsShown: centre > 0 && centre < list.height

        width: list.width
        sourceComponent: shape === Rows.Heading ? heading
                         : shape === Rows.Switch ? flip
                         : shape === Rows.Choice ? card
                         : shape === Rows.Fingerprint ? compared : fact

        Component {
            id: heading

            Item {
                implicitHeight: Math.max(48, title.implicitHeight + 16) + (slot.index > 0 ? 16 : 0)
                Accessible.role: Accessible.Heading
                Accessible.name: slot.text + (slot.value === "" ? "" : ", " + slot.value)

                Words {
                    id: title

                    anchors.left: parent.left
                    anchors.leftMargin: 24
                    anchors.right: sum.left
                    anchors.rightMargin: 16
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 8
                    text: slot.text
                    font.weight: Font.DemiBold
                    Accessible.ignored: true
                }
                Figures {
                    id: sum

                    anchors.right: parent.right
                    anchors.rightMargin: 24
                    anchors.verticalCenter: title.verticalCenter
                    visible: slot.value !== ""
                    text: slot.value
                    pixelSize: Theme.type.lead
                }
            }
        }
        Component {
            id: fact

            Rectangle {
                readonly property bool total: slot.shape === Rows.Total
                readonly property bool amount: /^[−]?[^0-9]{0,4}[0-9,]+\.[0-9]+$/.test(slot.value)

                implicitHeight: Math.max(64, words.implicitHeight + 24, plain.implicitHeight + 24)
                color: total ? Theme.colors.brandSoft : Theme.colors.surface
                Accessible.role: Accessible.StaticText
                Accessible.name: [slot.text, slot.value, slot.note].filter(part => part !== "").join(", ")

                Rectangle {
                    anchors.bottom: parent.bottom
                    x: 24
                    width: parent.width - 48
                    height: 1
                    color: Theme.colors.outline
                    visible: !parent.total
                }
                MarkDisc {
                    id: disc

                    x: 24
                    anchors.verticalCenter: parent.verticalCenter
                    mark: slot.mark
                    opacity: slot.signsShown ? 1 : 0
                }
                Column {
                    id: words

                    x: disc.visible ? 84 : 24
                    width: parent.width - x - 24
                           - (slot.value === "" ? 0 : (parent.amount ? figures.width : plain.width) + 16)
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 2

                    Words {
                        width: parent.width
                        text: slot.text
                        font.weight: parent.parent.total ? Font.DemiBold : Font.Normal
                        color: parent.parent.total ? Theme.colors.onBrandSoft : Theme.colors.text
                        Accessible.ignored: true
                    }
                    Words {
                        width: parent.width
                        visible: slot.note !== ""
                        text: slot.note
                        font.pixelSize: Theme.type.body
                        color: parent.parent.total ? Theme.colors.onBrandSoft : Theme.colors.textMuted
                        Accessible.ignored: true
                    }
                }
                Figures {
                    id: figures

                    anchors.right: parent.right
                    anchors.rightMargin: 24
                    anchors.verticalCenter: parent.verticalCenter
                    visible: parent.amount
                    text: parent.amount ? slot.value : ""
                    pixelSize: Theme.type.lead
                    weight: parent.total ? Font.DemiBold : Font.Medium
                    color: parent.total ? Theme.colors.onBrandSoft : Theme.colors.text
                }
                Words {
                    id: plain

                    anchors.right: parent.right
                    anchors.rightMargin: 24
                    anchors.verticalCenter: parent.verticalCenter
                    visible: !parent.amount && slot.value !== ""
                    width: Math.min(implicitWidth, parent.width * 0.58)
                    text: parent.amount ? "" : slot.value
                    font.weight: Font.Medium
                    horizontalAlignment: Text.AlignRight
                    Accessible.ignored: true
                }
            }
        }
        Component {
            id: compared

            Rectangle {
                implicitHeight: whole.implicitHeight + 40
                color: Theme.colors.surface
                Accessible.role: Accessible.StaticText
                Accessible.name: [slot.text, slot.value, slot.note].filter(part => part !== "").join(", ")

                Column {
                    id: whole

                    x: 24
                    width: parent.width - 48
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 16

                    Words {
                        width: parent.width
                        text: slot.text
                        Accessible.ignored: true
                    }
                    Fingerprint {
                        width: parent.width
                        text: slot.value
                    }
                    Words {
                        width: parent.width
                        visible: slot.note !== ""
                        text: slot.note
                        font.pixelSize: Theme.type.body
                        color: Theme.colors.textMuted
                        Accessible.ignored: true
                    }
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    x: 24
                    width: parent.width - 48
                    height: 1
                    color: Theme.colors.outline
                }
            }
        }
        Component {
            id: flip

            Item {
                implicitHeight: row.implicitHeight + 12

                SwitchRow {
                    id: row

                    width: parent.width
                    text: slot.text
                    note: slot.note
                    on: slot.on
                    onClicked: list.opened(slot.rowId)
                }
            }
        }
        Component {
            id: card

            Item {
                implicitHeight: row.implicitHeight + 12

                ListRow {
                    id: row

                    width: parent.width
                    text: slot.text
                    note: slot.note
                    value: slot.value
                    iconName: slot.iconName
                    mark: slot.mark
                    arrow: list.arrows
                    signsShown: slot.signsShown
                    onClicked: list.opened(slot.rowId)
                }
            }
        }
    }
}
