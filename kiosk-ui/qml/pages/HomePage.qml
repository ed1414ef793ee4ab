// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Till.Kiosk
import "../components"

// HomePage has one dominant action and a grid of six.
Item {
    readonly property string title: Merchant.shopName

    readonly property rect whole: Qt.rect(Frame.margin, Frame.bar.height + 8, Frame.width - 2 * Frame.margin,
                                          Frame.height - Frame.bar.height - 8 - Frame.margin)
    readonly property real gap: 16
    readonly property real mainWidth: Frame.portrait ? whole.width : Math.round(whole.width * 0.46 / 8) * 8
    readonly property real mainHeight: Frame.portrait ? Math.round(whole.height * 0.44 / 8) * 8 : whole.height

    Region {
        area: Qt.rect(whole.x, whole.y, mainWidth, mainHeight)

        T.AbstractButton {
            id: take

            anchors.fill: parent
            focusPolicy: Qt.TabFocus
            text: qsTr("Take payment")
            Accessible.name: text
            onClicked: Checkout.start(Kiosk.Transaction.Sale)

            background: Surface {
                color: take.down ? Theme.colors.brandPressed : Theme.colors.brand

                FocusRing { control: take }
            }

            contentItem: Item {
                Column {
                    anchors.centerIn: parent
                    width: parent.width - 48
                    spacing: 32

                    Rectangle {
                        anchors.horizontalCenter: parent.horizontalCenter
                        width: 144
                        height: 144
                        radius: 72
                        color: Theme.colors.onBrand

                        Icon {
                            anchors.centerIn: parent
                            name: "card"
                            size: 80
                            color: Theme.colors.brand
                        }
                    }
                    Words {
                        width: parent.width
                        text: take.text
                        font.pixelSize: Theme.type.display
                        font.weight: Font.DemiBold
                        horizontalAlignment: Text.AlignHCenter
                        color: Theme.colors.onBrand
                    }
                }
                Words {
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: 24
                    width: parent.width
                    text: Session.operatorText
                    font.pixelSize: Theme.type.lead
                    horizontalAlignment: Text.AlignHCenter
                    color: Theme.colors.onBrand
                }
            }
        }
    }

    Region {
        area: Frame.portrait
              ? Qt.rect(whole.x, whole.y + mainHeight + gap, whole.width, whole.height - mainHeight - gap)
              : Qt.rect(whole.x + mainWidth + gap, whole.y, whole.width - mainWidth - gap, whole.height)

        Grid {
            id: grid

            readonly property real tileWidth: (parent.width - (columns - 1) * gap) / columns
            readonly property real tileHeight: (parent.height - (rows - 1) * gap) / rows

            columns: 2
            rows: 3
            spacing: gap

            Tile {
                width: grid.tileWidth
                height: grid.tileHeight
                iconName: "qr"
                text: qsTr("QR code")
                onClicked: Checkout.start(Kiosk.Transaction.QrSale)
            }
            Tile {
                width: grid.tileWidth
                height: grid.tileHeight
                iconName: "undo"
                text: qsTr("Undo or refund")
                onClicked: Originals.begin(Originals.UndoOrRefund)
            }
            Tile {
                width: grid.tileWidth
                height: grid.tileHeight
                iconName: "list"
                text: qsTr("Payments")
                onClicked: Navigator.openPayments()
            }
            Tile {
                width: grid.tileWidth
                height: grid.tileHeight
                iconName: "receipt"
                text: qsTr("Settle")
                onClicked: Navigator.open(Pages.Page.Settle)
            }
            Tile {
                width: grid.tileWidth
                height: grid.tileHeight
                iconName: "card"
                text: qsTr("Card services")
                onClicked: Navigator.openMenu(Menu.CardServices)
            }
            Tile {
                width: grid.tileWidth
                height: grid.tileHeight
                iconName: "sliders"
                text: qsTr("Manage")
                note: Health.overall === Kiosk.Health.Good ? "" : Health.overallText
                onClicked: Navigator.openMenu(Menu.Manage)

                HealthDot {
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.margins: 16
                    visible: Health.overall !== Kiosk.Health.Good
                    health: Health.overall
                }
            }
        }
    }
}
