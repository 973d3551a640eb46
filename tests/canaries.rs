//! What must not be published: words that stand only there are looked for in everything that a build writes, unpacked.

mod support;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Command, Output};

use support::picture::{fields, jpeg};
use support::{Text, plan, says};

/// A word that stands nowhere else.
fn canary(name: &str) -> String {
    format!("canary{}{name}", blake3::hash(name.as_bytes()).to_hex().get(..24).expect("digits"))
}

fn build(site: &Text) -> (tempfile::TempDir, Output) {
    let folder = site.on_disk();
    let build = Command::new(env!("CARGO_BIN_EXE_parvis"))
        .args(["build", "--quiet", "--lang", "en", "--root"])
        .arg(folder.path())
        .output()
        .expect("the program runs");
    (folder, build)
}

/// Every file below a folder, with what is packed in it.
fn everything(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
            unpack(name, std::fs::read(entry.path()).expect("bytes"), &mut files);
        }
    }
    files
}

fn unpack(name: String, bytes: Vec<u8>, files: &mut BTreeMap<String, Vec<u8>>) {
    let mut inner = Vec::new();
    if bytes.starts_with(b"PK\x03\x04") {
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
        for number in 0..archive.len() {
            let mut file = archive.by_index(number).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("bytes");
            inner.push((format!("{name}!{}", file.name().expect("a name")), bytes));
        }
    } else if bytes.starts_with(b"\x1f\x8b") {
        let mut read = Vec::new();
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut read).expect("gzip");
        inner.push((format!("{name}!gzip"), read));
    } else if name.ends_with(".br") {
        let mut read = Vec::new();
        brotli::Decompressor::new(&bytes[..], 4096).read_to_end(&mut read).expect("Brotli");
        inner.push((format!("{name}!br"), read));
    } else if bytes.starts_with(b"%PDF-") || bytes.starts_with(b"\x89PNG") {
        // Streams of zlib, wherever they begin.
        for at in memchr::memmem::find_iter(&bytes, b"\x78") {
            let mut read = Vec::new();
            if flate2::read::ZlibDecoder::new(&bytes[at..]).read_to_end(&mut read).is_ok() && !read.is_empty() {
                inner.push((format!("{name}!{at}"), read));
            }
        }
    }
    files.insert(name, bytes);
    for (name, bytes) in inner {
        unpack(name, bytes, files);
    }
}

/// The files that hold a word: as it is, in UTF-16, or in Base64.
fn holding<'a>(files: &'a BTreeMap<String, Vec<u8>>, word: &str) -> Vec<&'a str> {
    use base64::Engine;
    let utf_16: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut forms = vec![word.as_bytes().to_vec(), utf_16];
    // Of three shifts, without the letters that depend on what stands around.
    for shift in 0..3 {
        let shifted = [&b"xx"[..shift], word.as_bytes()].concat();
        let text = base64::engine::general_purpose::STANDARD_NO_PAD.encode(&shifted[..shifted.len() / 3 * 3]);
        forms.push(text.as_bytes()[4..].to_vec());
    }
    let has = |bytes: &[u8]| forms.iter().any(|form| memchr::memmem::find(bytes, form).is_some());
    files.iter().filter(|(_, bytes)| has(bytes)).map(|(name, _)| name.as_str()).collect()
}

/// A photograph as a camera writes it: with a place, a maker's notes and a comment.
fn photograph() -> Vec<u8> {
    let plain = jpeg(&fields(64, 64, true));
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x0f\0\x02".to_vec();
    let text = format!("{} GPS {}\0", canary("exif"), canary("gps"));
    exif.extend((text.len() as u32).to_be_bytes());
    exif.extend(26_u32.to_be_bytes());
    exif.extend([0; 4]);
    exif.extend(text.as_bytes());
    let segment = |marker: u8, bytes: &[u8]| {
        let length = (bytes.len() as u16 + 2).to_be_bytes();
        [&[0xFF, marker][..], &length, bytes].concat()
    };
    let comment = segment(0xFE, canary("comment").as_bytes());
    let xmp = segment(0xE1, format!("http://ns.adobe.com/xap/1.0/\0<x>{}</x>", canary("xmp")).as_bytes());
    let trailer = canary("trailer").into_bytes();
    [&plain[..2], &segment(0xE1, &exif)[..], &xmp, &comment, &plain[2..], &trailer].concat()
}

