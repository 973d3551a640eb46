//! What a run knows of the world: the time, and which computer and process it is.

use std::hash::{BuildHasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

/// The time and the name of a run. Tests set both.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// In seconds since 1970, in place of the system's.
    pub fixed: Option<u64>,
    /// In place of the computer's name.
    pub name: Option<String>,
}

impl Clock {
    /// In seconds since 1970.
    pub fn now(&self) -> u64 {
        let system = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
        self.fixed.unwrap_or_else(system)
    }

    /// The computer's name and the number of the process. No user's name: some stores let everybody read it.
    pub fn who(&self) -> String {
        let host = self.name.clone().or_else(host).unwrap_or_else(|| "?".to_owned());
        format!("{host} ({})", std::process::id())
    }

    /// A text that no other run has.
    pub fn unique(&self) -> String {
        let random = || RandomState::new().hash_one(std::process::id());
        format!("{:016x}{:016x}", random(), random())
    }
}

/// What this computer calls itself.
fn host() -> Option<String> {
    let set = |name| std::env::var(name).ok().filter(|host| !host.is_empty());
    let kernel = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok().map(|host| host.trim().to_owned());
    set("HOSTNAME").or_else(|| set("COMPUTERNAME")).or_else(kernel).filter(|host| !host.is_empty())
}
