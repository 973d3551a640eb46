//! Files on their way into a repository: `git fast-import` takes them one after the other and makes one commit of them.

use std::collections::BTreeMap;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Stdio};

use super::super::super::store::{Asked, Body, StoreError};
use super::program::{self, failed, refused, unbegun};

/// How much of a large file is in memory at a time.
const CHUNK: usize = 1 << 20;
/// A run of `git fast-import`, and what was written so far.
pub struct Run {
    import: Child,
    input: BufWriter<ChildStdin>,
    /// By key; none for those that are deleted.
    pub changed: BTreeMap<String, Option<Written>>,
    marks: u64,
}

/// A file that was handed over.
pub struct Written {
    mark: u64,
    pub size: u64,
    source: Source,
}

/// Where the bytes of a file are that was handed over.
enum Source {
    Bytes(Vec<u8>),
    File { path: PathBuf, hash: blake3::Hash },
}

impl Written {
    /// What was written, to be read again.
    pub fn body(&self) -> Body<'_> {
        match &self.source {
            Source::Bytes(bytes) => Body::Bytes(bytes),
            Source::File { path, hash } => Body::File { path, size: self.size, hash: *hash },
        }
    }
}

impl Run {
    /// Starts it in a repository.
    pub fn start(folder: &Path) -> Result<Run, StoreError> {
        let mut import = program::start(folder, &["fast-import", "--quiet", "--done", "--date-format=raw"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(Asked::Begin, &error))?;
        let Some(input) = import.stdin.take() else { return Err(unbegun(Asked::Begin, "")) };
        Ok(Run { import, input: BufWriter::new(input), changed: BTreeMap::new(), marks: 0 })
    }

    /// Hands a file over. One that changed meanwhile isn't referred to.
    pub fn put(&mut self, key: &str, body: Body<'_>) -> Result<(), StoreError> {
        let wrong = |error: std::io::Error| failed(Asked::Write, &error);
        self.marks += 1;
        let size = body.size();
        write!(self.input, "blob\nmark :{}\ndata {size}\n", self.marks).map_err(wrong)?;
        let read = self.copy(body, size);
        self.input.write_all(b"\n").map_err(wrong)?;
        read?;
        let source = match body {
            Body::Bytes(bytes) => Source::Bytes(bytes.to_vec()),
            Body::File { path, hash, .. } => Source::File { path: path.to_owned(), hash },
        };
        self.changed.insert(key.to_owned(), Some(Written { mark: self.marks, size, source }));
        Ok(())
    }

    /// Hands over exactly `size` bytes, whatever there is to read: the rest would be taken for commands.
    fn copy(&mut self, body: Body<'_>, size: u64) -> Result<(), StoreError> {
        let wrong = |error: std::io::Error| failed(Asked::Write, &error);
        let mut left = size;
        let read = match body.pieces(CHUNK) {
            Ok(mut pieces) => loop {
                match pieces.next() {
                    Ok(Some(piece)) => {
                        let fits = piece.len().min(usize::try_from(left).unwrap_or(usize::MAX));
                        left -= fits as u64;
                        self.input.write_all(piece.get(..fits).unwrap_or_default()).map_err(wrong)?;
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            },
            Err(error) => Err(error),
        };
        std::io::copy(&mut std::io::repeat(0).take(left), &mut self.input).map_err(wrong)?;
        read
    }

    /// Ends with one commit of all that was changed.
    pub fn commit(
        mut self,
        reference: &str,
        who: &str,
        message: &[u8],
        before: Option<&str>,
    ) -> Result<(), StoreError> {
        let wrong = |error: std::io::Error| failed(Asked::Commit, &error);
        let input = &mut self.input;
        write!(input, "commit {reference}\ncommitter {who}\ndata {}\n", message.len()).map_err(wrong)?;
        input.write_all(message).map_err(wrong)?;
        input.write_all(b"\n").map_err(wrong)?;
        if let Some(before) = before {
            writeln!(input, "from {before}").map_err(wrong)?;
        }
        for (key, written) in &self.changed {
            let path = quoted(key);
            match written {
                Some(written) => writeln!(input, "M 100644 :{} {path}", written.mark).map_err(wrong)?,
                None => writeln!(input, "D {path}").map_err(wrong)?,
            }
        }
        input.write_all(b"done\n").map_err(wrong)?;
        input.flush().map_err(wrong)?;
        let Run { mut import, input, .. } = self;
        drop(input);
        let ended = import.wait().map_err(wrong)?;
        match ended.success() {
            true => Ok(()),
            false => Err(refused(Asked::Commit, &format!("git fast-import: {ended}"))),
        }
    }
}

/// A path as `git fast-import` reads it (its manual, "filemodify").
fn quoted(path: &str) -> String {
    let mut text = String::from("\"");
    for letter in path.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            '\n' => text.push_str("\\n"),
            _ => text.push(letter),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn paths_are_quoted_for_git() {
        assert_eq!(quoted("é/a b\".html"), "\"é/a b\\\".html\"");
    }
}
