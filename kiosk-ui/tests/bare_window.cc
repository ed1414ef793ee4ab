// SPDX-License-Identifier: Apache-2.0
// The least that Qt Quick can do, for //tests/bench:kiosk to hold the kiosk against: one window with one key.
// The key answers a touch with its colour, the ground with the whole window's.
#include <QGuiApplication>
#include <QQmlApplicationEngine>

int main(int argc, char** argv) {
  QGuiApplication application(argc, argv);
  QQmlApplicationEngine engine;
  engine.loadData(R"(
    import QtQuick
    Window {
        width: 720
        height: 1280
        visible: true
        visibility: Window.FullScreen
        color: ground.pressed ? "#183F88" : "#F3F5F8"
        MouseArea { id: ground; anchors.fill: parent }
        Rectangle {
            x: 100; y: 700; width: 200; height: 160
            color: key.pressed ? "#D9DFE8" : "#FFFFFF"
            MouseArea { id: key; anchors.fill: parent }
        }
    })");
  return engine.rootObjects().isEmpty() ? 2 : QGuiApplication::exec();
}
