//! The sums of files, in the format of `sha256sum` (GNU coreutils): 64 hexadecimal digits, two spaces, a path.

use std::collections::BTreeMap;

/// Sums by path.
pub type Sums = BTreeMap<String, String>;

/// The text of the file.
pub fn write(sums: &Sums) -> String {
    sums.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect()
}

/// Reads the file.
///
/// # Errors
/// The number of the first line that isn't a sum and a path, or that names a path again.
pub fn parse(text: &str) -> Result<Sums, usize> {
    let mut sums = Sums::new();
    for (number, line) in text.lines().enumerate() {
        let read = line.split_once("  ").filter(|(sum, path)| is_sum(sum) && !path.is_empty());
        match read {
            Some((sum, path)) if sums.insert(path.to_owned(), sum.to_owned()).is_none() => {}
            _ => return Err(number + 1),
        }
    }
    Ok(sums)
}

/// Whether a text is the SHA-256 of something.
pub fn is_sum(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_as_they_are_written_and_nothing_else_is() {
        let sum = "a".repeat(64);
        let sums = Sums::from([("edition.json".to_owned(), sum.clone()), ("files/a b.csv".to_owned(), sum.clone())]);
        assert_eq!(parse(&write(&sums)), Ok(sums));
        for wrong in [format!("{sum} a"), format!("{sum}  a\n{sum}  a"), "x  a".to_owned(), format!("{sum}  ")] {
            assert!(parse(&wrong).is_err(), "{wrong}");
        }
    }
}
