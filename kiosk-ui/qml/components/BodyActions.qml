// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk

// BodyActions is an ActionBar under a page's one column, with the column's edges.
ActionBar {
    area: Qt.rect(Frame.body.x, Frame.actions.y, Frame.body.width, Frame.actions.height)
}
