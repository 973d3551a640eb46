//! Pictures of the content: what is published of them, in which sizes, and what is said of those that can't be.

mod support;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use support::picture::{
    chunk, exif, fields, gif, held, jpeg, photograph, pixels, png, seen, segment, small, webp, with_chunks, with_riff,
    with_segments,
};
use support::{Built, Text, plan, says};

/// The plan with a page that has a folder of its own, and small pictures.
fn page(body: &str) -> Text {
    let front = |slug: &str| format!("+++\nslug = \"{slug}\"\ntitle = \"Photo\"\n+++\n");
    plan()
        .edit("site.toml", "[changes]", "[images]\nmax_width = 400\nwidths = [100, 200]\n[changes]")
        .with("content/pages/photo/index.fr.md", front("photo") + body)
        .with("content/pages/photo/index.en.md", front("picture") + "Text.\n")
}

/// Where a page's text begins.
const FIRST: &str = "content/pages/photo/index.fr.md:5:1";

fn with(name: &str, bytes: impl AsRef<[u8]>) -> Text {
    page(&format!("![Un puits]({name})\n")).with(&format!("content/pages/photo/{name}"), bytes)
}

/// A photograph that is too heavy to be left as it is.
fn heavy(orientation: u8) -> Vec<u8> {
    photograph(&jpeg(&held(&fields(600, 400, true), orientation)), orientation, "secret")
}

fn fields_of(built: &Built, file: &str) -> (String, u32, u32) {
    seen(&built.files[file])
}

#[test]
fn a_page_shows_a_picture_in_the_size_that_it_needs_and_says_how_large_it_is() {
    let built = with("puits.jpg", heavy(1)).build().quiet();
    assert_eq!(
        built.main("/photo/"),
        "<p><img alt=\"Un puits\" srcset=\"/photo/puits-100w.jpg 100w, /photo/puits-200w.jpg 200w, /photo/puits.jpg 400w\" \
         decoding=async height=267 sizes=100vw src=/photo/puits.jpg width=400></p>"
    );
    for (file, width, height) in [("puits", 400, 267), ("puits-200w", 200, 133), ("puits-100w", 100, 67)] {
        let file = format!("photo/{file}.jpg");
        assert_eq!(fields_of(&built, &file), ("rgbw".into(), width, height), "{file}");
    }
    assert!(built.files["photo/puits.jpg"].len() < 60_000);
}

#[test]
fn every_orientation_is_applied() {
    for orientation in 1..=8 {
        let built = with("puits.jpg", heavy(orientation)).build().quiet();
        assert_eq!(fields_of(&built, "photo/puits.jpg"), ("rgbw".into(), 400, 267), "{orientation}");
        let small = jpeg(&held(&fields(60, 40, false), orientation));
        let built = with("puits.jpg", photograph(&small, orientation, "secret")).build().quiet();
        assert_eq!(fields_of(&built, "photo/puits.jpg"), ("rgbw".into(), 60, 40), "{orientation}");
        assert!(built.main("/photo/").contains("height=40 src=/photo/puits.jpg width=60"), "{orientation}");
        let stored = held(&fields(60, 40, false), orientation);
        let turned = with_chunks(&png(&stored), &[chunk(b"eXIf", &exif(orientation, "secret"))]);
        let built = with("puits.png", turned).build().quiet();
        assert_eq!(fields_of(&built, "photo/puits.png"), ("rgbw".into(), 60, 40), "{orientation}");
        let size = (stored.width(), stored.height());
        let turned = with_riff(&webp(&stored), size, 0x08, &[(b"EXIF", exif(orientation, "secret"))]);
        let built = with("puits.webp", turned).build().quiet();
        assert_eq!(fields_of(&built, "photo/puits.webp"), ("rgbw".into(), 60, 40), "{orientation}");
    }
}

#[test]
fn what_is_light_keeps_its_pixels_to_the_bit() {
    let plain = jpeg(&fields(500, 300, false));
    let built = with("puits.jpg", photograph(&plain, 1, "secret")).build().quiet();
    assert_eq!(built.files["photo/puits.jpg"], plain);
    assert!(built.main("/photo/").contains("height=300 src=/photo/puits.jpg width=500"));
    let built = with("puits.png", small()).build().quiet();
    assert_eq!(built.files["photo/puits.png"], small());
}

