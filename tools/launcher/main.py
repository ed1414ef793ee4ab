#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The part of ./till that runs a terminal on this machine. ./till builds first; see ./till help."""

import argparse
import contextlib
import os
import signal
import sys
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tools.launcher import logs
from tools.launcher.home import Home
from tools.launcher.session import Session
from tools.launcher.words import CouldNot, complain, say, words

DONE, NO, COULD_NOT = 0, 1, 2


def up(home, arguments):
    if arguments.screen and os.geteuid() != 0:
        raise CouldNot("--screen needs root: the compositor tells kiosk and keypad apart by their users",
                       "--screen 需要 root:合成器通过用户区分商户界面与密码键盘")
    if arguments.screen and arguments.no_kiosk:
        raise CouldNot("--screen is for the touchscreen; it does not go with --no-kiosk", "--screen 不能与 --no-kiosk 同用")
    session = Session(home)
    status = session.status()
    if status:
        say("it is running already; ./till down first to start what was built since",
            "终端已在运行;如需启用新构建的版本,请先 ./till down")
        return DONE
    status = session.start(_serve_arguments(arguments))
    _tell_where(status)
    if arguments.detach:
        say("stop it with ./till down", "用 ./till down 停止")
        return DONE
    say("Ctrl-C stops it", "按 Ctrl-C 停止")
    _wait_for_end(session)
    return DONE


def down(home, _):
    if Session(home).stop():
        say("stopped", "已停止")
    else:
        say("nothing was running", "没有运行中的终端")
    return DONE


def status(home, _):
    found = Session(home).status()
    if not found:
        say("nothing is running", "没有运行中的终端")
        return NO
    _tell_where(found)
    for process in found["processes"]:
        state = words("down", "未运行") if process["pid"] is None else words("running", "运行中")
        again = process["starts"] - 1
        restarts = "" if again < 1 else words(f", started again {again} times", f",重启 {again} 次")
        print(f"  {process['name']:<18} {process['pid'] or '-':>8}  {state}{restarts}")
    return DONE if all(process["pid"] for process in found["processes"]) else NO


def show_logs(home, arguments):
    try:
        logs.show(home, arguments.process, arguments.follow, sys.stdout)
    except KeyboardInterrupt:
        print()
    return DONE


def check_books(home, arguments):
    # Here, because `down` and `logs` must work where the packages for these are missing.
    import grpc
    from tests.simulators import control as simulators
    from tools.launcher.check_books import compare_all, read_journal, read_settlements
    from tools.launcher.training import Stay
    if not Session(home).status():
        raise CouldNot("nothing is running; start it with ./till up", "没有运行中的终端;请先执行 ./till up")
    training = arguments.training
    run = os.path.join(home.run, "training") if training else home.run
    api = _api(home, run)
    try:
        with Stay(home.run) if training else contextlib.nullcontext(), simulators.acquirer(run) as acquirer:
            comparison = compare_all(read_journal(api), read_settlements(api), acquirer.call("record"))
    except grpc.RpcError as error:
        raise CouldNot(f"the ledger did not answer: {error.details()}", f"账本没有响应:{error.details()}") from error
    except OSError as error:
        raise CouldNot(f"the acquirer did not answer: {error}", f"收单行没有响应:{error}") from error
    finally:
        api.close()
    return _tell_books(comparison)


def scan(home, arguments):
    from tests.simulators import control as simulators
    if not Session(home).status():
        raise CouldNot("nothing is running; start it with ./till up", "没有运行中的终端;请先执行 ./till up")
    try:
        with simulators.counter(home.run) as counter:
            counter.call("scan", code=arguments.code)
    except (OSError, simulators.ControlError) as error:
        raise CouldNot(f"the counter did not answer: {error}", f"模拟柜台没有响应:{error}") from error
    say("scanned", "已扫码")
    return DONE


def demo(home, arguments):
    from tools.launcher.demo import Demo
    session = Session(home)
    found = session.status()
    started_here = found is None
    if started_here:
        say("starting the terminal, its touchscreen, the card counter and the bank",
            "正在启动终端、触摸屏、模拟柜台和模拟银行")
        found = session.start(_serve_arguments(arguments))
    try:
        tour = Demo(home)
        tour.run()
        # A screen that somebody may be using is left alone.
        if started_here and found["virtual"]:
            tour.run_at_touchscreen(found["display"])
        code = check_books(home, arguments)
    finally:
        if started_here:
            session.stop()
    if started_here:
        say("go on with ./till up (add --web to see it in a browser), then ./till ctl help",
            "接下来可执行 ./till up(加 --web 可在浏览器中查看),然后 ./till ctl help")
    return code


