// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../components"

// MenuPage is the list behind a tile of the home page.
Item {
    readonly property string title: Menu.title

    function open(entry) {
        switch (entry) {
        case Menu.Device:
            Navigator.openDevice();
            break;
        case Menu.Display:
            Navigator.open(Pages.Page.Display);
            break;
        case Menu.SignOut:
            Session.signOut();
            break;
        }
    }

    Region {
        area: Frame.body

        ListView {
            id: list

            anchors.fill: parent
            spacing: 12
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            model: Menu

            delegate: ListRow {
                required property int entry

                required text
                required note
                required iconName

                width: list.width
                onClicked: open(entry)
            }
        }
    }
}
