// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk

// ActionButton is the main action of a page, or with `quiet` the way around it.
T.AbstractButton {
    id: button

    property bool quiet: false
    property string iconName
    // quietFill: for a quiet button on a surface of the same colour.
    property color quietFill: Tone.quietFill

    implicitHeight: 80
    implicitWidth: Math.max(160, label.implicitWidth + 48)
    focusPolicy: Qt.TabFocus
    Accessible.name: text

    background: Surface {
        raised: Tone.neutral && button.enabled && button.quietFill === Tone.quietFill
        color: {
            if (!button.enabled)
                return Theme.colors.sunken;
            if (button.quiet)
                return button.down ? Tone.quietPressed : button.quietFill;
            return button.down ? Tone.actionPressed : Tone.actionFill;
        }

        FocusRing { control: button }
    }

    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: 12

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.iconName !== ""
                name: button.iconName
                size: 28
                color: label.color
            }
            Words {
                id: label

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, button.width - 32 - (button.iconName !== "" ? 40 : 0))
                text: button.text
                font.pixelSize: Math.round(Theme.type.lead * 1.1)
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                color: {
                    if (!button.enabled)
                        return Theme.colors.textMuted;
                    return button.quiet ? Tone.quietInk : Tone.actionInk;
                }
            }
        }
    }
}
