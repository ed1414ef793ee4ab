// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// MarkDisc is the sign before a row: a tick, a cross, a clock or an exclamation mark on its colour.
Rectangle {
    id: disc

    property int mark: Rows.None
    property real size: 40

    readonly property color ink: mark === Rows.Good ? Theme.colors.onSuccess
                                 : mark === Rows.Bad ? Theme.colors.onDanger
                                 : mark === Rows.Attention ? Theme.colors.onCaution : Theme.colors.onBrandSoft

    implicitWidth: size
    implicitHeight: size
    radius: size / 2
    visible: mark !== Rows.None
    color: mark === Rows.Good ? Theme.colors.success
           : mark === Rows.Bad ? Theme.colors.danger
           : mark === Rows.Attention ? Theme.colors.caution : Theme.colors.brandSoft
    Accessible.ignored: true

    Icon {
        anchors.centerIn: parent
        size: Math.round(disc.size * 0.7)
        name: disc.mark === Rows.Good ? "tick" : disc.mark === Rows.Bad ? "cross"
              : disc.mark === Rows.Attention ? "exclamation" : "clock"
        color: disc.ink
    }
}
