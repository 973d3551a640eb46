//! PNG: chunks (W3C, Portable Network Graphics, third edition).

use std::borrow::Cow;

use super::walk::{Bytes, big};
use super::{Fault, Format, Look, Motion, Orientation, Walk};

/// What is needed to show it: its pixels, what its colours mean, and how it moves. No texts, no days, no Exif.
const KEPT: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

pub fn walk(whole: &[u8]) -> Result<Walk<'_>, Fault> {
    let mut bytes = Bytes::new(whole, 8);
    let mut pieces: Vec<Cow<'_, [u8]>> = vec![Cow::Borrowed(&whole[..8])];
    let mut look = Look {
        format: Format::Png,
        stored: None,
        orientation: Orientation::NoTransforms,
        alpha: false,
        lossless: true,
        motion: None,
        size: 0,
    };
    let mut has_pixels = false;
    loop {
        let start = bytes.at;
        let length = big(bytes.take(4)?, 0, 4) as usize;
        let named = bytes.at;
        let name = bytes.take(4)?;
        let data = bytes.take(length)?;
        let sum = crc32fast::hash(bytes.since(named));
        if big(bytes.take(4)?, 0, 4) != sum {
            return Err(damaged("checksum"));
        }
        if (name == b"IHDR") != look.stored.is_none() {
            return Err(damaged("header"));
        }
        match name {
            b"IHDR" => header(data, &mut look)?,
            b"tRNS" => look.alpha = true,
            b"eXIf" => look.orientation = Orientation::from_exif_chunk(data).unwrap_or(look.orientation),
            b"acTL" if big(data, 0, 4) > 1 => {
                let times = Some(big(data, 4, 4)).filter(|times| *times > 0);
                look.motion = Some(Motion { hundredths: 0, times });
            }
            b"fcTL" => {
                let (part, whole) = (u64::from(big(data, 20, 2)), u64::from(big(data, 22, 2)));
                let hundredths = part * 100 / if whole == 0 { 100 } else { whole };
                look.motion.iter_mut().for_each(|motion| motion.hundredths += hundredths);
            }
            b"IDAT" => has_pixels = true,
            _ => {}
        }
        if KEPT.iter().any(|kept| name == *kept) {
            pieces.push(bytes.since(start).into());
        }
        if name == b"IEND" {
            break;
        }
    }
    if !has_pixels {
        return Err(damaged("no-picture"));
    }
    look.size = pieces.iter().map(|piece| piece.len()).sum();
    Ok(Walk { look, pieces })
}

fn header(data: &[u8], look: &mut Look) -> Result<(), Fault> {
    let [.., colour, 0, 0, _] = *data else { return Err(damaged("header")) };
    if data.len() != 13 {
        return Err(damaged("header"));
    }
    look.stored = Some((big(data, 0, 4), big(data, 4, 4)));
    look.alpha = matches!(colour, 4 | 6);
    Ok(())
}

fn damaged(reason: &'static str) -> Fault {
    Fault::Damaged(reason.into())
}
