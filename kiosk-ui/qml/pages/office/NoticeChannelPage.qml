// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Till.Kiosk
import "../../components"

// NoticeChannelPage is one way on which notices go; each row changes at once.
Item {
    readonly property string title: NoticeChannels.channelTitle

    NotedRows {
        model: NoticeChannels.details
        problem: NoticeChannels.problemText
        loading: NoticeChannels.loading
        onOpened: id => NoticeChannels.edit(id)
    }
}
