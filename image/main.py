#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The part of ./till that makes an image and boots it; see ./till help."""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from image.builder import bundle, development_key, disk, lock, machines
from image.machine import Machine
from image.shell import Shell
from image.view import View
from image.world import World
from tests.simulators.control import Control, ControlError
from tools.launcher.words import CouldNot, complain, say

DONE, COULD_NOT = 0, 2
# A sale waits for a card and a bank, under emulation.
_ANSWER_S = 600
MIRROR = "http://deb.debian.org"
# The kind of machine that images are built of and started as; others wait for Till's programs to be built for them.
MACHINE = "x86-64"
TESTDATA = os.path.join(ROOT, "tests", "simulators", "testdata")
CACHE = os.path.expanduser("~/.cache/till/image")
HOME = os.path.join(os.environ.get("TILL_HOME") or os.path.expanduser("~/.local/state/till"), "image")


def refresh_lock(arguments):
    chosen = lock.refresh(machines.Kind(ROOT, arguments.machine), arguments.mirror, CACHE)
    say(f"{len(chosen)} packages are locked; look at what changed, and commit it",
        f"已锁定 {len(chosen)} 个软件包;请查看改动并提交")
    return DONE


def built(arguments, *settings):
    """built lets Bazel make the image that is asked for; returns its files' path but for what they end in."""
    if (arguments.key is None) != (arguments.certificate is None):
        raise CouldNot("--key and --certificate go together", "--key 与 --certificate 必须同时给出")
    target = "_".join(name for name in ("permissive", "development") if getattr(arguments, name)) or "image"
    say("building (the first time takes some minutes)", "正在构建(首次需要几分钟)")
    command = ["bazel", "build", "--show_result=0", f"--//image:version={arguments.version}", *settings, f"//image:{target}"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise CouldNot("the image was not built", "镜像构建失败")
    os.makedirs(arguments.output, exist_ok=True)
    return os.path.join(ROOT, "bazel-bin", "image", target)


def signing(arguments, work):
    """signing returns key and certificate for Secure Boot."""
    if arguments.key is not None:
        return arguments.key, arguments.certificate
    return development_key.unlocked(work), development_key.CERTIFICATE


def build(arguments):
    parts, image = built(arguments), os.path.join(arguments.output, "till.img")
    if arguments.key is None:
        subprocess.run(["cp", "--sparse=always", "--no-preserve=mode", parts + ".img", image], check=True)
    else:
        with tempfile.TemporaryDirectory() as work:
            disk.build_signed(parts + ".efi", parts + ".root", machines.Kind(ROOT, MACHINE).facts["boot_file"],
                              *signing(arguments, work), work, image)
    shutil.copyfile(parts + ".spdx.json", os.path.join(arguments.output, "till.spdx.json"))
    say(f"the image is {image}; ./till image run starts it", f"镜像为 {image};用 ./till image run 启动")
    return DONE


def build_bundle(arguments):
    parts = built(arguments, f"--//image:crashing={arguments.crashing}")
    path, facts = os.path.join(arguments.output, f"till-{arguments.version}.raucb"), machines.Kind(ROOT, MACHINE).facts
    with tempfile.TemporaryDirectory(dir=arguments.output) as work:
        esp = disk.build_signed_esp(parts + ".efi", facts["boot_file"], *signing(arguments, work), work)
        bundle.build(parts + ".root", esp, facts["product"], arguments.version, arguments.signer, arguments.signing_key, work, path)
    say(f"the bundle is {path}; ./till image offer {arguments.version} puts it on the simulated update server",
        f"升级包为 {path};用 ./till image offer {arguments.version} 放到模拟升级服务器上")
    return DONE


def run(arguments):
    if not os.path.exists(arguments.image):
        raise CouldNot("there is no image; make one with ./till image build", "没有镜像;请先执行 ./till image build")
    folder = os.path.join(HOME, "machine")
    if arguments.new:
        shutil.rmtree(folder, ignore_errors=True)
    world = World(ROOT, os.path.join(folder, "world"))
    machine = Machine(folder, arguments.image, world)
    world.start()
    view = None
    try:
        machine.start()
        view = View(machine)
        say(f"the terminal starts (some minutes under emulation); its screen: {view.url}",
            f"终端正在启动(模拟环境下需要几分钟);屏幕:{view.url}")
        say(f"till programs on this machine reach it at 127.0.0.1:{machine.endpoint_port} (tillctl pair)",
            f"本机上的收银程序可连接 127.0.0.1:{machine.endpoint_port}(tillctl pair)")
        say("./till image card unionpay-debit insert holds a card to its reader; Ctrl-C switches it off",
            "用 ./till image card unionpay-debit insert 出示卡片;按 Ctrl-C 关机")
        machine.wait()
        say("the terminal has switched itself off", "终端已自行关机")
    except KeyboardInterrupt:
        print()
    finally:
        if view is not None:
            view.stop()
        machine.stop()
        world.stop()
    return DONE


def present_card(arguments):
    try:
        Control(os.path.join(HOME, "machine", "world", "sim", "counter.sock")).call("present", card=arguments.card, how=arguments.how)
    except (OSError, ControlError) as error:
        raise CouldNot(f"the counter did not answer: {error}", f"模拟柜台没有响应:{error}") from error
    return DONE


def control(arguments):
    machine = Machine(os.path.join(HOME, "machine"), None)
    if not os.path.exists(machine.at("serial.sock")):
        raise CouldNot("no terminal is running; start one with ./till image run", "没有运行中的终端;请先执行 ./till image run")
    try:
        code, said = Shell(machine, _ANSWER_S).tillctl(shlex.join(arguments.words))
    except TimeoutError as error:
        raise CouldNot("nobody answered on the serial line: only a development image has a shell there (./till image build --development)",
                       "串口上没有应答:只有开发镜像才带 shell(./till image build --development)") from error
    print(said.strip())
    return code


def offer(arguments):
    path = os.path.join(HOME, "bundles", f"till-{arguments.version}.raucb")
    if not os.path.exists(path):
        raise CouldNot(f"there is no {path}; make it with ./till image bundle --version {arguments.version}",
                       f"没有 {path};请先执行 ./till image bundle --version {arguments.version}")
    World(ROOT, os.path.join(HOME, "machine", "world")).offer(path, arguments.version)
    say("a terminal that runs asks within a minute", "运行中的终端会在一分钟内查询到")
    return DONE


def main():
    parser = argparse.ArgumentParser(prog="./till image", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("lock")
    command.set_defaults(function=refresh_lock)
    command.add_argument("--machine", default=MACHINE)
    command.add_argument("--mirror", default=MIRROR)
    for name, function, output in (("build", build, HOME), ("bundle", build_bundle, os.path.join(HOME, "bundles"))):
        command = commands.add_parser(name)
        command.set_defaults(function=function)
        command.add_argument("--version", default="1.0.0", help="one to four numbers; a terminal takes a bundle that has more than it")
        command.add_argument("--output", default=output)
        command.add_argument("--key", help="signs for Secure Boot; without it a key that everybody knows does")
        command.add_argument("--certificate")
        command.add_argument("--development", action="store_true", help="with a root shell on the serial line")
        command.add_argument("--permissive", action="store_true", help="SELinux only says what it would refuse")
    command.add_argument("--signer", default=os.path.join(TESTDATA, "bundle_cert.pem"), help="certificate that signs the bundle")
    command.add_argument("--signing-key", default=os.path.join(TESTDATA, "bundle_key.pem"))
    command.add_argument("--crashing", default="", metavar="PROCESS",
                         help="this process (ledger, say) dies at its start: a bundle that no terminal keeps")
    command = commands.add_parser("offer")
    command.set_defaults(function=offer)
    command.add_argument("version")
    command = commands.add_parser("run")
    command.set_defaults(function=run)
    command.add_argument("--image", default=os.path.join(HOME, "till.img"))
    command.add_argument("--new", action="store_true", help="a new terminal and a new bank: what the last ones kept is deleted")
    command = commands.add_parser("ctl")
    command.set_defaults(function=control)
    command.add_argument("words", nargs=argparse.REMAINDER, help="what tillctl is asked, in the terminal")
    command = commands.add_parser("card")
    command.set_defaults(function=present_card)
    command.add_argument("card")
    command.add_argument("how", nargs="?", choices=("insert", "tap", "swipe"))
    arguments = parser.parse_args()
    try:
        return arguments.function(arguments)
    except CouldNot as error:
        complain(error.words)
        return COULD_NOT


if __name__ == "__main__":
    sys.exit(main())
