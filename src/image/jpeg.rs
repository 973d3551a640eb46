//! JPEG: segments (ITU-T T.81, annex B; JFIF, T.871; Adobe's and the ICC's application segments).

use std::borrow::Cow;

use super::walk::{Bytes, big};
use super::{Fault, Format, Look, Orientation, Walk};

/// Up to the bytes that say how large the small picture in it is.
const JFIF: usize = 12;
/// `Adobe`, and which colours the numbers stand for.
const ADOBE: usize = 12;

/// What the frame's header says.
struct Frame {
    width: u32,
    height: u32,
}

pub fn walk(whole: &[u8]) -> Result<Walk<'_>, Fault> {
    let mut bytes = Bytes::new(whole, 2);
    let mut pieces: Vec<Cow<'_, [u8]>> = vec![Cow::Borrowed(&whole[..2])];
    let (mut frame, mut scans, mut orientation, mut jfif) = (None, 0, None, false);
    loop {
        let (start, marker) = marker(&mut bytes)?;
        if marker == 0xd9 {
            pieces.push(Cow::Borrowed(&[0xff, 0xd9]));
            break;
        }
        if matches!(marker, 0x00 | 0x01 | 0xd0..=0xd8) {
            continue;
        }
        let length = big(bytes.take(2)?, 0, 2) as usize;
        let payload = bytes.take(length.checked_sub(2).ok_or_else(|| damaged("segment-length"))?)?;
        let segment = &whole[start..bytes.at];
        match marker {
            0xc0..=0xc2 if frame.is_none() => {
                frame = Some(read_frame(payload)?);
                pieces.push(segment.into());
            }
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcf => {
                return Err(damaged("coding"));
            }
            // Tables of Huffman codes, of quantisation, and the interval of restarts.
            0xc4 | 0xdb | 0xdd => pieces.push(segment.into()),
            0xda => {
                scans += 1;
                skip_scan(&mut bytes)?;
                pieces.push(bytes.since(start).into());
            }
            0xe0 if payload.starts_with(b"JFIF\0") && payload.len() >= JFIF && !jfif => {
                jfif = true;
                pieces.push([b"\xff\xe0\0\x10", &payload[..JFIF], &[0, 0]].concat().into());
            }
            0xe1 => {
                let exif = payload.strip_prefix(b"Exif\0\0").filter(|_| orientation.is_none());
                orientation = orientation.or_else(|| exif.and_then(Orientation::from_exif_chunk));
            }
            0xe2 if payload.starts_with(b"ICC_PROFILE\0") => pieces.push(segment.into()),
            0xee if payload.starts_with(b"Adobe") && payload.len() >= ADOBE => {
                pieces.push([b"\xff\xee\0\x0e", &payload[..ADOBE]].concat().into());
            }
            _ => {}
        }
    }
    let Frame { width, height } = frame.filter(|_| scans > 0).ok_or_else(|| damaged("no-picture"))?;
    let look = Look {
        format: Format::Jpeg,
        stored: Some((width, height)),
        orientation: orientation.unwrap_or(Orientation::NoTransforms),
        alpha: false,
        lossless: false,
        motion: None,
        size: pieces.iter().map(|piece| piece.len()).sum(),
    };
    Ok(Walk { look, pieces })
}

/// The next marker, with where it begins. What stands before it says nothing to decoders.
fn marker(bytes: &mut Bytes<'_>) -> Result<(usize, u8), Fault> {
    while bytes.byte()? != 0xff {}
    loop {
        let start = bytes.at - 1;
        match bytes.byte()? {
            0xff => {}
            marker => return Ok((start, marker)),
        }
    }
}

fn read_frame(payload: &[u8]) -> Result<Frame, Fault> {
    let [precision, _, _, _, _, components, ..] = *payload else { return Err(Fault::CutOff) };
    match components {
        4 => return Err(Fault::Cmyk),
        1 | 3 => {}
        _ => return Err(damaged("colours")),
    }
    if precision != 8 {
        return Err(damaged("shades"));
    }
    Ok(Frame { height: big(payload, 1, 2), width: big(payload, 3, 2) })
}

/// Goes behind the coded lines of a scan, to the marker that follows them.
fn skip_scan(bytes: &mut Bytes<'_>) -> Result<(), Fault> {
    loop {
        let rest = bytes.whole.get(bytes.at..).unwrap_or_default();
        let next = memchr::memchr(0xff, rest).ok_or(Fault::CutOff)?;
        match rest.get(next + 1).ok_or(Fault::CutOff)? {
            // A byte of the lines, or a restart.
            0x00 | 0xd0..=0xd7 => bytes.at += next + 2,
            0xff => bytes.at += next + 1,
            _ => {
                bytes.at += next;
                return Ok(());
            }
        }
    }
}

fn damaged(reason: &'static str) -> Fault {
    Fault::Damaged(reason.into())
}