#[test]
fn the_first_picture_comes_at_once_and_those_further_down_when_they_are_wanted() {
    let images = |text: &str| {
        let built = page(text).with("content/pages/photo/a.png", small()).build().quiet();
        let html = built.main("/photo/");
        html.split("<img").skip(1).map(|tag| tag.contains("loading=lazy")).collect::<Vec<_>>()
    };
    assert_eq!(images("![a](a.png)\n\n![b](a.png)\n"), [false, true]);
    assert_eq!(images(&format!("{}\n\n![a](a.png)\n", "Bonjour. ".repeat(200))), [true]);
}

#[test]
fn raw_html_gets_the_same_and_keeps_what_an_editor_wrote() {
    let body = "<figure><img src=\"a.png\" alt=\"a\" width=\"3\"></figure>\n\n<img class=\"b\" src=\"./a.png\" alt=\"b\" loading=\"eager\">\n\n![c](a.png \"d\")\n";
    let built = page(body).with("content/pages/photo/a.png", small()).build().quiet();
    assert_eq!(
        built.main("/photo/"),
        "<figure><img alt=a decoding=async height=2 src=/photo/a.png width=3></figure><img alt=b class=b decoding=async height=4 src=/photo/a.png width=6><p><img alt=c decoding=async height=4 loading=lazy src=/photo/a.png title=d width=6></p>"
    );
}

#[test]
fn whoever_is_led_to_the_file_has_all_of_it() {
    let text = "![Un puits](puits.jpg)\n\n[En grand](puits.jpg)\n";
    let built = page(text).with("content/pages/photo/puits.jpg", heavy(6)).build().quiet();
    assert_eq!(fields_of(&built, "photo/puits.jpg"), ("rgbw".into(), 600, 400));
    assert_eq!(fields_of(&built, "photo/puits-400w.jpg"), ("rgbw".into(), 400, 267));
    let html = built.main("/photo/");
    assert!(html.contains("src=/photo/puits-400w.jpg") && html.contains("/photo/puits-400w.jpg 400w\""), "{html}");
    assert!(!html.contains("/photo/puits.jpg 600w"), "{html}");
    // What is only published beside a page, or at the root, stays as large as it is.
    let built = page("![x](/grand.jpg)\n")
        .with("content/_root/grand.jpg", heavy(1))
        .with("content/pages/photo/autre.jpg", heavy(1))
        .build()
        .quiet();
    assert_eq!(fields_of(&built, "grand.jpg").1, 600);
    assert_eq!(fields_of(&built, "photo/autre.jpg").1, 600);
    assert!(built.main("/photo/").contains("src=/grand-400w.jpg"));
}

#[test]
fn colours_and_transparency_stay() {
    let profile = [b"ICC_PROFILE\0\x01\x01", &[7; 300][..]].concat();
    let photo = with_segments(&jpeg(&fields(600, 400, true)), &[segment(0xe2, &profile)]);
    let built = with("puits.jpg", photo).build().quiet();
    for file in ["photo/puits.jpg", "photo/puits-100w.jpg"] {
        assert!(built.files[file].windows(300).any(|part| part == [7; 300]), "{file}");
    }
    let mut clear = image::RgbaImage::from_fn(600, 400, |x, y| {
        let alpha = if x < 300 { 0 } else { 255 };
        image::Rgba([((x * 7) ^ (y * 13)) as u8, (x * y) as u8, (x ^ y) as u8, alpha])
    });
    clear.put_pixel(0, 0, image::Rgba([9, 9, 9, 0]));
    let mut bytes = Vec::new();
    clear.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).expect("a PNG");
    let built = with("puits.png", bytes).build().quiet();
    let made = image::load_from_memory(&built.files["photo/puits.png"]).expect("a PNG").to_rgba8();
    assert_eq!((made.width(), made.height()), (400, 267));
    assert_eq!((made.get_pixel(50, 100).0[3], made.get_pixel(350, 100).0[3]), (0, 255));
}

