# SPDX-License-Identifier: Apache-2.0
"""Rewrites the baselines, the contact sheets and docs/screens: `bazel run //kiosk-ui/tests:update_baselines`. Then look at them."""

import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import screens  # noqa: E402  (a folder with a dash in its name is not a package)


def main():
    workspace = pathlib.Path(os.environ["BUILD_WORKSPACE_DIRECTORY"])
    runfiles = pathlib.Path(__file__).parent.parent.parent
    baselines = workspace / "kiosk-ui/tests/baselines"
    documents = workspace / "docs/screens"
    baselines.mkdir(exist_ok=True)
    documents.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        drawn = screens.draw(runfiles, folder)
        for old in list(baselines.glob("*.png")) + list(documents.glob("*.png")):
            old.unlink()
        for name, path in drawn.items():
            screens.store(path, baselines / name)
            # One picture of each screen in each language for the documents; the sheets have the rest.
            if path.stem.endswith(("-zh-portrait", "-en-portrait")):
                screens.store(path, documents / name)
        for look, columns, scale in (("zh-portrait", 8, 0.3), ("en-portrait", 8, 0.3), ("zh-landscape", 6, 0.25),
                                     ("en-landscape", 6, 0.25), ("dark", 6, 0.25), ("large", 8, 0.25)):
            chosen = [path for path in drawn.values() if path.stem.endswith(look)]
            screens.contact_sheet(chosen, documents / f"sheet-{look}.png", columns, scale)
    print(f"{len(drawn)} screens written to {baselines} and {documents}: look at them before they are committed")


if __name__ == "__main__":
    main()
