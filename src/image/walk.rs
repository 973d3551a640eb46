//! Reading bytes one after the other.

use super::Fault;

/// Bytes that are read from the front.
pub struct Bytes<'a> {
    pub whole: &'a [u8],
    pub at: usize,
}

impl<'a> Bytes<'a> {
    pub fn new(whole: &'a [u8], at: usize) -> Self {
        Bytes { whole, at }
    }

    pub fn is_empty(&self) -> bool {
        self.at >= self.whole.len()
    }

    /// The next bytes of a number.
    ///
    /// # Errors
    /// When there aren't so many.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], Fault> {
        let end = self.at.checked_add(count).ok_or(Fault::CutOff)?;
        let taken = self.whole.get(self.at..end).ok_or(Fault::CutOff)?;
        self.at = end;
        Ok(taken)
    }

    /// # Errors
    /// At the end.
    pub fn byte(&mut self) -> Result<u8, Fault> {
        Ok(self.take(1)?[0])
    }

    /// The bytes from a place to here.
    pub fn since(&self, start: usize) -> &'a [u8] {
        &self.whole[start..self.at]
    }
}

/// A number at a place of a few bytes, the first byte being the highest; 0 beyond their end.
pub fn big(bytes: &[u8], at: usize, count: usize) -> u32 {
    let part = bytes.get(at..at + count).unwrap_or_default();
    part.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

/// The same, the first byte being the lowest.
pub fn little(bytes: &[u8], at: usize, count: usize) -> u32 {
    let part = bytes.get(at..at + count).unwrap_or_default();
    part.iter().rev().fold(0, |number, byte| (number << 8) | u32::from(*byte))
}