#[test]
fn deep_and_grey_pictures_are_made_smaller_too() {
    let deep = image::ImageBuffer::<image::Rgb<u16>, _>::from_fn(600, 400, |x, y| {
        image::Rgb([(x * 911) as u16, (y * 1013) as u16, (x * y) as u16])
    });
    let mut bytes = Vec::new();
    image::DynamicImage::ImageRgb16(deep)
        .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
        .expect("a PNG");
    let built = with("puits.png", bytes).build().quiet();
    let made = image::load_from_memory(&built.files["photo/puits.png"]).expect("a PNG");
    assert_eq!((made.width(), made.color()), (400, image::ColorType::Rgb8));
    let grey = image::DynamicImage::ImageRgb8(fields(900, 700, true)).to_luma8();
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 95);
    encoder.encode(grey.as_raw(), 900, 700, jpeg_encoder::ColorType::Luma).expect("a JPEG");
    let built = with("puits.jpg", bytes).build().quiet();
    assert!(
        matches!(parvis::image::walk("a.jpg", &built.files["photo/puits.jpg"]), Ok(walk) if walk.look.stored == Some((400, 311)))
    );
}

#[test]
fn drawings_have_the_size_that_they_say() {
    let svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><!-- Marie --><path d=\"M0 0h9v9z\"/></svg>";
    let built = with("puits.svg", svg).build().quiet();
    assert!(built.main("/photo/").contains("height=20 src=/photo/puits.svg width=40"));
    assert_eq!(built.file("photo/puits.svg"), svg.replace("<!-- Marie -->", ""));
}

#[test]
fn what_cannot_be_published_is_said_where_the_page_shows_it() {
    let said = |name: &str, bytes: &[u8], code: &str| says(with(name, bytes), &[&format!("{code} {FIRST}")]);
    said("a.jpg", b"", "PV1650");
    said("a.jpg", b"Bonjour", "PV1651");
    said("a.jpg", &small(), "PV1652");
    let whole = heavy(1);
    said("a.jpg", &whole[..whole.len() / 2], "PV1653");
    said("a.png", &small()[..50], "PV1653");
    said("a.webp", &webp(&fields(6, 4, false))[..20], "PV1653");
    said("a.gif", &gif(1, 0, "x")[..30], "PV1653");
    let mut changed = small();
    changed[45] ^= 1;
    said("a.png", &changed, "PV1654");
    // Its beginning promises forty thousand million pixels, and nobody reads further.
    let header = [&200_000_u32.to_be_bytes()[..], &200_000_u32.to_be_bytes(), b"\x08\x02\0\0\0"].concat();
    let bomb = [&small()[..8], &chunk(b"IHDR", &header), &small()[33..]].concat();
    said("a.png", &bomb, "PV1655");
    let mut cmyk = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut cmyk, 90);
    encoder.encode(&[9; 64 * 4], 8, 8, jpeg_encoder::ColorType::Cmyk).expect("a JPEG");
    said("a.jpg", &cmyk, "PV1656");
    said("a.tif", b"II*\0", "PV1657");
    said("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0", "PV1657");
    said("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "PV1660");
    said("a.gif", &gif(2, 10, "x"), "PV1661");
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">\n<script>1</script></svg>";
    says(with("a.svg", drawing), &["PV1659 content/pages/photo/a.svg:2:1"]);
    says(page("![x](https://other.example/a.jpg)\n"), &[&format!("PV1664 {FIRST}")]);
    says(page("<img src=\"https://other.example/a.jpg\" alt=\"x\">\n"), &[&format!("PV1664 {FIRST}")]);
}

#[test]
fn what_is_wrong_with_a_file_that_no_page_shows_is_said_of_the_file() {
    let beside = |name: &str, bytes: &[u8]| page("Un.\n").with(&format!("content/pages/photo/{name}"), bytes);
    says(beside("a.jpg", b"x"), &["PV1651 content/pages/photo/a.jpg"]);
    says(beside("a.heic", b"x"), &["PV1658 content/pages/photo/a.heic"]);
    says(
        page("Un.\n").with("content/_root/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>"),
        &["PV1659 content/_root/logo.svg:1:1"],
    );
}

#[test]
fn widths_that_are_of_no_use_are_refused() {
    let site = page("Un.\n").edit(
        "site.toml",
        "max_width = 400\nwidths = [100, 200]",
        "max_width = 20\nwidths = [100, 99999]",
    );
    says(site, &["PV1663 site.toml:7:13", "PV1663 site.toml:8:16"]);
}

#[test]
fn a_heavy_picture_is_a_warning() {
    let text = with("a.png", png(&fields(1000, 800, true))).edit("site.toml", "max_width = 400", "max_width = 1000");
    says(text, &[&format!("PV1662 {FIRST}")]);
}

