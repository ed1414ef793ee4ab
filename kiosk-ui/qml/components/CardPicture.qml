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
        id: drawing

        readonly property real u: picture.unit

        anchors.centerIn: parent
        width: 440 * drawing.u
        height: 440 * drawing.u

        // The card in the slot goes behind the terminal's lower edge.
        CardShape {
            unit: drawing.u
            visible: picture.canInsert
            upright: true
            x: 178 * drawing.u
            y: (318 - (active ? picture.travel * 20 : 0)) * drawing.u
            active: picture.way === 1
            chipFirst: true
        }

        // The terminal.
        Rectangle {
            x: 104 * drawing.u
            y: 16 * drawing.u
            width: 232 * drawing.u
            height: 328 * drawing.u
            radius: 32 * drawing.u
            color: Theme.colors.surface
            border.width: Math.max(2, Math.round(2 * drawing.u))
            border.color: Theme.colors.control
        }
        Rectangle {
            x: 128 * drawing.u
            y: 40 * drawing.u
            width: 184 * drawing.u
            height: 136 * drawing.u
            radius: 16 * drawing.u
            color: Theme.colors.brandSoft
        }
        Grid {
            x: 152 * drawing.u
            y: 204 * drawing.u
            columns: 3
            columnSpacing: 24 * drawing.u
            rowSpacing: 14 * drawing.u

            Repeater {
                model: 9

                Rectangle {
                    width: 30 * drawing.u
                    height: 18 * drawing.u
                    radius: 6 * drawing.u
                    color: Theme.colors.sunken
                }
            }
        }
        // The slot.
        Rectangle {
            visible: picture.canInsert
            x: 168 * drawing.u
            y: 316 * drawing.u
            width: 104 * drawing.u
            height: 10 * drawing.u
            radius: 5 * drawing.u
            color: Theme.colors.control
        }
        // The groove.
        Rectangle {
            visible: picture.canSwipe
            x: 318 * drawing.u
            y: 72 * drawing.u
            width: 8 * drawing.u
            height: 216 * drawing.u
            radius: 4 * drawing.u
            color: Theme.colors.control
        }

        CardShape {
            unit: drawing.u
            visible: picture.canSwipe
            upright: true
            x: 322 * drawing.u
            y: (84 + (active ? picture.travel * 72 : 32)) * drawing.u
            active: picture.way === 2
            striped: true
        }
        CardShape {
            unit: drawing.u
            visible: picture.canTap
            x: 154 * drawing.u
            y: (60 - (active ? (1 - picture.travel) * 16 : 0)) * drawing.u
            active: picture.way === 0
        }
        Icon {
            visible: picture.canTap
            x: 22 * drawing.u
            y: 72 * drawing.u
            size: 72 * drawing.u
            rotation: 180
            weight: 2
            name: "tap"
            color: picture.way === 0 ? Theme.colors.brand : Theme.colors.control
        }
    }
}
