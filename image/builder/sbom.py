# SPDX-License-Identifier: Apache-2.0
"""The image's bill of materials (SPDX 2.3, JSON): each package with version, SHA-256, where it comes from, and its licences, as the
package's own copyright file has them (Debian's machine-readable form, DEP 5)."""

import hashlib
import json
import os
import re
import urllib.parse

_LICENCE = re.compile(r"^License:[ \t]*(\S.*)$", re.MULTILINE)
# Debian's short names are a little other than SPDX's; what is in neither list is told by a reference of the document's own.
_SPDX_NAMES = {
    "apache-2.0": "Apache-2.0", "artistic": "Artistic-1.0-Perl", "bsd-2-clause": "BSD-2-Clause", "bsd-3-clause": "BSD-3-Clause",
    "expat": "MIT", "gpl-1+": "GPL-1.0-or-later", "gpl-2": "GPL-2.0-only", "gpl-2+": "GPL-2.0-or-later", "gpl-3": "GPL-3.0-only",
    "gpl-3+": "GPL-3.0-or-later", "isc": "ISC", "lgpl-2": "LGPL-2.0-only", "lgpl-2+": "LGPL-2.0-or-later",
    "lgpl-2.1": "LGPL-2.1-only", "lgpl-2.1+": "LGPL-2.1-or-later", "lgpl-3": "LGPL-3.0-only", "lgpl-3+": "LGPL-3.0-or-later",
    "mit": "MIT", "mpl-2.0": "MPL-2.0", "ofl-1.1": "OFL-1.1", "zlib": "Zlib",
}


def document(packages, copyright_of):
    """document returns the SPDX text for the locked `packages`; `copyright_of(package)` gives the copyright file, or None. The
    same packages give the same text."""
    names = "\n".join(package.line() for package in packages)
    found = {}
    described = [_describe(package, copyright_of(package), found) for package in packages]
    return json.dumps({
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "till-image",
        "documentNamespace": "https://spdx.org/spdxdocs/till-image-" + hashlib.sha256(names.encode()).hexdigest(),
        "creationInfo": {"created": "1980-01-01T00:00:00Z", "creators": ["Tool: till-image"]},
        "packages": described,
        "hasExtractedLicensingInfos": [{"licenseId": reference, "name": name, "extractedText": f"{name}, see the package's copyright file"}
                                       for reference, name in sorted(found.items())],
        "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": entry["SPDXID"]}
                          for entry in described],
    }, indent=1, ensure_ascii=False) + "\n"


def copyright_in(tree, package):
    """copyright_in returns the package's copyright file in an unpacked tree; None when there is none."""
    path = tree.path("usr/share/doc", package.name, "copyright")
    if not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def licences_of(text):
    """licences_of returns the licences' short names in a machine-readable copyright file, and nothing for a file in prose."""
    return sorted(set(name.strip() for name in _LICENCE.findall(text))) if "Format:" in text[:400] else []


def _describe(package, text, found):
    identifier = "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", package.name)
    terms = [_term(name, found) for name in licences_of(text or "")]
    return {
        "name": package.name, "SPDXID": identifier, "versionInfo": package.version, "supplier": "Organization: Debian",
        "downloadLocation": "http://deb.debian.org/" + package.path, "filesAnalyzed": False,
        "checksums": [{"algorithm": "SHA256", "checksumValue": package.sha256}],
        "licenseConcluded": "NOASSERTION", "licenseDeclared": " AND ".join(sorted(set(terms))) or "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                          "referenceLocator": _purl(package)}],
    }


def _purl(package):
    name, version = urllib.parse.quote(package.name, safe=""), urllib.parse.quote(package.version, safe="")
    return f"pkg:deb/debian/{name}@{version}?arch={package.architecture}"


def _term(name, found):
    known = _SPDX_NAMES.get(name.lower())
    if known is not None:
        return known
    reference = "LicenseRef-" + re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip("-")
    found[reference] = name
    return reference
