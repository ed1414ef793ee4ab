// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Till.Kiosk

// CardPicture draws a terminal and where the card goes: over the screen (tap), into the slot below (insert), along the
// groove at the right (swipe). One card after the other comes forward; with reduced motion they stand still.
Item {
    id: picture

    property bool canTap: true
    property bool canInsert: true
    property bool canSwipe: true
    // way: 0 tap, 1 insert, 2 swipe.
    property int way: canTap ? 0 : canInsert ? 1 : 2
    property real travel: 0

    readonly property real unit: Math.min(width / 440, height / 440)

    Accessible.ignored: true

    Timer {
        interval: 2400
        repeat: true
        running: picture.visible && !Theme.reducedMotion
        onTriggered: {
            const ways = [picture.canTap, picture.canInsert, picture.canSwipe];
            for (let step = 1; step <= 3; ++step) {
                const next = (picture.way + step) % 3;
                if (ways[next]) {
                    picture.way = next;
                    return;
                }
            }
        }
    }

    SequentialAnimation {
        running: picture.visible && !Theme.reducedMotion
        loops: Animation.Infinite

        NumberAnimation {
            target: picture
            property: "travel"
            from: 0
            to: 1
            duration: 1200
            easing.type: Easing.OutCubic
        }
        NumberAnimation {
            target: picture
            property: "travel"
            from: 1
            to: 0
            duration: 1200
            easing.type: Easing.InOutSine
        }
    }

    Item {
        anchors.centerIn: parent
        width: 440
        height: 440
        scale: picture.unit

        // The card in the slot goes behind the terminal's lower edge.
        CardShape {
            visible: picture.canInsert
            upright: true
            x: 178
            y: 318 - (active ? picture.travel * 20 : 0)
            active: picture.way === 1
            chipFirst: true
        }

        // The terminal.
        Rectangle {
            x: 104
            y: 16
            width: 232
            height: 328
            radius: 32
            color: Theme.colors.surface
            border.width: 2
            border.color: Theme.colors.control
        }
        Rectangle {
            x: 128
            y: 40
            width: 184
            height: 136
            radius: 16
            color: Theme.colors.brandSoft
        }
        Grid {
            x: 152
            y: 204
            columns: 3
            columnSpacing: 24
            rowSpacing: 14

            Repeater {
                model: 9

                Rectangle {
                    width: 30
                    height: 18
                    radius: 6
                    color: Theme.colors.sunken
                }
            }
        }
        // The slot.
        Rectangle {
            visible: picture.canInsert
            x: 168
            y: 316
            width: 104
            height: 10
            radius: 5
            color: Theme.colors.control
        }
        // The groove.
        Rectangle {
            visible: picture.canSwipe
            x: 318
            y: 72
            width: 8
            height: 216
            radius: 4
            color: Theme.colors.control
        }

        CardShape {
            visible: picture.canSwipe
            upright: true
            x: 322
            y: 84 + (active ? picture.travel * 72 : 32)
            active: picture.way === 2
            striped: true
        }
        CardShape {
            visible: picture.canTap
            x: 150 - (active ? 0 : 0)
            y: 60 - (active ? (1 - picture.travel) * 16 : 0)
            active: picture.way === 0
        }
        Icon {
            visible: picture.canTap
            x: 60
            y: 72
            size: 72
            rotation: 180
            weight: 2
            name: "tap"
            color: picture.way === 0 ? Theme.colors.brand : Theme.colors.control
        }
    }
}
