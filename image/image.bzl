# SPDX-License-Identifier: Apache-2.0
"""A disk image as a target: one action, which needs neither root nor the network."""

_SettingInfo = provider(fields = ["value"])

def _image_setting(context):
    return _SettingInfo(value = context.build_setting_value)

image_setting = rule(
    implementation = _image_setting,
    doc = "What an image leaves open until it is asked for: --//image:NAME=VALUE.",
    build_setting = config.string(flag = True),
)

def _terminal_image(context):
    parts = {name: getattr(context.outputs, name) for name in ("disk", "root", "boot", "bill")}
    debs = context.files.packages
    arguments = context.actions.args()
    arguments.add("--machine", context.attr.machine)
    arguments.add("--built", context.bin_dir.path)
    arguments.add("--packages", debs[0].dirname)
    for name in ("simulated", "development", "permissive", "bare", "attack"):
        if getattr(context.attr, name):
            arguments.add("--" + name)
    arguments.add("--keyring", context.file.keyring)
    arguments.add("--version", context.attr.version or context.attr._version[_SettingInfo].value)
    arguments.add_all(
        context.attr.crashing or [name for name in [context.attr._crashing[_SettingInfo].value] if name],
        before_each = "--crashing",
    )
    for name, file in parts.items():
        arguments.add("--" + name, file)
    context.actions.run(
        executable = context.executable._builder,
        arguments = [arguments],
        inputs = depset(debs + context.files.contents + [context.file.keyring]),
        outputs = parts.values(),
        mnemonic = "TerminalImage",
        progress_message = "Making the image %s (some minutes)" % context.label,
        # Two gigabytes, most of them holes: they are made faster than they are kept.
        execution_requirements = {"no-cache": "1"},
        use_default_shell_env = True,
    )
    return [DefaultInfo(files = depset([parts["disk"], parts["bill"]]))]

terminal_image = rule(
    implementation = _terminal_image,
    doc = """NAME.img is a disk to start from, signed with the key of Debian's ovmf package; NAME.root its verified root, NAME.efi its boot
file before it is signed, NAME.spdx.json the bill of materials.""",
    outputs = {
        "disk": "%{name}.img",
        "root": "%{name}.root",
        "boot": "%{name}.efi",
        "bill": "%{name}.spdx.json",
    },
    attrs = {
        "machine": attr.string(default = "x86-64", doc = "the folder of image/ with what differs between machines"),
        "packages": attr.label(mandatory = True, doc = "the packages of the machine's lock"),
        "contents": attr.label_list(allow_files = True, doc = "all that the lists of image/contents name"),
        "keyring": attr.label(mandatory = True, allow_single_file = True, doc = "who may sign updates"),
        "version": attr.string(doc = "--//image:version when empty"),
        "crashing": attr.string_list(doc = "processes that die at their start, for a test; --//image:crashing when empty"),
        "simulated": attr.bool(doc = "for the simulated world, with its devices and test keys"),
        "development": attr.bool(doc = "with a root shell on the serial line"),
        "permissive": attr.bool(doc = "what SELinux forbids is only logged"),
        "attack": attr.bool(doc = "with programs that try what is forbidden, and the policy that logs every refusal (tests/attack)"),
        "bare": attr.bool(doc = "nothing of Till, to measure a start against"),
        "_version": attr.label(default = "//image:version"),
        "_crashing": attr.label(default = "//image:crashing"),
        "_builder": attr.label(default = "//image:build_image", executable = True, cfg = "exec"),
    },
)
