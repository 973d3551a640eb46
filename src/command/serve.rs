//! `parvis serve`: the site while it is being written.

#[cfg(not(feature = "serve"))]
pub use without::serve;

#[cfg(feature = "serve")]
pub use super::serving::serve;

#[cfg(not(feature = "serve"))]
mod without {
    use crate::command::arguments::Serve;
    use crate::command::outcome::Outcome;
    use crate::diagnostic::{Code, Diagnostic, Diagnostics};

    /// Says that this program can't serve.
    pub fn serve(wishes: &Serve) -> Outcome {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::new(Code::ServeNotIncluded));
        Outcome { diagnostics, done: None, strict: false, root: wishes.root.clone() }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Area, Code};

    /// This program has the command, so the code of one that hasn't, PV1780, is only looked at.
    #[test]
    fn a_program_without_the_server_is_not_the_fault_of_the_site() {
        assert_eq!((Code::ServeNotIncluded.number(), Code::ServeNotIncluded.area()), ("PV1780", Area::Machine));
    }
}
