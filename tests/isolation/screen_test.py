#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A hostile kiosk against the compositor and the PIN keypad: it gets no event of an entry, shows nothing over the keypad, and
makes it lose no press. What a keypad or a compositor that dies or hangs leaves behind."""

import os
import signal
import sys
import time
import unittest

from tests.harness.touch_panel import STRIP, PinEnd, TouchPanel, place_of

_HOSTILE = "tests/isolation/hostile_kiosk"
_RED = (255, 0, 0)
_OFF_KEYS = (360, STRIP + 20)
_PRESSES = "482517" "903664" "128750"  # eighteen
_INPUT = ("touch.down", "touch.up", "touch.motion", "pointer.enter", "pointer.motion", "pointer.button", "keyboard.enter",
          "keyboard.key")


def lines_of(client):
    with open(client.said, encoding="utf-8") as file:
        return file.read().splitlines()


def has_red(picture):
    return any(colour == _RED for _, colour in picture.getcolors(1 << 24))


def until(condition, timeout_s=10.0):
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@unittest.skipUnless(os.geteuid() == 0, "NEEDS ROOT: it becomes the users of kiosk, keypad and compositor")
class ScreenTest(unittest.TestCase):

    def setUp(self):
        self.panel = None

    def open(self, **options):
        with_keypad = options.pop("with_keypad", True)
        self.panel = TouchPanel(**options)
        self.addCleanup(self.panel.close)
        self.panel.open(with_keypad)
        return self.panel

    def attack(self, *arguments):
        client = self.panel.client(self.panel.install(_HOSTILE), *arguments)
        self.assertTrue(until(lambda: has_red(self.panel.picture())), "\n".join(lines_of(client)))
        return client

    def rest(self, finger, number, client):
        """rest puts a finger down for good; returns whether the client heard it, and else takes it up again."""
        before = lines_of(client).count("touch.down")
        finger.do("down", number, 300, 700)
        if until(lambda: lines_of(client).count("touch.down") > before, 0.3):
            return True
        finger.do("up", number)
        return False

    def type(self, press, pin, keys, pause_s=0.0):
        """type presses the keys one after the other and returns which arrived."""
        arrived = ""
        for count, key in enumerate(keys):
            press(key)
            arrived += pin.key()
            pin.count(count % 12 + 1)
            time.sleep(pause_s)
        return arrived

    def picture_of_keypad(self):
        """The screen with the keypad and an honest kiosk below it."""
        self.open()
        self.attack("quiet")
        pin = self.panel.pin()
        pin.begin()
        picture = self.panel.picture()
        self.panel.close()
        return picture

    # ---- The hostile kiosk. ----

    def test_it_gets_nothing_shows_nothing_and_hinders_nothing(self):
        wanted = self.picture_of_keypad()
        panel = self.open()
        hostile = self.attack()
        finger, pin = panel.finger(), panel.pin()
        self.assertTrue(until(lambda: finger.tap(_OFF_KEYS) or "touch.down" in lines_of(hostile)), "it cannot even hear a tap")
        held = 9
        self.assertTrue(until(lambda: self.rest(finger, held, hostile)), "no finger rests on it")
        pin.begin()
        time.sleep(0.1)
        before = len(lines_of(hostile))

        # With time between presses for it to guess again.
        self.assertEqual(self.type(lambda key: finger.tap(place_of(key)), pin, _PRESSES, 0.06), _PRESSES)
        finger.do("move", held, 320, 720)
        self.assertEqual(self.type(lambda key: finger.do("click", *place_of(key)), pin, _PRESSES, 0.06), _PRESSES)
        for key in range(2, 12):
            finger.do("key", key)  # KEY_1 to KEY_0
        finger.do("up", held)
        pin.count(0)
        for _ in range(8):
            time.sleep(0.1)
            self.assertEqual(panel.picture().tobytes(), wanted.tobytes(), "the keypad's picture is another one")
        heard = [line for line in lines_of(hostile)[before:] if line in _INPUT]
        self.assertEqual(heard, [])
        # It did attack: its grabs were found, and it was thrown out for them, and it came again.
        log = panel.log("screen")
        self.assertIn("a client grabbed input while the keypad is shown (2)", log)
        self.assertIn("the kiosk's clients are disconnected", log)
        self.assertGreater(lines_of(hostile).count("connected"), 1)
        print(f"  {len(_PRESSES)} of {len(_PRESSES)} touches and {len(_PRESSES)} of {len(_PRESSES)} clicks arrived; "
              f"{log.count('a client grabbed')} grabs broken, thrown out {log.count('are disconnected')} times", file=sys.stderr)

        pin.finish()
        self.assertTrue(until(lambda: has_red(panel.picture())), "the kiosk does not come back")
        heard = len(lines_of(hostile))
        self.assertTrue(until(lambda: finger.tap(_OFF_KEYS) or "touch.down" in lines_of(hostile)[heard:]))

    def test_a_finger_that_was_down_before_is_taken_from_the_kiosk_and_blocks_no_key(self):
        panel = self.open()
        honest = self.attack("quiet")
        finger, pin = panel.finger(), panel.pin()
        self.assertTrue(self.rest(finger, 9, honest))
        pin.begin()
        self.assertTrue(until(lambda: lines_of(honest)[-1] == "touch.cancel" or "touch.cancel" in lines_of(honest)))
        before = [line for line in lines_of(honest) if line in _INPUT]
        self.assertEqual(self.type(lambda key: finger.tap(place_of(key)), pin, _PRESSES), _PRESSES)
        finger.do("move", 9, 320, 720)
        finger.do("up", 9)
        finger.do("down", 5, *place_of("1"))
        pin.finish()
        self.assertTrue(until(lambda: has_red(panel.picture())))
        # Nor does the kiosk learn where the finger of the last digit goes.
        finger.do("move", 5, *place_of("2"))
        finger.do("up", 5)
        time.sleep(0.2)
        # The focus of keyboard and mouse comes back with the screen.
        focus = ("keyboard.enter", "pointer.enter")
        self.assertEqual([line for line in lines_of(honest) if line in _INPUT and line not in focus],
                         [line for line in before if line not in focus])

    def test_this_test_finds_westons_own_kiosk_shell_wanting(self):
        panel = self.open(module="kiosk-shell.so")
        hostile = self.attack()
        finger, pin = panel.finger(), panel.pin()
        pin.begin()
        before = len(lines_of(hostile))
        shown = False
        for key in _PRESSES:
            finger.tap(place_of(key))
            shown = shown or has_red(panel.picture())
        heard = [line for line in lines_of(hostile)[before:] if line in _INPUT]
        self.assertTrue(shown and heard, "the attack is too weak to prove anything")

    def test_the_strip_is_the_compositors_alone(self):
        panel = self.open()
        strip = (0, 0, 720, STRIP)
        alone = panel.picture().crop(strip)
        self.attack()
        for _ in range(5):
            time.sleep(0.1)
            self.assertEqual(panel.picture().crop(strip).tobytes(), alone.tobytes())
        pin = panel.pin()
        pin.begin()
        self.assertTrue(until(lambda: panel.picture().getpixel((3, 3)) != alone.getpixel((3, 3)), 2))
        green = panel.picture().getpixel((3, 3))
        self.assertGreater(green[1], 2 * green[0])

    def test_what_is_not_shown_cannot_be_had_by_guessing(self):
        panel = self.open()
        for user, name in (("kiosk", "wl_data_device_manager"), (64999, "wl_seat")):
            client = panel.client(panel.install(_HOSTILE), "bind", name, user=user)
            client.wait(30)
            self.assertEqual(set(lines_of(client)), {"refused"}, (user, name))
            self.assertEqual(len(lines_of(client)), 60)

    def test_another_user_is_no_pin(self):
        panel = self.open()
        # Not even with the socket open to all: the keypad asks who called.
        os.chmod(os.path.join(panel.run, "pin", "keypad.sock"), 0o666)
        stranger = PinEnd(os.path.join(panel.run, "pin", "keypad.sock"), 64008)
        with self.assertRaises((ConnectionError, BrokenPipeError)):
            stranger.begin()

    # ---- Death and silence. ----

    def test_a_killed_keypad_gives_the_screen_back(self):
        panel = self.open()
        self.attack("quiet")
        pin = panel.pin()
        pin.begin()
        self.assertFalse(has_red(panel.picture()))
        panel.keypad.kill()
        self.assertTrue(until(lambda: has_red(panel.picture()), 2), "the kiosk does not come back")
        with self.assertRaises(ConnectionError):
            pin.key()
        panel.wait_for_keypad()
        again = panel.pin()
        again.begin()
        panel.finger().tap(place_of("7"))
        self.assertEqual(again.key(), "7")

    def test_a_hung_keypad_gives_the_screen_back(self):
        panel = self.open()
        self.attack("quiet")
        pin = panel.pin()
        pin.begin()
        os.kill(panel.keypad.pid, signal.SIGSTOP)
        self.assertTrue(until(lambda: has_red(panel.picture()), 6), "a hung keypad holds the screen")
        self.assertIn("the keypad does not answer", panel.log("screen"))
        panel.keypad.kill()
        panel.wait_for_keypad()
        pin.close()
        panel.pin().begin()

    def test_a_killed_compositor_ends_the_entry_and_comes_back(self):
        panel = self.open()
        pin = panel.pin()
        pin.begin()
        started = time.monotonic()
        panel.screen.process.kill()
        with self.assertRaises(ConnectionError):
            pin.key()
        self.assertTrue(until(lambda: panel.keypad.starts > 1))
        panel.wait_for_keypad()
        again = panel.pin()
        again.begin()
        print(f"  compositor and keypad were back after {time.monotonic() - started:.1f} s", file=sys.stderr)
        panel.finger().tap(place_of("3"))
        self.assertEqual(again.key(), "3")

    def test_nothing_of_an_entry_is_logged(self):
        panel = self.open()
        pin, finger = panel.pin(), panel.finger()
        pin.begin()
        pin.finish()
        before = panel.log("screen"), panel.log("keypad")
        pin.begin()
        self.assertEqual(self.type(lambda key: finger.tap(place_of(key)), pin, "4825E"), "4825E")
        pin.finish()
        time.sleep(0.3)
        self.assertEqual((panel.log("screen"), panel.log("keypad")), before)

    # ---- The pad itself. ----

    def test_a_press_before_or_after_an_entry_is_nobodys(self):
        panel = self.open()
        pin, finger = panel.pin(), panel.finger()
        finger.tap(place_of("5"))
        self.assertTrue(pin.quiet(0.2))
        pin.begin()
        shown = panel.picture().tobytes()
        pin.finish()
        self.assertTrue(until(lambda: panel.picture().tobytes() != shown))
        finger.tap(place_of("5"))
        self.assertTrue(pin.quiet(0.2))
        pin.begin()
        finger.tap(place_of("6"))
        self.assertEqual(pin.key(), "6")

    def test_the_guide_mode_is_entered_and_used_by_touch_alone(self):
        panel = self.open()
        pin, finger = panel.pin(), panel.finger()
        pin.begin()
        finger.do("down", 1, 200, 400)
        finger.do("down", 2, 500, 900)
        self.assertTrue(pin.quiet(1.4))
        finger.do("up", 1)
        finger.do("up", 2)
        # Rows are a quarter of the window high, columns a third of it wide: the middle one of the second row is the 5.
        five = 360, STRIP + 306 + 150
        finger.tap(five)
        self.assertTrue(pin.quiet(0.1))
        finger.tap(five)
        self.assertEqual(pin.key(), "5")
        finger.do("down", 1, 200, 300)
        finger.do("down", 2, 500, 300)
        finger.do("move", 1, 200, 800)
        finger.do("move", 2, 500, 800)
        self.assertEqual(pin.key(), "C")

    def test_a_scrambled_pad_gives_the_digit_that_it_shows(self):
        panel = self.open(keypad_options="scrambled: true")
        pin, finger = panel.pin(), panel.finger()
        orders = set()
        for _ in range(3):
            pin.begin()
            order = self.type(lambda key: finger.tap(place_of(key)), pin, "0123456789")
            self.assertEqual(sorted(order), list("0123456789"))
            orders.add(order)
            pin.finish()
        # Two of three alike: once in a million runs.
        self.assertEqual(len(orders), 3)


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("SKIPPED without root: the screen's users", file=sys.stderr)
    unittest.main(verbosity=2)
