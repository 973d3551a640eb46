//! The copy of the site that is read from disk: pages with other links, all else as it is online, in one archive.
//!
//! Pages are rendered once more; what is the same online is read from what was built, so that no picture is drawn twice.
//! At no time is more of the copy in memory than a few sections of the archive.

mod archive;

use std::io::{self, BufWriter, Read, Seek, Write};

use rayon::prelude::*;

use archive::{Archive, Section};

use crate::config::offline::Offline;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::plan::address::Address;
use crate::plan::offline::{Part, part};
use crate::render::{Engine, offline};

/// Opens a file of the built site by its path from the output folder.
pub type Built<'a> = dyn Fn(&str) -> io::Result<Box<dyn Read>> + Sync + 'a;

/// How many outputs one thread packs at a time.
const SECTION: usize = 16;
/// How many sections each thread may be ahead of what is written.
const AHEAD: usize = 4;
/// Files that are larger, in bytes, go from disk to disk.
const LARGE: u64 = 1 << 20;

/// The copy of a site, ready to be made.
pub struct Copy {
    engine: Engine,
    settings: Offline,
}

/// A part of the archive, in its order.
enum Piece {
    Section(Box<Section>),
    /// The path of a file that is too large to be packed in memory.
    Large(String),
}

impl Copy {
    /// Takes the place of the engine of the site online, which must have made that. None when the site offers no copy.
    pub fn of(engine: Engine) -> Option<Copy> {
        let settings = engine.model().site.config.offline.clone()?;
        Some(Copy { engine: engine.into_copy()?, settings })
    }

    /// The archive's path from the output folder.
    pub fn file(&self) -> &str {
        &self.settings.file
    }

    /// How many outputs the copy has.
    pub fn count(&self) -> usize {
        self.outputs().count()
    }

    /// The outputs of the plan that the copy has, in their order.
    fn outputs(&self) -> impl Iterator<Item = usize> + '_ {
        let outputs = self.engine.model().plan.outputs.iter().enumerate();
        outputs.filter(|(_, output)| part(&output.making) != Part::LeftOut).map(|(number, _)| number)
    }

    /// Renders every page of the copy for what is wrong with it.
    pub fn check(&self, diagnostics: &mut Diagnostics) {
        let outputs: Vec<usize> = self.outputs().filter(|output| self.part(*output) == Part::Again).collect();
        let said: Vec<Diagnostics> = outputs
            .into_par_iter()
            .map(|output| {
                let mut said = Diagnostics::new();
                self.page(output, &mut said);
                said
            })
            .collect();
        for said in said {
            diagnostics.append(said);
        }
    }

    /// Writes the archive; `tick` is called for each output. The same site gives the same bytes.
    ///
    /// # Errors
    /// Of reading what was built and of writing. What is wrong with pages is in `diagnostics`.
    pub fn write<W: Write + Seek>(
        &self,
        to: W,
        built: &Built<'_>,
        tick: &(dyn Fn() + Sync),
        diagnostics: &mut Diagnostics,
    ) -> io::Result<()> {
        let mut archive = Archive::new(BufWriter::new(to), &self.settings.folder);
        for file in offline::read_me(self.engine.model()) {
            archive.add(&file.name, &mut file.text.as_bytes())?;
        }
        let outputs: Vec<usize> = self.outputs().collect();
        for wave in outputs.chunks(SECTION * AHEAD * rayon::current_num_threads()) {
            let packed: Vec<(io::Result<Vec<Piece>>, Diagnostics)> = wave
                .par_chunks(SECTION)
                .map(|outputs| {
                    let mut said = Diagnostics::new();
                    (self.pack(outputs, built, tick, &mut said), said)
                })
                .collect();
            for (pieces, said) in packed {
                diagnostics.append(said);
                for piece in pieces? {
                    match piece {
                        Piece::Section(section) => archive.append(*section)?,
                        Piece::Large(path) => archive.add(&path, &mut *built(&path)?)?,
                    }
                }
            }
        }
        archive.finish()
    }

    fn part(&self, output: usize) -> Part {
        part(&self.engine.model().plan.outputs[output].making)
    }

    fn address(&self, output: usize) -> &Address {
        &self.engine.model().plan.outputs[output].address
    }

    fn pack(
        &self,
        outputs: &[usize],
        built: &Built<'_>,
        tick: &(dyn Fn() + Sync),
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Vec<Piece>> {
        let mut pieces = Vec::new();
        let mut section = Section::section(&self.settings.folder);
        for &output in outputs {
            let path = self.address(output).file();
            let bytes = match self.part(output) {
                Part::LeftOut => continue,
                Part::Again => self.page(output, diagnostics),
                Part::Same => {
                    let mut bytes = Vec::new();
                    let size = built(&path)?.take(LARGE + 1).read_to_end(&mut bytes)?;
                    Some(bytes).filter(|_| size as u64 <= LARGE)
                }
            };
            match bytes {
                Some(bytes) => section.add(&path, &mut &bytes[..])?,
                None if self.part(output) == Part::Same => {
                    let full = std::mem::replace(&mut section, Section::section(&self.settings.folder));
                    pieces.extend([Piece::Section(Box::new(full)), Piece::Large(path)]);
                }
                // Why the page isn't there was said, and the build ends in failure.
                None => {}
            }
            tick();
        }
        pieces.push(Piece::Section(Box::new(section)));
        Ok(pieces)
    }

    /// A page of the copy. What is wrong with the site's page too was said when that was made.
    fn page(&self, output: usize, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
        let mut said = Diagnostics::new();
        let rendered = crate::rendered(&self.engine, output, &mut said);
        let new = said.into_vec().into_iter();
        let new = new.filter(|found| found.code == Code::OfflineLink || found.severity() == Severity::Error);
        for diagnostic in new {
            diagnostics.push(diagnostic);
        }
        Some(rendered?.bytes)
    }
}
