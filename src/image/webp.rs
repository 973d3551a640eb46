//! WebP: chunks of RIFF (RFC 9649).

use std::borrow::Cow;

use super::walk::{Bytes, little};
use super::{Fault, Format, Look, Motion, Orientation, Walk};

/// What is needed to show it. No Exif, no XMP, nothing unknown.
const KEPT: &[&[u8; 4]] = &[b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"];
/// Where a file of the extended kind says that it has Exif and XMP.
const METADATA: u8 = 0x08 | 0x04;
const ALPHA: u8 = 0x10;

pub fn walk(whole: &[u8]) -> Result<Walk<'_>, Fault> {
    let size = little(whole, 4, 4) as usize;
    let end = size.checked_add(8).filter(|end| *end <= whole.len()).ok_or(Fault::CutOff)?;
    let mut bytes = Bytes::new(&whole[..end], 12);
    let mut pieces: Vec<Cow<'_, [u8]>> = Vec::new();
    let mut look = Look {
        format: Format::WebP,
        stored: None,
        orientation: Orientation::NoTransforms,
        alpha: false,
        lossless: false,
        motion: None,
        size: 0,
    };
    let mut has_pixels = false;
    while !bytes.is_empty() {
        let start = bytes.at;
        let head = bytes.take(8)?;
        let (name, length) = (&head[..4], little(head, 4, 4) as usize);
        let data = bytes.take(length)?;
        if length % 2 == 1 && !bytes.is_empty() {
            bytes.take(1)?;
        }
        has_pixels |= matches!(name, b"VP8 " | b"VP8L" | b"ANMF");
        read(name, data, &mut look)?;
        if !KEPT.iter().any(|kept| name == *kept) {
            continue;
        }
        let mut chunk = bytes.since(start).to_vec();
        if name == b"VP8X" {
            chunk[8] &= !METADATA;
        }
        if chunk.len() % 2 == 1 {
            chunk.push(0);
        }
        pieces.push(chunk.into());
    }
    if look.stored.is_none() || !has_pixels {
        return Err(Fault::Damaged("no-picture".into()));
    }
    let parts: usize = pieces.iter().map(|piece| piece.len()).sum();
    let length = u32::try_from(parts + 4).map_err(|_| Fault::Damaged("length".into()))?;
    pieces.insert(0, [b"RIFF", &length.to_le_bytes()[..], b"WEBP"].concat().into());
    look.size = parts + 12;
    Ok(Walk { look, pieces })
}

/// What a chunk says of the picture.
fn read(name: &[u8], data: &[u8], look: &mut Look) -> Result<(), Fault> {
    match name {
        b"VP8X" if data.len() < 10 => return Err(Fault::CutOff),
        b"VP8X" => {
            look.stored = Some((little(data, 4, 3) + 1, little(data, 7, 3) + 1));
            look.alpha = data[0] & ALPHA != 0;
        }
        b"VP8 " => {
            if data.get(3..6) != Some(&b"\x9d\x01\x2a"[..]) {
                return Err(Fault::Damaged("no-picture".into()));
            }
            look.stored = look.stored.or(Some((little(data, 6, 2) & 0x3fff, little(data, 8, 2) & 0x3fff)));
        }
        b"VP8L" => {
            if data.first() != Some(&0x2f) || data.len() < 5 {
                return Err(Fault::Damaged("no-picture".into()));
            }
            let bits = little(data, 1, 4);
            look.stored = look.stored.or(Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)));
            look.alpha |= (bits >> 28) & 1 == 1;
            look.lossless = true;
        }
        b"ANIM" => {
            let times = Some(little(data, 4, 2)).filter(|times| *times > 0);
            look.motion = Some(Motion { hundredths: 0, times });
        }
        b"ANMF" => {
            let motion = look.motion.get_or_insert(Motion { hundredths: 0, times: None });
            motion.hundredths += u64::from(little(data, 12, 3)) / 10;
        }
        b"EXIF" => {
            // Some programs begin it as JPEG does.
            let exif = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
            look.orientation = Orientation::from_exif_chunk(exif).unwrap_or(look.orientation);
        }
        _ => {}
    }
    Ok(())
}
