//! The default theme and the starter site are built into the program: a change of them is a change of the program.

fn main() {
    println!("cargo:rerun-if-changed=themes/parvis");
    println!("cargo:rerun-if-changed=src/starter/site");
}
