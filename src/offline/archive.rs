//! An archive whose bytes depend on what is put into it only, with the hash of each file.

use std::io::{self, Cursor, Read, Seek, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The list of hashes, in the form that `sha256sum --check` reads.
pub const SUMS: &str = "SHA256SUMS";
/// How much of a file is in memory at a time.
const CHUNK: usize = 64 * 1024;
/// Endings of files that are compressed already.
const PACKED: &[&str] = &[
    "avif", "gif", "gz", "jpeg", "jpg", "mp3", "mp4", "odp", "ods", "odt", "ogg", "pdf", "png", "pptx", "docx", "webm",
    "webp", "woff2", "xlsx", "zip",
];

/// An archive that is being made, all of it in one folder.
pub struct Archive<W: Write + Seek> {
    zip: ZipWriter<W>,
    folder: String,
    /// A line for each file so far.
    sums: String,
}

/// Some files of an archive, in memory.
pub type Section = Archive<Cursor<Vec<u8>>>;

impl<W: Write + Seek> Archive<W> {
    pub fn new(to: W, folder: &str) -> Self {
        Archive { zip: ZipWriter::new(to), folder: folder.to_owned(), sums: String::new() }
    }

    /// Puts a file in, at a path below the folder. Every file has the same date, the first that the format knows.
    ///
    /// # Errors
    /// Of the reader, or of what is written to.
    pub fn add(&mut self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        self.start(path)?;
        let mut hash = Sha256::new();
        let mut chunk = vec![0; CHUNK];
        loop {
            let length = match from.read(&mut chunk) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let bytes = chunk.get(..length).unwrap_or_default();
            hash.update(bytes);
            self.zip.write_all(bytes)?;
        }
        let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        self.sums.push_str(&format!("{digits}  {path}\n"));
        Ok(())
    }

    fn start(&mut self, path: &str) -> io::Result<()> {
        let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let is_packed = PACKED.contains(&ending.as_str());
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        Ok(self.zip.start_file(format!("{}/{path}", self.folder), options)?)
    }

    /// Puts the files of a section after those that are there, without packing them again.
    ///
    /// # Errors
    /// Of what is written to.
    pub fn append(&mut self, section: Section) -> io::Result<()> {
        self.sums.push_str(&section.sums);
        let bytes = section.zip.finish()?;
        Ok(self.zip.merge_archive(ZipArchive::new(bytes)?)?)
    }

    /// Ends the archive with the list of hashes.
    ///
    /// # Errors
    /// Of what is written to.
    pub fn finish(mut self) -> io::Result<()> {
        self.start(SUMS)?;
        self.zip.write_all(self.sums.as_bytes())?;
        self.zip.finish()?.flush()
    }
}

impl Section {
    pub fn section(folder: &str) -> Section {
        Archive::new(Cursor::new(Vec::new()), folder)
    }
}
