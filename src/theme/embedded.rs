//! The default theme, built into the program so that it works alone.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::files::memory::Memory;

static PARVIS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/parvis");

static FOLDER: LazyLock<Memory> = LazyLock::new(|| {
    let mut memory = Memory::new();
    put(&PARVIS, &mut memory);
    memory
});

fn put(dir: &Dir<'static>, memory: &mut Memory) {
    for file in dir.files() {
        // A program built on Windows has the same paths.
        let path = file.path().to_string_lossy().replace('\\', "/");
        memory.put(format!("themes/parvis/{path}"), file.contents());
    }
    dir.dirs().for_each(|dir| put(dir, memory));
}

/// The built-in theme as a folder, with the paths that it would have in a site.
pub fn folder() -> &'static Memory {
    &FOLDER
}
