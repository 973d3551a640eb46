//! Pictures made for tests, with what cameras and programs write into them.

use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder};

/// Four fields: red, green; blue, white. With `noise` no file of it is small.
pub fn fields(width: u32, height: u32, noise: bool) -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(width, height, |x, y| {
        let field = match (x * 2 < width, y * 2 < height) {
            (true, true) => [220, 20, 20],
            (false, true) => [20, 200, 20],
            (true, false) => [20, 20, 220],
            (false, false) => [235, 235, 235],
        };
        Rgb(field.map(|part: u8| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if noise { part.saturating_add_signed(((state >> 24) as u8 % 40) as i8 - 20) } else { part }
        }))
    })
}

/// Which of the four fields a colour is of.
pub fn field(colour: [u8; 3]) -> char {
    match colour.map(|part| part > 128) {
        [true, false, false] => 'r',
        [false, true, false] => 'g',
        [false, false, true] => 'b',
        [true, true, true] => 'w',
        _ => '?',
    }
}

/// The fields of a file's picture as they are stored, line by line, and its width and height.
pub fn seen(bytes: &[u8]) -> (String, u32, u32) {
    let pixels = pixels(bytes);
    let (width, height) = (pixels.width(), pixels.height());
    let at = |x: u32, y: u32| field(pixels.get_pixel(width * x / 4, height * y / 4).0);
    ([(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| at(x, y)).iter().collect(), width, height)
}

pub fn pixels(bytes: &[u8]) -> RgbImage {
    if bytes.starts_with(b"\xff\xd8") {
        let mut decoder = zune_jpeg::JpegDecoder::new(zune_jpeg::zune_core::bytestream::ZCursor::new(bytes));
        let pixels = decoder.decode().expect("a JPEG");
        let info = decoder.info().expect("a size");
        return RgbImage::from_raw(u32::from(info.width), u32::from(info.height), pixels).expect("pixels");
    }
    image::load_from_memory(bytes).expect("a picture").to_rgb8()
}

pub fn jpeg(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (width, height) = (pixels.width() as u16, pixels.height() as u16);
    Encoder::new(&mut bytes, 90).encode(pixels.as_raw(), width, height, ColorType::Rgb).expect("a JPEG");
    bytes
}

pub fn png(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new(&mut bytes);
    encoder.write_image(pixels.as_raw(), pixels.width(), pixels.height(), ExtendedColorType::Rgb8).expect("a PNG");
    bytes
}

/// WebP of the kind without loss.
pub fn webp(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.write_image(pixels.as_raw(), pixels.width(), pixels.height(), ExtendedColorType::Rgb8).expect("WebP");
    bytes
}

/// A small PNG.
pub fn small() -> Vec<u8> {
    png(&fields(6, 4, false))
}

/// Pixels as a camera stores them that was held so.
pub fn held(upright: &RgbImage, orientation: u8) -> RgbImage {
    let turn = match orientation {
        6 => 8,
        8 => 6,
        other => other,
    };
    let mut pixels = DynamicImage::ImageRgb8(upright.clone());
    pixels.apply_orientation(Orientation::from_exif(turn).expect("an orientation"));
    pixels.to_rgb8()
}

/// Exif with an orientation, a description, a place, and a picture in small: all but the first say `secret`.
pub fn exif(orientation: u8, secret: &str) -> Vec<u8> {
    let text = format!("{secret}\0").into_bytes();
    let length = text.len() as u32;
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    // Where each part begins: the header has 8 bytes, a list 2 and 12 for each entry and 4.
    let (first, places, second) = (8, 8 + 42, 8 + 42 + 30);
    let data = second + 30;
    let mut bytes = [b"II*\0", &8_u32.to_le_bytes()[..]].concat();
    assert_eq!(bytes.len() as u32, first);
    bytes.extend(3_u16.to_le_bytes());
    bytes.extend(entry(0x010e, 2, length, data));
    bytes.extend(entry(0x0112, 3, 1, u32::from(orientation)));
    bytes.extend(entry(0x8825, 4, 1, places));
    bytes.extend(second.to_le_bytes());
    bytes.extend(2_u16.to_le_bytes());
    bytes.extend(entry(0x0001, 2, 2, u32::from(b'N')));
    bytes.extend(entry(0x001c, 7, length, data + length));
    bytes.extend(0_u32.to_le_bytes());
    bytes.extend(2_u16.to_le_bytes());
    bytes.extend(entry(0x0201, 4, 1, data + 2 * length));
    bytes.extend(entry(0x0202, 4, 1, length));
    bytes.extend(0_u32.to_le_bytes());
    assert_eq!(bytes.len() as u32, data);
    [bytes, text.clone(), text.clone(), text].concat()
}

/// A segment of JPEG.
pub fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = (payload.len() as u16 + 2).to_be_bytes();
    [&[0xff, marker][..], &length, payload].concat()
}

/// A JPEG with segments at its beginning.
pub fn with_segments(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

/// A JPEG as a camera gives it.
pub fn photograph(jpeg: &[u8], orientation: u8, secret: &str) -> Vec<u8> {
    let exif = [b"Exif\0\0", &exif(orientation, secret)[..]].concat();
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{secret}</x:xmpmeta>");
    let iptc = format!("Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x50\0\x20{secret}");
    let parts = [
        segment(0xe0, format!("JFXX\0\x10{secret}").as_bytes()),
        segment(0xe1, &exif),
        segment(0xe1, xmp.as_bytes()),
        segment(0xe2, format!("MPF\0{secret}").as_bytes()),
        segment(0xed, iptc.as_bytes()),
        segment(0xfe, secret.as_bytes()),
    ];
    // Telephones put a film behind the picture.
    [with_segments(jpeg, &parts), format!("ftypmp42{secret}").into_bytes()].concat()
}

/// A chunk of PNG.
pub fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&name[..], data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &body, &crc32fast::hash(&body).to_be_bytes()].concat()
}

/// A PNG with chunks behind its header.
pub fn with_chunks(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    [&png[..33], &chunks.concat(), &png[33..]].concat()
}

/// A WebP of the extended kind, with chunks at its end.
pub fn with_riff(webp: &[u8], (width, height): (u32, u32), flags: u8, chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let part = |name: &[u8; 4], data: &[u8]| {
        let padding = vec![0; data.len() % 2];
        [&name[..], &(data.len() as u32).to_le_bytes(), data, &padding].concat()
    };
    let size = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let head = part(b"VP8X", &[vec![flags, 0, 0, 0], size(width), size(height)].concat());
    let rest: Vec<u8> = chunks.iter().flat_map(|(name, data)| part(name, data)).collect();
    let body = [b"WEBP".to_vec(), head, webp[12..].to_vec(), rest].concat();
    [b"RIFF".to_vec(), (body.len() as u32).to_le_bytes().to_vec(), body].concat()
}

/// A GIF of one pixel with frames of a number of hundredths of a second, and a comment.
pub fn gif(frames: usize, hundredths: u16, comment: &str) -> Vec<u8> {
    let mut bytes = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0".to_vec();
    bytes.extend(b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0");
    bytes.extend([&b"!\xfe"[..], &[comment.len() as u8], comment.as_bytes(), b"\0"].concat());
    for _ in 0..frames {
        bytes.extend(
            [&b"!\xf9\x04\0"[..], &hundredths.to_le_bytes(), b"\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"].concat(),
        );
    }
    bytes.push(b';');
    bytes
}
