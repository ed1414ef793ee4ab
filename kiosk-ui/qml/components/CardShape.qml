// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// CardShape is a payment card, filled while it is the one that matters and an outline otherwise.
Rectangle {
    id: card

    property bool active: false
    property bool upright: false
    property bool chipFirst: false
    property bool striped: false

    readonly property color ink: active ? Theme.colors.onBrand : Theme.colors.control

    width: upright ? 84 : 132
    height: upright ? 132 : 84
    radius: 10
    color: active ? Theme.colors.brand : Theme.colors.surface
    border.width: active ? 0 : 2
    border.color: Theme.colors.control

    Rectangle {
        visible: !card.striped
        x: card.upright ? 31 : 16
        y: card.upright ? (card.chipFirst ? 34 : 16) : 26
        width: 22
        height: 18
        radius: 4
        color: card.active ? card.ink : "transparent"
        border.width: card.active ? 0 : 2
        border.color: card.ink
    }
    Rectangle {
        visible: !card.striped && !card.upright
        x: 16
        y: 58
        width: 64
        height: 6
        radius: 3
        color: card.ink
    }
    Rectangle {
        visible: card.striped
        x: 12
        y: 0
        width: 16
        height: card.height
        color: card.ink
    }
}
