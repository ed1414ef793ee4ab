// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// AmountHero is the amount, the largest thing on every payment page. It lies outside the pages and never moves.
Item {
    id: hero

    property string label: qsTr("Amount in %1", "currency").arg(Navigator.currencyText)
    property string text: Navigator.amountText

    Column {
        anchors.centerIn: parent
        spacing: 4

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: hero.label
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            font.pixelSize: Theme.type.lead
            color: Tone.muted
        }
        Figures {
            anchors.horizontalCenter: parent.horizontalCenter
            text: hero.text
            widest: hero.width
        }
    }
}