/// The plan with words in all places that nobody is to read.
fn guarded() -> Text {
    let hidden = format!(
        "+++\n# {}\nslug = \"cache\"\ntitle = \"Brouillon {}\"\ndraft = true\nsummary = \"{}\"\naliases = [\"/{}/\"]\n+++\n{}\n",
        canary("draftcomment"),
        canary("drafttitle"),
        canary("draftsummary"),
        canary("draftalias"),
        canary("draftbody"),
    );
    let album = |title: &str, slug: &str| {
        format!(
            "+++\n# {}\nslug = \"{slug}\"\ntitle = \"{title}\"\n+++\n![Quatre champs](photo.jpg)\n\n<!-- {} -->\n\nTexte canaryvisible.\n",
            canary("matter"),
            canary("htmlcomment"),
        )
    };
    let settings = format!(
        "# {}\nhosting = [\"netlify\", \"apache\", \"nginx\", \"caddy\"]\nprecompress = [\"br\", \"gz\"]\nhome = ",
        canary("settings")
    );
    plan()
        .edit("site.toml", "home = ", &settings)
        .edit("site.toml", "[changes]", "[offline]\n[search]\ntitle = { fr = \"Chercher\", en = \"Search\" }\naddress = { fr = \"/chercher/\", en = \"/search/\" }\nkinds = { pages = \"Page\", goals = \"Goal\", steps = \"Step\", datasets = \"Data\" }\n[changes]")
        .edit("site.toml", "theme = \"plain\"", "theme = \"parvis\"")
        .with("content/pages/cache.fr.md", hidden)
        .with("content/pages/album/index.fr.md", album("Album", "album"))
        .with("content/pages/album/index.en.md", album("Album", "album"))
        .with("content/pages/album/photo.jpg", photograph())
        .with("content/pages/album/.DS_Store", canary("dsstore"))
        .with("content/_root/Thumbs.db", canary("thumbs"))
        .with("content/_root/.gitignore", canary("gitignore"))
        .with("content/_root/.well-known/security.txt", "Contact: mailto:a@b.example canaryvisible")
        .with(".env", canary("env"))
        .with(".git/config", canary("git"))
        .with("id_rsa", canary("key"))
        .with("notes.bak", canary("backup"))
        .with("node_modules/a/index.js", canary("module"))
        .with("README.md", canary("readme"))
        .with("data/raw.csv", canary("raw"))
}

const HIDDEN: &[&str] = &[
    "draftcomment",
    "drafttitle",
    "draftsummary",
    "draftalias",
    "draftbody",
    "matter",
    "htmlcomment",
    "settings",
    "exif",
    "gps",
    "xmp",
    "comment",
    "trailer",
    "dsstore",
    "thumbs",
    "gitignore",
    "env",
    "git",
    "key",
    "backup",
    "module",
    "readme",
    "raw",
];

#[test]
fn no_word_of_what_is_not_for_the_public_is_published() {
    let site = guarded();
    let (folder, build) = build(&site);
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));
    let files = everything(&folder.path().join("public"));
    // The search is able to find: what is published is found wherever it is packed.
    let visible = holding(&files, "canaryvisible");
    for place in ["album/index.html", "album/index.html.br!br", "album/index.html.gz!gzip", ".well-known/security.txt"]
    {
        assert!(visible.contains(&place), "{place}: {visible:?}");
    }
    assert!(visible.iter().any(|place| place.starts_with("offline.zip!")), "{visible:?}");
    assert!(visible.iter().any(|place| place.starts_with("pagefind/fragment/")), "{visible:?}");
    for name in HIDDEN {
        assert_eq!(holding(&files, &canary(name)), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn a_file_that_may_never_be_published_stops_the_build_and_is_named() {
    for file in [
        ".env",
        ".env.local",
        ".git/config",
        "id_rsa",
        "server.pem",
        "server.key",
        "a.p12",
        "a.bak",
        "a~",
        ".a.swp",
        "a.sql",
        "a.log",
        "node_modules/a.js",
        ".htpasswd",
        "terraform.tfstate",
    ] {
        says(plan().with(&format!("content/_root/{file}"), "x"), &[&format!("PV0111 content/_root/{file}")]);
        says(
            plan().with(&format!("themes/plain/assets/{file}"), "x"),
            &[&format!("PV0111 themes/plain/assets/{file}")],
        );
    }
    for file in [".idea/a.xml", ".cache"] {
        says(plan().with(&format!("content/_root/{file}"), "x"), &[&format!("PV1762 content/_root/{file}")]);
    }
    for file in [".well-known/security.txt", ".nojekyll", ".htaccess", "CNAME", "_headers", "_redirects"] {
        assert!(plan().with(&format!("content/_root/{file}"), "x").build().quiet().files.contains_key(file), "{file}");
    }
}

#[test]
fn a_key_in_a_file_or_a_page_stops_the_build_and_is_not_shown() {
    let word = canary("pem");
    let key = format!("one\n-----BEGIN {}KEY-----{word}\n", "PRIVATE ");
    let page = format!("+++\nslug = \"a\"\ntitle = \"A\"\n+++\n{key}");
    for (file, content) in
        [("content/_root/a.txt", key.as_str()), ("themes/plain/assets/a.js", &key), ("content/pages/a.fr.md", &page)]
    {
        let (folder, build) = build(&plan().with(file, content));
        let said = [&build.stderr, &build.stdout].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
        assert_eq!(build.status.code(), Some(1), "{said}");
        assert!(said.contains("PV1763") && said.contains(file), "{said}");
        assert!(!said.contains(&word), "{said}");
        assert!(!folder.path().join("public").exists());
    }
}
