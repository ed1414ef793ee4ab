// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// ConfirmPage asks once more before something that cannot be taken back, or costs another amount than was typed.
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

        Surface {
            width: parent.width
            implicitHeight: lines.implicitHeight + 32
            height: implicitHeight
            visible: Order.promotionText !== ""

            Column {
                id: lines

                x: 24
                y: 16
                width: parent.width - 48

                FactLine {
                    width: parent.width
                    label: qsTr("Price")
                    value: Order.priceText
                }
                FactLine {
                    width: parent.width
                    label: Order.promotionText
                    value: Order.discountText
                }
                FactLine {
                    width: parent.width
                    label: qsTr("To pay")
                    value: Order.amountText
                }
            }
        }
        StatusMark {
            anchors.centerIn: parent
            visible: Order.promotionText === ""
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