def serve(home, arguments):
    from tools.launcher.daemon import Daemon
    return Daemon(home, kiosk=not arguments.no_kiosk, landscape=arguments.landscape, web=arguments.web,
                  screen=arguments.screen, training=arguments.training).run()


# ---- Parts. ----


def _api(home, run):
    from tools.launcher.api import Api
    from tools.launcher.matrix import read_matrix
    matrix = read_matrix(os.path.join(ROOT, "services/common/access/access_matrix.textproto"))
    return Api(home.program("till.descriptor.pb"), run, matrix)


def _serve_arguments(arguments):
    flags = {"--web": arguments.web, "--no-kiosk": arguments.no_kiosk, "--landscape": arguments.landscape,
             "--screen": arguments.screen, "--training": arguments.training}
    return [flag for flag, wanted in flags.items() if wanted]


def _tell_where(found):
    say(f"the terminal is {found['phase']}; its sockets are in {found['run']}",
        f"终端状态 {found['phase']};套接字位于 {found['run']}")
    if found["url"]:
        say(f"the touchscreen, in a browser on this machine: {found['url']}", f"触摸屏(本机浏览器):{found['url']}")
    elif found["virtual"]:
        say(f"the touchscreen runs on the virtual display {found['display']}; --web shows it in a browser",
            f"触摸屏运行在虚拟显示 {found['display']} 上;加 --web 可在浏览器中查看")


def _tell_books(comparison):
    for difference in comparison.differences:
        print(f"  {difference}")
    count, amount, batches = comparison.entries, f"{comparison.approved_minor / 100:.2f}", comparison.settlements
    if comparison.equal:
        settled, settled_zh = (f", {batches} settled", f",已结算 {batches} 批") if batches else ("", "")
        say(f"the books are equal: {count} entries, {amount} approved{settled}",
            f"账目一致:共 {count} 笔,成功金额 {amount}{settled_zh}")
        return DONE
    number = len(comparison.differences)
    say(f"the books are NOT equal: {number} differences in {count} entries",
        f"账目不一致:{count} 笔中有 {number} 处差异")
    return NO


def _wait_for_end(session):
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    while not stop.wait(0.5):
        if session.status() is None:
            return  # `./till down` from elsewhere.
    session.stop()
    say("stopped", "已停止")


def _parse(arguments):
    parser = argparse.ArgumentParser(prog="till", description="See ./till help.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, function in (("up", up), ("demo", demo), ("serve", serve)):
        command = commands.add_parser(name)
        command.set_defaults(function=function)
        command.add_argument("--web", action="store_true")
        command.add_argument("--no-kiosk", action="store_true")
        command.add_argument("--landscape", action="store_true")
        # Not for the demo: its customer types at the counter's PIN pad.
        command.set_defaults(screen=False, training=False)
        if name != "demo":
            command.add_argument("--screen", action="store_true")
            command.add_argument("--training", action="store_true")
        if name == "up":
            command.add_argument("--detach", "-d", action="store_true")
    for name, function in (("down", down), ("status", status)):
        commands.add_parser(name).set_defaults(function=function)
    books_command = commands.add_parser("check-books")
    books_command.set_defaults(function=check_books)
    books_command.add_argument("--training", action="store_true")
    scan_command = commands.add_parser("scan")
    scan_command.set_defaults(function=scan)
    scan_command.add_argument("code")
    log_command = commands.add_parser("logs")
    log_command.set_defaults(function=show_logs)
    log_command.add_argument("process", nargs="?")
    log_command.add_argument("--follow", "-f", action="store_true")
    return parser.parse_args(arguments)


def main(arguments):
    parsed = _parse(arguments)
    try:
        return parsed.function(Home(), parsed)
    except CouldNot as error:
        complain(error.words)
        return COULD_NOT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # The reader has gone: nobody reads the rest.
        return DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
