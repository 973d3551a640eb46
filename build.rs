//! The default theme is built into the program: a change of it is a change of the program.

fn main() {
    println!("cargo:rerun-if-changed=themes/parvis");
}
