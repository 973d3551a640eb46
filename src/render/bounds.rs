//! What keeps a template from writing without end, or from running without end: the page it writes has a size, and functions that
//! it calls have an eye on the clock.

use std::io;

use tera::{Kwargs, TeraResult};

use crate::clock;

/// How many pieces of a page are written before the time is asked for again.
const PIECES: usize = 256;

/// What a template writes, up to a size and for as long as there is time.
pub struct Bounded {
    pub bytes: Vec<u8>,
    limit: usize,
    pub is_full: bool,
    /// How many pieces were written; the time is asked for now and then.
    pieces: usize,
}

impl Bounded {
    pub fn new(limit: usize) -> Bounded {
        Bounded { bytes: Vec::with_capacity(16 * 1024), limit, is_full: false, pieces: 0 }
    }
}

impl io::Write for Bounded {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.pieces += 1;
        self.is_full |= self.bytes.len() + piece.len() > self.limit;
        if self.is_full || self.pieces.is_multiple_of(PIECES) && clock::is_over() {
            return Err(io::Error::other("the page is too large, or takes too long"));
        }
        self.bytes.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Ends a template that takes too long, at a call of a function.
pub fn in_time() -> TeraResult<()> {
    if clock::is_over() { Err(tera::Error::message("it takes too long")) } else { Ok(()) }
}

/// The most numbers that a list of them has, as in Tera's own function.
const NUMBERS: i128 = 100_000;

/// Numbers from `start` to before `end`. Tera's own function of that name can't know that there is no time left: loops in loops
/// ask for their numbers each time.
pub fn range(arguments: &Kwargs) -> TeraResult<Vec<i128>> {
    in_time()?;
    let fault = |why: &str| tera::Error::message(format!("range: {why}"));
    let start = arguments.get::<i128>("start")?.unwrap_or_default();
    let end = arguments.must_get::<i128>("end")?;
    let step = arguments.get::<i128>("step_by")?.unwrap_or(1);
    if step == 0 || (step > 0 && start > end) {
        return Err(fault("start is above end, or step_by is 0"));
    }
    let span = if step > 0 { end.checked_sub(start) } else { start.checked_sub(end).map(|span| span.max(0)) };
    let count = span.zip(step.checked_abs()).and_then(|(span, step)| Some(span.checked_add(step - 1)? / step));
    match count {
        Some(count @ 0..=NUMBERS) => Ok((0..count).map(|number| start + number * step).collect()),
        _ => Err(fault(&format!("more than {NUMBERS} numbers"))),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_page_has_a_size() {
        let mut page = Bounded::new(3);
        assert!(page.write_all(b"ab").is_ok() && !page.is_full);
        assert!(page.write_all(b"cd").is_err() && page.is_full);
    }
}
