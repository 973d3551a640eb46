//! What a command costs: wall time, processor time of all its threads, and peak memory.
//!
//! The system only tells a process of the children it has waited for, all of them together, and a new process starts
//! with its parent's memory. So each command gets a small process of its own to start it and to be asked afterwards:
//! this program again, with [`SUPERVISE`] as its first argument.

use std::ffi::OsString;
use std::io;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// The argument that is followed by the command to be measured.
pub const SUPERVISE: &str = "--supervise";

/// What one run cost. Less memory than the supervisor itself takes, about 13 MB, can't be seen.
pub struct Cost {
    wall: Duration,
    cpu: Duration,
    peak: u64,
}

impl Cost {
    /// In seconds.
    pub fn wall(&self) -> f64 {
        self.wall.as_secs_f64()
    }

    /// In seconds, of all threads together, in the program and in the system for it.
    pub fn cpu(&self) -> f64 {
        self.cpu.as_secs_f64()
    }

    /// In bytes.
    pub fn peak(&self) -> f64 {
        self.peak as f64
    }
}

/// Runs a command and says what it cost, or what it said when it failed.
pub fn run<A: Into<OsString>>(command: impl IntoIterator<Item = A>) -> Result<Cost, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program)
        .arg(SUPERVISE)
        .args(command.into_iter().map(Into::into))
        .output()
        .map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Err(said);
    }
    let told = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<u64> = told.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    match numbers[..] {
        [wall, cpu, peak] => Ok(Cost { wall: Duration::from_micros(wall), cpu: Duration::from_micros(cpu), peak }),
        _ => Err(format!("not a measurement: {told}{said}")),
    }
}

/// The supervisor: runs the command, then writes its cost in microseconds and bytes. What the command writes goes to the
/// standard error.
pub fn supervise(mut command: impl Iterator<Item = OsString>) -> ExitCode {
    let Some(program) = command.next() else { return ExitCode::FAILURE };
    let mut command_line = Command::new(program);
    command_line.args(command).stdin(Stdio::null()).stdout(io::stderr());
    let start = Instant::now();
    let status = command_line.status();
    let wall = start.elapsed();
    match status {
        Ok(status) if status.success() => {
            let (cpu, peak) = usage_of_children();
            println!("{} {} {peak}", wall.as_micros(), cpu.as_micros());
            ExitCode::SUCCESS
        }
        Ok(status) => {
            eprintln!("{status}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Processor time and peak memory (in bytes) of the children that have ended.
#[cfg(unix)]
fn usage_of_children() -> (Duration, u64) {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::{TimeVal, TimeValLike};

    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else { return Default::default() };
    let duration = |time: TimeVal| Duration::from_micros(u64::try_from(time.num_microseconds()).unwrap_or_default());
    let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    let peak = u64::try_from(usage.max_rss()).unwrap_or_default() * unit;
    (duration(usage.user_time()) + duration(usage.system_time()), peak)
}

#[cfg(not(unix))]
fn usage_of_children() -> (Duration, u64) {
    Default::default()
}
