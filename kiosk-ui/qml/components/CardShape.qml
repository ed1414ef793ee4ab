// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// CardShape is a payment card, filled while it is the one that matters and an outline otherwise.
Rectangle {
    id: card

    property real unit: 1
    property bool active: false
    property bool upright: false
    property bool chipFirst: false
    property bool striped: false

    readonly property color ink: active ? Theme.colors.onBrand : Theme.colors.control

    width: (upright ? 84 : 132) * card.unit
    height: (upright ? 132 : 84) * card.unit
    radius: 10 * card.unit
    color: active ? Theme.colors.brand : Theme.colors.surface
    border.width: active ? 0 : 2
    border.color: Theme.colors.control

    Rectangle {
        visible: !card.striped
        x: (card.upright ? 31 : 16) * card.unit
        y: (card.upright ? (card.chipFirst ? 34 : 16) : 26) * card.unit
        width: 22 * card.unit
        height: 18 * card.unit
        radius: 4 * card.unit
        color: card.active ? card.ink : "transparent"
        border.width: card.active ? 0 : 2
        border.color: card.ink
    }
    Rectangle {
        visible: !card.striped && !card.upright
        x: 16 * card.unit
        y: 58 * card.unit
        width: 64 * card.unit
        height: 6 * card.unit
        radius: 3 * card.unit
        color: card.ink
    }
    Rectangle {
        visible: card.striped
        x: 12 * card.unit
        y: 0
        width: 16 * card.unit
        height: card.height
        color: card.ink
    }
}
