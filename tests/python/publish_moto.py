"""A site published to moto, a second S3 server that others wrote: python3 publish_moto.py PARVIS"""

import hashlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer

PARVIS = Path(sys.argv[1]).resolve()
BUCKET = "plan"
REGION = "eu-west-3"
# If one of these is in what the program says, a credential is.
CANARIES = {name: f"canary-{name.lower()}-5d1f07c3" for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")}
MANIFEST, LOCK = ".parvis/manifest.json", ".parvis/lock.json"
FOREIGN, NOTE = "notes/of-others.txt", b"years of work"
# Some of the kinds that browsers must be told, as IANA and the specifications of HTML and CSV call them.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".csv": "text/csv; charset=utf-8; header=present",
    ".txt": "text/plain; charset=utf-8",
}
faults: list[str] = []
secrets_looked_for = 0


def must(holds: bool, what: str) -> None:
    if not holds:
        faults.append(what)


class Site:
    """The small site that `parvis new` makes, with a bucket to publish to."""

    def __init__(self, folder: Path, endpoint: str):
        self.home, self.root = folder, folder / "site"
        self.run("new", str(self.root))
        settings = self.root / "site.toml"
        table = f'\n[publish.there]\nkind = "s3"\nbucket = "{BUCKET}"\nregion = "{REGION}"\nendpoint = "{endpoint}"\ngrace = 0\n'
        settings.write_text(settings.read_text("utf-8") + table, "utf-8")
        self.build()

    def run(self, *arguments: str, status: int = 0) -> str:
        global secrets_looked_for
        # Not those of whoever runs the tests.
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], "RUST_LOG": "trace", **CANARIES}
        ended = subprocess.run(
            [PARVIS, *arguments, "--lang", "en"], env=environment, cwd=self.home, capture_output=True, text=True, timeout=120
        )
        said = ended.stdout + ended.stderr
        for name, canary in CANARIES.items():
            secrets_looked_for += 1
            must(canary not in said, f"{name} is in what `parvis {arguments[0]}` says")
        if ended.returncode != status:
            sys.exit(f"parvis {' '.join(arguments)} ended with {ended.returncode} instead of {status}:\n{said}")
        return said if status else ended.stdout

    def build(self) -> None:
        self.run("build", "--root", str(self.root))

    def publish(self, *more: str) -> dict:
        return json.loads(self.run("publish", "--root", str(self.root), "--format", "json", *more))

    def files(self) -> dict[str, str]:
        """The files of the built site, with what the list says of them."""
        lines = (self.root / "public" / ".parvis-output").read_text("utf-8").splitlines()
        parts = [line.split("\t") for line in lines if "\t" in line]
        return {path: (rest[1] if len(rest) > 1 else "") for path, *rest in parts}


class Bucket:
    def __init__(self, endpoint: str):
        config = Config(retries={"max_attempts": 1})
        access = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        self.client = boto3.client("s3", endpoint_url=endpoint, region_name=REGION, config=config, **access)
        self.client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})

    def objects(self) -> dict[str, tuple]:
        """When each object was written last, and its tag."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
        return {found["Key"]: (found["LastModified"], found["ETag"]) for page in pages for found in page.get("Contents", [])}

    def get(self, key: str) -> dict:
        return self.client.get_object(Bucket=BUCKET, Key=key)

    def put(self, key: str, body: bytes, **more: str) -> None:
        self.client.put_object(Bucket=BUCKET, Key=key, Body=body, **more)

    def heeds_conditions(self) -> bool:
        try:
            self.put(FOREIGN, NOTE, IfNoneMatch="*")
        except ClientError as error:
            return error.response["ResponseMetadata"]["HTTPStatusCode"] == 412
        return False


def compare(bucket: Bucket, site: Site) -> None:
    """The bucket has the site's files as they are, the manifest, and what others put there."""
    files = site.files()
    must(set(bucket.objects()) == set(files) | {MANIFEST, FOREIGN}, f"keys: {set(bucket.objects()) ^ set(files)}")
    told = set()
    for path, mark in files.items():
        found = bucket.get(path)
        must(found["Body"].read() == (site.root / "public" / path).read_bytes(), f"{path}: other bytes")
        ending = Path(path).suffix
        if ending in TYPES:
            told.add(ending)
            must(found["ContentType"] == TYPES[ending], f"{path}: {found['ContentType']}")
        cache = found.get("CacheControl", "")
        must(("immutable" in cache) == (mark == "hashed"), f"{path} ({mark}): {cache}")
        if path.endswith("404.html"):
            must(int(cache.split("max-age=")[1].split(",")[0]) <= 300, f"{path}: {cache}")
        elif mark != "hashed":
            must("no-cache" in cache or "max-age=0" in cache, f"{path}: {cache}")
    must({".html", ".css"} <= told, f"only {told} were looked at")
    must(bucket.get(FOREIGN)["Body"].read() == NOTE, "what others put there was changed")
    manifest = bucket.get(MANIFEST)
    must("no-store" in manifest["CacheControl"], "the manifest may be kept")
    text = manifest["Body"].read().decode()
    must(not any(canary in text for canary in CANARIES.values()), "a credential is in the manifest")
    must(set(json.loads(text)["files"]) == set(files), "the manifest has other files")


