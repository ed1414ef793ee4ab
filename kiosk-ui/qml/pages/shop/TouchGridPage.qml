// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk
import "../../components"

// TouchGridPage tests the touchscreen: every field must be touched once.
Item {
    readonly property string title: qsTr("Touch every field")
    readonly property int across: Frame.portrait ? 6 : 8
    readonly property int down: 48 / across

    Region {
        area: Qt.rect(Frame.margin, Frame.bar.height, Frame.width - 2 * Frame.margin,
                      Frame.actions.y - 16 - Frame.bar.height)

        Grid {
            id: grid

            readonly property real cellWidth: (parent.width - (across - 1) * spacing) / across
            readonly property real cellHeight: (parent.height - (down - 1) * spacing) / down

            columns: across
            spacing: 8

            Repeater {
                model: 48

                T.AbstractButton {
                    id: field

                    required property int index

                    readonly property bool touched: SelfTest.touches[index] === true

                    width: grid.cellWidth
                    height: grid.cellHeight
                    focusPolicy: Qt.TabFocus
                    Accessible.name: touched ? qsTr("Field %1, touched").arg(index + 1) : qsTr("Field %1").arg(index + 1)
                    onPressed: SelfTest.touch(index)

                    background: Rectangle {
                        radius: Theme.radius
                        color: field.touched ? Theme.colors.success : Theme.colors.surface
                        border.width: 1
                        border.color: Theme.colors.control

                        FocusRing { control: field }
                    }
                    contentItem: Item {
                        Icon {
                            anchors.centerIn: parent
                            visible: field.touched
                            name: "tick"
                            color: Theme.colors.onSuccess
                        }
                    }
                }
            }
        }
    }
    BodyActions {
        quietText: qsTr("Some do not react")
        onQuietClicked: SelfTest.endTouch()
    }
}
