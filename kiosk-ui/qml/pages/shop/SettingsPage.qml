// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// SettingsPage is how the shop is set up; each row changes at once.
Item {
    readonly property string title: qsTr("Settings")

    Region {
        area: Frame.body

        Note {
            id: note

            width: parent.width
            visible: ShopSettings.problemText !== ""
            text: ShopSettings.problemText
        }
        RowList {
            anchors.top: note.visible ? note.bottom : parent.top
            anchors.topMargin: note.visible ? 16 : 0
            anchors.bottom: parent.bottom
            width: parent.width
            model: ShopSettings
            onOpened: id => id === "limits" ? Navigator.open(Pages.Page.Limits) : ShopSettings.edit(id)
        }
        WaitMark {
            anchors.centerIn: parent
            visible: ShopSettings.loading && ShopSettings.count === 0
            size: 112
        }
    }
}