const SECRET: &str = "CANARY-7f3a91d2c4e8-48.8584N";

/// All files below a folder.
fn files(folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.insert(path.display().to_string(), std::fs::read(&path).expect("bytes"));
        }
    }
}

/// What a file has in it when nothing is packed any more.
fn unpacked(name: &str, bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = vec![bytes.to_vec()];
    if name.ends_with(".zip") {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        for number in 0..archive.len() {
            let (mut entry, mut inside) = (archive.by_index(number).expect("an entry"), Vec::new());
            entry.read_to_end(&mut inside).expect("bytes");
            let name = entry.name().expect("a name").into_owned();
            found.extend(unpacked(&name, &inside));
        }
    }
    if name.ends_with(".pdf") {
        for at in bytes
            .windows(7)
            .enumerate()
            .filter(|(_, part)| part == b"stream\n" || part == b"stream\r")
            .map(|(at, _)| at)
        {
            let start = at + 6 + bytes[at + 6..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let mut inside = Vec::new();
            let _ = flate2::read::ZlibDecoder::new(&bytes[start..]).read_to_end(&mut inside);
            found.push(inside);
        }
    }
    found
}

/// Whether it says the secret, plainly or as base64 writes it.
fn tells(bytes: &[u8]) -> bool {
    let encoded = (0..3).map(|shift| {
        let text = base64::engine::general_purpose::STANDARD.encode([&vec![0; shift][..], SECRET.as_bytes()].concat());
        // What stands before and behind changes the first and last letters.
        text[4..text.len() - 4].to_owned()
    });
    [SECRET.to_owned(), SECRET[..20].to_owned()]
        .into_iter()
        .chain(encoded)
        .any(|text| memchr::memmem::find(bytes, text.as_bytes()).is_some())
}

/// Pictures of every kind with the secret wherever one can stand.
fn secrets() -> Vec<(&'static str, Vec<u8>)> {
    let flat = fields(60, 40, false);
    let photo = photograph(&jpeg(&flat), 1, SECRET);
    let text = |name: &[u8; 4], rest: &str| chunk(name, format!("Comment\0{rest}{SECRET}").as_bytes());
    let chunks = [
        text(b"tEXt", ""),
        text(b"iTXt", "\0\0\0\0"),
        chunk(b"eXIf", &exif(1, SECRET)),
        chunk(b"zzZz", SECRET.as_bytes()),
    ];
    let behind = [with_chunks(&png(&flat), &chunks), SECRET.into()].concat();
    let riff: [(&[u8; 4], Vec<u8>); 3] =
        [(b"EXIF", exif(1, SECRET)), (b"XMP ", SECRET.into()), (b"????", SECRET.into())];
    let inside = base64::engine::general_purpose::STANDARD.encode(&photo);
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:i=\"http://www.inkscape.org/\" i:path=\"{SECRET}\" viewBox=\"0 0 9 9\"><!-- {SECRET} -->\
         <metadata>{SECRET}</metadata><image href=\"data:image/jpeg;base64,{inside}\" width=\"9\" height=\"9\"/></svg>"
    );
    vec![
        ("light.jpg", photo),
        ("turned.jpg", photograph(&jpeg(&flat), 6, SECRET)),
        ("heavy.jpg", photograph(&jpeg(&fields(600, 400, true)), 3, SECRET)),
        ("texts.png", behind),
        ("webp.webp", with_riff(&webp(&flat), (60, 40), 0x0c, &riff)),
        ("gif.gif", gif(1, 0, SECRET)),
        ("drawing.svg", drawing.into()),
    ]
}

