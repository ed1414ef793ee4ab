// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// BalancedWords is a centred sentence whose lines are about equally long, so that no word is left alone on the last.
Item {
    id: balanced

    property alias text: words.text
    property alias font: words.font
    property alias color: words.color

    implicitHeight: words.implicitHeight
    Accessible.ignored: true

    TextMetrics {
        id: metrics

        font: words.font
        text: words.text
    }
    Words {
        id: probe

        visible: false
        width: balanced.width
        font: words.font
        text: words.text
    }
    Words {
        id: words

        lineHeight: 1.15
        anchors.horizontalCenter: parent.horizontalCenter
        // A little more than an equal share, because words do not break where the share ends.
        width: probe.lineCount === 1 ? balanced.width
               : Math.min(balanced.width, Math.ceil(metrics.advanceWidth / probe.lineCount + balanced.width * 0.15))
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
