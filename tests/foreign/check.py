"""Whether Parvis copes with texts that nobody wrote for it: check.py PROGRAM FOLDER [--write]

Two sites of somebody else's texts are made in FOLDER (see convert.py). As they are, they are checked and built: that ends with findings, as many
of each code as findings.json has, and nothing is written. Mended, they are built: every text is a page. With --write, what is found is
written into findings.json instead.
"""

import collections
import json
import subprocess
import sys
from pathlib import Path

import convert

HERE = Path(__file__).parent


def run(program, command, site):
    """The exit status of a command, and how many findings of each code there are."""
    arguments = [program, command, "--quiet", "--lang", "en", "--format", "json", "--root", site]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or "panicked" in done.stderr:
        sys.exit(f"{command} ended with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    counts = collections.Counter()
    for finding in json.loads(done.stdout)["diagnostics"]:
        # A finding that is made of several has all their places.
        counts[finding["code"]] += max(1, len(finding["places"]))
    return done.returncode, dict(sorted(counts.items()))


def main():
    program, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    texts = convert.texts()
    asis, mended = folder / "as-it-is", folder / "mended"
    convert.write(asis, texts)
    keys = convert.write(mended, [(name, convert.mended(text)) for name, text in texts])
    if len(keys) != len(texts) or len(keys) < 500:
        sys.exit(f"{len(keys)} pages of {len(texts)} texts")
    found = {"texts": len(texts)}
    for command, site in (("check", asis), ("build", asis), ("build", mended)):
        status, counts = run(program, command, site)
        found[f"{command} {site.name}"] = {"status": status, "findings": counts}
    if (asis / "public").exists():
        sys.exit("a site with errors was written")
    missing = [key for key in keys if not (mended / f"public/texts/{key}/index.html").is_file()]
    if missing:
        sys.exit(f"{len(missing)} texts are no page: {missing[:5]}")
    written = json.dumps(found, indent=2) + "\n"
    expected = HERE / "findings.json"
    if "--write" in sys.argv:
        expected.write_text(written, encoding="utf-8")
    elif expected.read_text(encoding="utf-8") != written:
        sys.exit(f"Other findings than in {expected.name}:\n{written}")
    print(f"{len(texts)} texts of somebody else are a site")


if __name__ == "__main__":
    main()
