#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The part of ./till that makes an image and boots it. ./till builds first; see ./till help."""

import argparse
import os
import shutil
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from image.builder import development_key, lock
from image.builder.build import HERE, Build, Plan, lock_path, machine_data
from image.builder.store import Gone, Store
from image.machine import Machine
from image.view import View
from image.world import World
from tests.simulators.control import Control, ControlError
from tools.launcher.words import CouldNot, complain, say

DONE, COULD_NOT = 0, 2
MIRROR = "http://deb.debian.org"
CACHE = os.path.expanduser("~/.cache/till/image")
TESTDATA = os.path.join(ROOT, "tests", "simulators", "testdata")
HOME = os.path.join(os.environ.get("TILL_HOME") or os.path.expanduser("~/.local/state/till"), "image")


def refresh_lock(arguments):
    chosen = lock.refresh(os.path.join(HERE, "contents", "packages.txt"), lock_path(arguments.machine),
                          machine_data(arguments.machine)["debian_architecture"], arguments.mirror, CACHE)
    say(f"{len(chosen)} packages are locked; look at what changed, and commit it",
        f"已锁定 {len(chosen)} 个软件包;请查看改动并提交")
    return DONE


def make(arguments, crashing=()):
    """make is a build, of an image or of a bundle, that is not begun yet."""
    if os.geteuid() != 0:
        raise CouldNot("an image is built as root: its files have owners that only root may give",
                       "构建镜像需要 root:镜像中文件的属主只有 root 能设置")
    work = os.path.join(arguments.output, "work")
    os.makedirs(work, exist_ok=True)
    own = arguments.key is not None
    plan = Plan(version=arguments.version, crashing=tuple(crashing), keyring=arguments.keyring, machine=arguments.machine, built=arguments.built, output=arguments.output, work=work,
                key=arguments.key if own else development_key.unlocked(work),
                certificate=arguments.certificate if own else development_key.CERTIFICATE,
                simulated=True, development=arguments.development, enforcing=arguments.enforcing)
    return Build(plan, Store(os.path.join(CACHE, "packages"), arguments.mirror))


def build(arguments):
    build_or_name_what_is_gone(make(arguments).run)
    say(f"the image is {os.path.join(arguments.output, 'till.img')}; ./till image run starts it",
        f"镜像为 {os.path.join(arguments.output, 'till.img')};用 ./till image run 启动")
    return DONE


def build_bundle(arguments):
    made = make(arguments, arguments.crashing)
    path = build_or_name_what_is_gone(lambda: made.bundle(arguments.signer, arguments.signing_key))
    say(f"the bundle is {path}; ./till image offer {arguments.version} puts it on the simulated update server",
        f"升级包为 {path};用 ./till image offer {arguments.version} 放到模拟升级服务器上")
    return DONE


def build_or_name_what_is_gone(step):
    try:
        return step()
    except Gone as gone:
        lines = "".join(f"\n  {package.name} {package.version} ({package.path})" for package in gone.packages)
        raise CouldNot("the mirror no longer holds these locked versions; refresh the lock with ./till image lock, look at what "
                       "changed, and commit it; or name a mirror that keeps old versions (--mirror):" + lines,
                       "镜像站已不再提供以下锁定版本;请用 ./till image lock 更新锁定文件,查看改动并提交;或用 --mirror "
                       "指定保留旧版本的镜像站:" + lines) from gone


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


def offer(arguments):
    bundle = os.path.join(HOME, "bundles", f"till-{arguments.version}.raucb")
    if not os.path.exists(bundle):
        raise CouldNot(f"there is no {bundle}; make it with ./till image bundle --version {arguments.version}",
                       f"没有 {bundle};请先执行 ./till image bundle --version {arguments.version}")
    World(ROOT, os.path.join(HOME, "machine", "world")).offer(bundle, arguments.version)
    say("a terminal that runs asks within a minute", "运行中的终端会在一分钟内查询到")
    return DONE


def add_build_options(command, output):
    command.add_argument("--version", default="1.0.0", help="one to four numbers; a terminal takes a bundle that has more than it")
    command.add_argument("--built", default=os.path.join(ROOT, "bazel-bin"), help="what Bazel built")
    command.add_argument("--output", default=output)
    command.add_argument("--key", help="signs for Secure Boot; without it a key that everybody knows does")
    command.add_argument("--certificate")
    command.add_argument("--keyring", default=os.path.join(TESTDATA, "bundle_ca.pem"), help="who may sign updates")
    command.add_argument("--development", action="store_true", help="with a root shell on the serial line")
    command.add_argument("--enforcing", action="store_true", help="SELinux refuses; without it, it only says what it would refuse")


def main():
    parser = argparse.ArgumentParser(prog="./till image", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, function in (("lock", refresh_lock), ("build", build), ("bundle", build_bundle)):
        command = commands.add_parser(name)
        command.set_defaults(function=function)
        command.add_argument("--machine", default="x86-64")
        command.add_argument("--mirror", default=MIRROR)
        if name != "lock":
            add_build_options(command, HOME if name == "build" else os.path.join(HOME, "bundles"))
    command.add_argument("--signer", default=os.path.join(TESTDATA, "bundle_cert.pem"), help="certificate that signs the bundle")
    command.add_argument("--signing-key", default=os.path.join(TESTDATA, "bundle_key.pem"))
    command.add_argument("--crashing", action="append", default=[], metavar="PROCESS",
                         help="this process (ledger, say) dies at its start: a bundle that no terminal keeps")
    command = commands.add_parser("offer")
    command.set_defaults(function=offer)
    command.add_argument("version")
    command = commands.add_parser("run")
    command.set_defaults(function=run)
    command.add_argument("--image", default=os.path.join(HOME, "till.img"))
    command.add_argument("--new", action="store_true", help="a new terminal and a new bank: what the last ones kept is deleted")
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
