"""The list of what the program is made of is CycloneDX by its own schema, complete, and the same each time: sbom.py REPOSITORY"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

root = Path(sys.argv[1])


def made():
    return subprocess.run([sys.executable, root / "scripts/sbom"], check=True, capture_output=True, text=True).stdout


text = made()
assert text == made(), "twice the same"
fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
assert fault is None, fault

bom = json.loads(text)
listed = {(each["name"], each["version"]): each for each in bom["components"]}
listed["parvis", bom["metadata"]["component"]["version"]] = bom["metadata"]["component"]
locked = {(each["name"], each["version"]): each for each in tomllib.loads((root / "Cargo.lock").read_text())["package"]}
assert listed.keys() == locked.keys(), listed.keys() ^ locked.keys()
for key, package in locked.items():
    digests = [each["content"] for each in listed[key].get("hashes", [])]
    assert digests == ([package["checksum"]] if "checksum" in package else []), key

shipped = {name for (name, _), each in listed.items() if each.get("scope") == "required"}
assert {"pulldown-cmark", "tera", "serde", "walkdir", "minify-html"} <= shipped
assert not {"proptest", "insta", "s3s-fs"} & shipped, "what only tests need is no part of the program"
unlicensed = sorted(name for (name, _), each in listed.items() if each.get("scope") == "required" and not each.get("licenses"))
assert not unlicensed, unlicensed
names = {each["ref"]: each.get("dependsOn", []) for each in bom["dependencies"]}
assert len(names) == len(locked) and sum(map(len, names.values())) > len(locked)
print(f"{len(locked)} parts, {len(shipped)} of them in the program: a valid CycloneDX file")
