// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// NotTakenPage tells of a payment that was cancelled, could not be done or was undone: no money moved.
Item {
    readonly property string title: Payment.titleText

    Region {
        area: Frame.words

        Headline {
            width: parent.width
            text: Payment.headline
            guidance: Payment.guidance
        }
    }
    Region {
        area: Frame.stage

        StatusMark {
            anchors.centerIn: parent
            iconName: "minus"
            disc: Theme.colors.sunken
            sign: Theme.colors.textMuted
        }
    }
    ActionBar {
        quietText: qsTr("Back to start")
        onQuietClicked: Navigator.goHome()
        mainText: qsTr("Try again")
        mainEnabled: Payment.canRetry
        onMainClicked: Checkout.again()
    }
}
