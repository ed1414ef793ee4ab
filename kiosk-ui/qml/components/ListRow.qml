// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// ListRow is one choice of a list: an icon, what it is, a quiet line below, and perhaps a word at the right.
T.AbstractButton {
    id: row

    property string iconName
    property string note
    property string value
    property int mark: Rows.None
    property bool arrow: true
    // signsShown: false for a row of a list whose signs lie outside the list's view. The software renderer draws a shape
    // that is clipped away whole.
    property bool signsShown: true

    implicitHeight: Math.max(96, words.implicitHeight + 32)
    focusPolicy: Qt.TabFocus
    Accessible.name: [row.text, row.value, row.note].filter(part => part !== "").join(", ")

    background: Surface {
        color: row.down ? Theme.colors.pressed : Theme.colors.surface

        FocusRing { control: row }
    }

    contentItem: Item {
        Icon {
            id: icon

            x: 24
            anchors.verticalCenter: parent.verticalCenter
            visible: row.iconName !== ""
            opacity: row.signsShown ? 1 : 0
            name: row.iconName
            size: 32
            color: Theme.colors.brand
        }
        MarkDisc {
            id: disc

            x: 24
            anchors.verticalCenter: parent.verticalCenter
            mark: row.mark
            opacity: row.signsShown ? 1 : 0
        }
        Column {
            id: words

            x: icon.visible ? icon.x + icon.width + 20 : disc.visible ? disc.x + disc.width + 20 : 24
            width: (value.visible ? value.x : chevron.x) - 16 - x
            anchors.verticalCenter: parent.verticalCenter
            spacing: 4

            Words {
                width: parent.width
                text: row.text
                font.weight: Font.Medium
                color: row.enabled ? Theme.colors.text : Theme.colors.textMuted
            }
            Words {
                width: parent.width
                visible: row.note !== ""
                text: row.note
                font.pixelSize: Theme.type.body
                color: Theme.colors.textMuted
            }
        }
        Words {
            id: value

            anchors.right: chevron.left
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, row.width * 0.45)
            visible: row.value !== ""
            text: row.value
            horizontalAlignment: Text.AlignRight
            color: Theme.colors.textMuted
        }
        Icon {
            id: chevron

            anchors.right: parent.right
            anchors.rightMargin: 20
            anchors.verticalCenter: parent.verticalCenter
            name: "forward"
            visible: row.enabled && row.arrow
            opacity: row.signsShown ? 1 : 0
            color: Theme.colors.textMuted
        }
    }
}
