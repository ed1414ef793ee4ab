// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// ConfirmPage asks once more before something that cannot be taken back.
Item {
    readonly property string title: Order.title

    Region {
        area: Frame.words

        Headline {
            width: parent.width
            text: Order.confirmText
            guidance: Order.confirmNote
        }
    }
    Region {
        area: Frame.stage

        StatusMark {
            anchors.centerIn: parent
            iconName: "question"
            disc: Theme.colors.brandSoft
            sign: Theme.colors.onBrandSoft
        }
    }
    ActionBar {
        quietText: qsTr("Back")
        onQuietClicked: Navigator.back()
        mainText: Order.actionText
        onMainClicked: Checkout.confirm()
    }
}
