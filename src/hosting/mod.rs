//! How a site is served: what hosts say of its files.
//!
//! | file | what it does |
//! | --- | --- |
//! | `served` | what is said of one file: kind, letters, how long it may be kept, whether it is shown or saved |

pub mod served;
