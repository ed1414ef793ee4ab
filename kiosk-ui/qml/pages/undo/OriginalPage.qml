// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// OriginalPage tells what was found, and offers what may be done to it.
Item {
    readonly property string title: Originals.title
    readonly property bool forUndoing: Originals.purpose === Originals.UndoOrRefund
    readonly property bool forCompletion: Originals.purpose === Originals.Complete

    AmountHero {
        x: Frame.hero.x
        y: Frame.hero.y
        width: Frame.hero.width
        height: Frame.hero.height
        visible: Original.ready
        label: Original.kindText
        text: Original.amountText
    }
    Region {
        area: Frame.portrait ? Qt.rect(Frame.words.x, Frame.words.y, Frame.words.width,
                                       Frame.stage.y + Frame.stage.height - Frame.words.y)
                             : Frame.stage

        Column {
            width: parent.width
            visible: Original.ready
            spacing: 24

            Note {
                width: parent.width
                visible: text !== ""
                text: Original.problemText
            }
            Surface {
                width: parent.width
                height: lines.height + 32

                Column {
                    id: lines

                    x: 24
                    y: 16
                    width: parent.width - 48

                    Repeater {
                        model: Original.lines

                        FactLine {
                            required property var modelData

                            width: lines.width
                            label: modelData.label
                            value: modelData.value
                        }
                    }
                }
            }
        }
        WaitMark {
            anchors.centerIn: parent
            visible: Original.loading
            size: 112
        }
        Headline {
            anchors.centerIn: parent
            width: parent.width
            visible: !Original.ready && !Original.loading
            text: qsTr("The payment cannot be shown")
            guidance: Original.problemText
        }
    }
    ActionBar {
        visible: forUndoing
        mainText: Original.canUndo ? qsTr("Undo") : Original.canRefund ? qsTr("Refund") : ""
        mainIcon: "undo"
        onMainClicked: Checkout.about(Original.canUndo ? Kiosk.Transaction.Void : Kiosk.Transaction.Refund)
        quietText: Original.canUndo && Original.canRefund ? qsTr("Refund a part") : ""
        onQuietClicked: Checkout.about(Kiosk.Transaction.Refund)
    }
    ActionBar {
        visible: forCompletion
        mainText: Original.canComplete ? qsTr("Complete") : ""
        onMainClicked: Checkout.about(Kiosk.Transaction.Completion)
        quietText: Original.canUndo ? qsTr("Undo") : ""
        onQuietClicked: Checkout.about(Kiosk.Transaction.Void)
    }
    ActionBar {
        visible: Originals.purpose === Originals.Tip
        mainText: Original.canTip ? qsTr("Add a tip") : ""
        onMainClicked: Checkout.about(Kiosk.Transaction.Tip)
    }
}
