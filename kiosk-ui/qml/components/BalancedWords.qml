// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// BalancedWords is a centred sentence whose lines are about equally long, so that no word is left alone on the last.
Item {
    id: balanced

    property alias text: words.text
    property alias font: words.font
    property alias color: words.color

    readonly property int lines: Math.max(1, Math.ceil(metrics.advanceWidth / Math.max(1, width)))

    implicitHeight: words.implicitHeight
    Accessible.ignored: true

    TextMetrics {
        id: metrics

        font: words.font
        text: words.text
    }
    Words {
        id: words

        anchors.horizontalCenter: parent.horizontalCenter
        // A fifth more than an equal share, because words do not break where the share ends.
        width: balanced.lines === 1 ? balanced.width
               : Math.min(balanced.width, Math.ceil(metrics.advanceWidth / balanced.lines + balanced.width * 0.2))
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