#[test]
fn no_file_of_the_site_tells_where_a_photograph_was_taken() {
    let mut body = String::new();
    for (name, _) in secrets() {
        body.push_str(&format!("![Un puits]({name})\n\n[{name}]({name})\n\n"));
    }
    let front = "+++\nnumber = 1\nslug = \"puits\"\ntitle = \"Un puits\"\nupdated = 2026-01-01\ngoal = \"goal-1\"\ntheme = \"eau\"\n+++\n";
    let mut site = page("Un.\n")
        .edit("site.toml", "[changes]", "[offline]\nfolder = \"plan\"\n[licence]\nname = \"CC BY 4.0\"\nurl = \"https://licence.example/\"\n[changes]")
        .edit("site.toml", "singular = \"step\"\n", if cfg!(feature = "pdf") { "singular = \"step\"\npdf = true\n" } else { "singular = \"step\"\n" })
        .without("content/steps/1-puits.fr.md")
        .without("content/steps/1-puits.en.md")
        .with("content/steps/1-puits/index.fr.md", format!("{front}{body}"))
        .with("content/steps/1-puits/index.en.md", format!("+++\nslug = \"wells\"\ntitle = \"Wells\"\n+++\n{body}"));
    for (name, bytes) in secrets() {
        assert!(tells(&bytes), "{name} has no secret");
        site =
            site.with(&format!("content/steps/1-puits/{name}"), &bytes).with(&format!("content/_root/{name}"), &bytes);
    }
    let folder = site.on_disk();
    let run =
        Command::new(env!("CARGO_BIN_EXE_parvis")).args(["build", "--lang", "en"]).current_dir(folder.path()).output();
    let said = String::from_utf8(run.expect("it runs").stderr).expect("text");
    let mut built = BTreeMap::new();
    files(&folder.path().join("public"), &mut built);
    files(&folder.path().join(".parvis-cache"), &mut built);
    let ends = |ending: &str| built.keys().filter(|name| name.ends_with(ending)).count();
    assert!(
        ends(".jpg") > 8 && ends(".zip") > 0 && ends(".atom") > 0 && ends(".photo") > 3,
        "{said}\n{:?}",
        built.keys()
    );
    assert!(!cfg!(feature = "pdf") || ends(".pdf") > 1, "{said}");
    for (name, bytes) in &built {
        for inside in unpacked(name, bytes) {
            assert!(!tells(&inside), "{name}");
        }
    }
}

/// What the program says of pictures that were made of others.
fn made(folder: &Path, command: &[&str]) -> String {
    let run =
        Command::new(env!("CARGO_BIN_EXE_parvis")).args(command).args(["--lang", "en"]).current_dir(folder).output();
    let run = run.expect("it runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let said = String::from_utf8(run.stderr).expect("text");
    said.lines().find(|line| line.starts_with("Photographs")).unwrap_or_default().to_owned()
}

#[test]
fn a_picture_is_made_once_and_a_check_makes_none() {
    let folder = with("puits.jpg", heavy(6)).on_disk();
    assert_eq!(made(folder.path(), &["check"]), "");
    assert!(!folder.path().join(".parvis-cache").exists());
    assert_eq!(made(folder.path(), &["build", "--verbose"]), "Photographs: 3 made, 0 kept from earlier builds.");
    let mut first = BTreeMap::new();
    files(&folder.path().join("public"), &mut first);
    assert_eq!(made(folder.path(), &["build", "--verbose"]), "Photographs: 0 made, 3 kept from earlier builds.");
    std::fs::remove_dir_all(folder.path().join(".parvis-cache")).expect("removed");
    assert_eq!(made(folder.path(), &["build", "--verbose"]), "Photographs: 3 made, 0 kept from earlier builds.");
    let mut again = BTreeMap::new();
    files(&folder.path().join("public"), &mut again);
    assert!(first == again, "the same bytes");
    let other = photograph(&jpeg(&fields(600, 400, true)), 1, "other");
    std::fs::write(folder.path().join("content/pages/photo/puits.jpg"), other).expect("written");
    assert_eq!(made(folder.path(), &["build", "--verbose"]), "Photographs: 3 made, 0 kept from earlier builds.");
    assert_eq!(std::fs::read_dir(folder.path().join(".parvis-cache")).expect("a folder").count(), 4, "and .gitignore");
}

#[test]
fn a_photograph_of_webp_is_shown_as_jpeg() {
    // One pixel of the kind with loss, in a frame that says it is larger.
    let lossy = base64::engine::general_purpose::STANDARD
        .decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
        .expect("base64");
    let built = with("a.webp", &lossy).build().quiet();
    assert_eq!(built.files["photo/a.webp"], lossy);
    assert_eq!((pixels(&lossy).width(), pixels(&lossy).height()), (1, 1));
    let drawn = with("a.webp", webp(&fields(600, 400, true))).build().quiet();
    assert_eq!(fields_of(&drawn, "photo/a.webp"), ("rgbw".into(), 400, 267));
}
