//! From a save to the news of it in an open page: a server that runs, a stream of events as a browser opens it, and files that are
//! saved in the ways of editors.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use parvis::Settings;
use parvis::diagnostic::words::Tongue;
use parvis::serve::server::Door;
use parvis::serve::{Server, Wishes, start};
use rustix::fs::{CWD, RenameFlags, renameat_with};

/// What is done with the file at a path to give it another text.
type Save = fn(&Path, &str);

/// The ways in which a file is saved.
const WAYS: [(&str, Save); 6] = [
    ("written over", |path, text| fs::write(path, text).unwrap()),
    ("emptied, then written", |path, text| {
        let mut file = fs::File::create(path).unwrap();
        std::thread::sleep(Duration::from_millis(2));
        file.write_all(text.as_bytes()).unwrap();
    }),
    ("written beside and renamed over", |path, text| fs::rename(beside(path, text), path).unwrap()),
    ("moved to a backup, written anew", |path, text| {
        let backup = path.with_extension("md~");
        fs::rename(path, &backup).unwrap();
        fs::write(path, text).unwrap();
        fs::remove_file(backup).unwrap();
    }),
    ("removed, written anew", |path, text| {
        fs::remove_file(path).unwrap();
        fs::write(path, text).unwrap();
    }),
    ("exchanged", |path, text| {
        let other = beside(path, text);
        renameat_with(CWD, &other, CWD, path, RenameFlags::EXCHANGE).unwrap();
        fs::remove_file(other).unwrap();
    }),
];

fn beside(path: &Path, text: &str) -> std::path::PathBuf {
    let other = path.with_extension("md.tmp");
    fs::write(&other, text).unwrap();
    other
}

/// Saves `file` of the site in `root` so many times, each time with another word at its end, and prints how long it takes until the
/// page at `address`, which is open, is told. Fails when the page then doesn't show the word.
pub fn measure(root: &Path, file: &str, address: &str, saves: usize) {
    let wishes = Wishes {
        root: root.to_owned(),
        settings: Settings::default(),
        door: Door { host: None, port: Some(0), first: 0 },
        poll: false,
        tongue: Tongue::English,
        teller: Box::new(|_| ()),
    };
    let server = start(wishes).unwrap_or_else(|fault| panic!("{fault:?}"));
    let mut news = listen(&server, address);
    let path = root.join(file);
    let text = fs::read_to_string(&path).unwrap();
    let mut times: Vec<(usize, f64)> = Vec::new();
    for save in 0..saves {
        let word = format!("mot-{save}-fin");
        let way = save % WAYS.len();
        // What the last save left for later is done, as when somebody writes by hand.
        std::thread::sleep(Duration::from_millis(300));
        let begun = Instant::now();
        WAYS[way].1(&path, &format!("{text}\nEncore {word}.\n"));
        wait(&mut news, address);
        times.push((way, begun.elapsed().as_secs_f64() * 1e3));
        assert!(get(&server, address).contains(&word), "{} after {}", word, WAYS[way].0);
    }
    fs::write(&path, &text).unwrap();
    println!("| saved | times | median ms | 99 of 100 within ms | most ms |\n| --- | ---: | ---: | ---: | ---: |");
    for (way, (name, _)) in WAYS.iter().enumerate() {
        row(name, times.iter().filter(|(of, _)| *of == way).map(|(_, time)| *time).collect());
    }
    row("all", times.iter().map(|(_, time)| *time).collect());
}

fn row(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share).ceil() as usize];
    println!("| {name} | {} | {:.0} | {:.0} | {:.0} |", times.len(), at(0.5), at(0.99), at(1.0));
}

fn ask(server: &Server, target: &str) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let host = format!("localhost:{}", server.address().port());
    write!(stream, "GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    stream
}

fn get(server: &Server, address: &str) -> String {
    std::io::read_to_string(ask(server, address)).unwrap()
}

/// Opens the stream of events for a page.
fn listen(server: &Server, address: &str) -> BufReader<TcpStream> {
    let mut news = BufReader::new(ask(server, &format!("/_parvis/events?token={}&page={address}", server.token())));
    let mut line = String::new();
    while !line.contains("listening") {
        line.clear();
        assert!(news.read_line(&mut line).unwrap() > 0, "no stream");
    }
    news
}

/// Waits until the page is told that it has changed.
fn wait(news: &mut BufReader<TcpStream>, address: &str) {
    let mut line = String::new();
    while !(line.starts_with("data: ") && (line.contains(&format!("\"{address}\"")) || line.contains("\"all\""))) {
        line.clear();
        assert!(news.read_line(&mut line).unwrap() > 0, "the stream ended");
    }
}
