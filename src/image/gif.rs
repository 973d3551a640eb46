//! GIF: blocks (CompuServe, Graphics Interchange Format, version 89a).

use std::borrow::Cow;

use super::walk::{Bytes, little};
use super::{Fault, Format, Look, Motion, Orientation, Walk};

/// The two names of the block that says how often it moves.
const LOOPS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

pub fn walk(whole: &[u8]) -> Result<Walk<'_>, Fault> {
    let mut bytes = Bytes::new(whole, 0);
    let head = bytes.take(13)?;
    let stored = (little(head, 6, 2), little(head, 8, 2));
    bytes.take(colours(head[10]))?;
    let mut pieces: Vec<Cow<'_, [u8]>> = vec![bytes.since(0).into()];
    let (mut frames, mut hundredths, mut times) = (0, 0, Some(1));
    loop {
        let start = bytes.at;
        // Many programs leave out the last byte, and nobody misses it.
        let kind = if bytes.is_empty() && frames > 0 { 0x3b } else { bytes.byte()? };
        match kind {
            0x3b => break,
            0x2c => {
                let about = bytes.take(9)?;
                bytes.take(colours(about[8]) + 1)?;
                blocks(&mut bytes)?;
                frames += 1;
                pieces.push(bytes.since(start).into());
            }
            0x21 => match bytes.byte()? {
                0xf9 => {
                    let first = blocks(&mut bytes)?;
                    hundredths += u64::from(little(first, 1, 2));
                    pieces.push(bytes.since(start).into());
                }
                0xff => {
                    let first = blocks(&mut bytes)?;
                    if LOOPS.contains(&first) {
                        let piece = bytes.since(start);
                        times = Some(little(piece, 16, 2)).filter(|times| *times > 0).map(|times| times + 1);
                        pieces.push(piece.into());
                    }
                }
                _ => {
                    blocks(&mut bytes)?;
                }
            },
            _ => return Err(Fault::Damaged("block".into())),
        }
    }
    if frames == 0 {
        return Err(Fault::Damaged("no-picture".into()));
    }
    pieces.push(Cow::Borrowed(b";"));
    let look = Look {
        format: Format::Gif,
        stored: Some(stored),
        orientation: Orientation::NoTransforms,
        alpha: true,
        lossless: true,
        motion: (frames > 1).then_some(Motion { hundredths, times }),
        size: pieces.iter().map(|piece| piece.len()).sum(),
    };
    Ok(Walk { look, pieces })
}

/// How many bytes a table of colours has.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Goes behind a row of blocks; gives what is in the first.
fn blocks<'a>(bytes: &mut Bytes<'a>) -> Result<&'a [u8], Fault> {
    let mut first = None;
    loop {
        let length = bytes.byte()?;
        if length == 0 {
            return Ok(first.unwrap_or_default());
        }
        let block = bytes.take(usize::from(length))?;
        first = first.or(Some(block));
    }
}