def changed(before: dict, after: dict) -> set[str]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)} - {MANIFEST}


def hashes(site: Site) -> dict[str, str]:
    return {path: hashlib.sha256((site.root / "public" / path).read_bytes()).hexdigest() for path in site.files()}


def check(bucket: Bucket, site: Site) -> None:
    bucket.put(FOREIGN, NOTE)
    conditional = bucket.heeds_conditions()

    site.run("publish", "--root", str(site.root), "--dry-run")
    must(set(bucket.objects()) == {FOREIGN}, "a dry run writes something")

    first = site.publish()
    must(first["uploaded"] == len(site.files()), f"the first: {first}")
    codes = [found["code"] for found in first["findings"].get("diagnostics", [])]
    must(("PV1750" in codes) == (not conditional), f"conditions are heeded: {conditional}, said: {codes}")
    compare(bucket, site)

    before = bucket.objects()
    again = site.publish()
    must(again["uploaded"] == 0 and changed(before, bucket.objects()) == set(), f"again: {again}")

    # A page more, and a word more on another.
    built = hashes(site)
    pages = sorted(path for path in (site.root / "content").rglob("*.md") if "_" not in path.parts[-2])
    text = pages[0].read_text("utf-8")
    pages[0].write_text(f"{text}\nOne sentence more.\n", "utf-8")
    site.build()
    time.sleep(1.1)  # Times are told in seconds.
    one = site.publish()
    must(0 < one["uploaded"] < len(site.files()), f"one page changed: {one}")
    must(changed(before, bucket.objects()) == changed(built, hashes(site)), "other objects were written than those that changed")
    compare(bucket, site)

    # A file that comes and goes.
    extra = site.root / "content" / "_root" / "extra.txt"
    extra.parent.mkdir(exist_ok=True)
    extra.write_text("Soon gone.\n", "utf-8")
    site.build()
    site.publish()
    must("extra.txt" in bucket.objects(), "the file came")
    compare(bucket, site)
    extra.unlink()
    site.build()
    gone = site.publish()
    must(gone["deleted"] == 1 and "extra.txt" not in bucket.objects(), f"the file went: {gone}")
    compare(bucket, site)

    # Somebody else publishes.
    now = int(time.time())
    bucket.put(LOCK, json.dumps({"id": "other", "who": "elsewhere (1)", "since": now, "renewed": now}).encode())
    before = bucket.objects()
    pages[0].write_text(text, "utf-8")
    site.build()
    refused = site.run("publish", "--root", str(site.root), status=3)
    must("PV1748" in refused and "elsewhere" in refused, refused)
    must(changed(before, bucket.objects()) == set(), "something was written past the lock")
    site.publish("--break-lock")
    compare(bucket, site)


# Each request is no news.
logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
host, port = server.get_host_and_port()
with tempfile.TemporaryDirectory() as folder:
    endpoint = f"http://{host}:{port}"
    site = Site(Path(folder), endpoint)
    bucket = Bucket(endpoint)
    check(bucket, site)
server.stop()
if faults:
    sys.exit("\n".join(faults))
print(f"The site of `parvis new` was published to moto; {secrets_looked_for} times no credential was said.")
