//! The files of an index as one, to be kept: for each the length of its path, its path, the length of its bytes, its bytes.
//! Lengths are 64 bits, the lowest first.

use super::File;

pub fn pack(files: &[File]) -> Vec<u8> {
    let size = files.iter().map(|file| 16 + file.path.len() + file.bytes.len()).sum();
    let mut packed = Vec::with_capacity(size);
    for part in files.iter().flat_map(|file| [file.path.as_bytes(), &file.bytes]) {
        packed.extend((part.len() as u64).to_le_bytes());
        packed.extend(part);
    }
    packed
}

/// None for what isn't the files of an index.
pub fn unpack(mut packed: &[u8]) -> Option<Vec<File>> {
    let mut files = Vec::new();
    while !packed.is_empty() {
        let path = String::from_utf8(part(&mut packed)?.to_vec()).ok()?;
        files.push(File { path, bytes: part(&mut packed)?.to_vec() });
    }
    Some(files)
}

fn part<'a>(packed: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = packed.split_at_checked(8)?;
    let length = usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?;
    let (part, rest) = rest.split_at_checked(length)?;
    *packed = rest;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_can_be_unpacked_and_what_is_cut_off_cannot() {
        let file = |path: &str, bytes: &[u8]| File { path: path.to_owned(), bytes: bytes.to_vec() };
        let files = [file("a", b"one"), file("b/c", b"")];
        let packed = pack(&files);
        assert_eq!(unpack(&packed), Some(files.to_vec()));
        assert_eq!(unpack(&[]), Some(Vec::new()));
        for end in [1, 8, 10, 19, packed.len() - 1] {
            assert_eq!(unpack(&packed[..end]), None, "{end}");
        }
        assert_eq!(unpack(&[0xFF; 20]), None);
    }
}
