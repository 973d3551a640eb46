//! News for open pages, as server-sent events (HTML standard, 9.2): which addresses are other than they were, and that
//! there is something else to say. What they say has to be fetched, so that the stream holds nothing worth reading.

use std::collections::{HashSet, VecDeque};
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use hyper::body::{Body, Bytes, Frame};
use tokio::sync::watch;

/// So many updates are remembered for pages that were away.
const REMEMBERED: usize = 64;
/// With more addresses than this, all are said to have changed.
const NAMED: usize = 1000;

/// What an update means for open pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Addresses from the root of the host; none: any may have changed.
    pub addresses: Option<Vec<Arc<str>>>,
    pub said: bool,
}

impl News {
    fn is_empty(&self) -> bool {
        !self.said && self.addresses.as_ref().is_some_and(Vec::is_empty)
    }
}

/// The last updates, and those who wait for the next.
pub struct Log {
    entries: Mutex<VecDeque<(u64, News)>>,
    version: watch::Sender<u64>,
    /// The pages that listen, each as often as it is open.
    pages: Mutex<Vec<Arc<str>>>,
}

impl Default for Log {
    fn default() -> Self {
        Log { entries: Mutex::default(), version: watch::Sender::new(0), pages: Mutex::default() }
    }
}

impl Log {
    /// The number of the last update that changed something.
    pub fn version(&self) -> u64 {
        *self.version.borrow()
    }

    /// The addresses of the pages that listen.
    pub fn pages(&self) -> HashSet<Arc<str>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Tells everybody.
    pub fn push(&self, mut news: News) {
        if news.is_empty() {
            return;
        }
        news.addresses = news.addresses.filter(|named| named.len() <= NAMED);
        let version = self.version() + 1;
        {
            let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
            entries.push_back((version, news));
            if entries.len() > REMEMBERED {
                entries.pop_front();
            }
        }
        self.version.send_replace(version);
    }

    /// Everything since an update, in one.
    fn since(&self, seen: u64) -> News {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let first = entries.front().map_or(1, |(version, _)| *version);
        if seen + 1 < first || seen > self.version() {
            return News { addresses: None, said: true };
        }
        let mut all = News { addresses: Some(Vec::new()), said: false };
        for (_, news) in entries.iter().filter(|(version, _)| *version > seen) {
            all.said |= news.said;
            all.addresses = match (all.addresses, &news.addresses) {
                (Some(mut known), Some(more)) => {
                    known.extend(more.iter().cloned());
                    Some(known)
                }
                _ => None,
            };
        }
        all
    }
}

/// The events of an update.
fn written(version: u64, news: &News) -> String {
    let mut text = String::new();
    let changed = match &news.addresses {
        Some(named) if named.is_empty() => None,
        Some(named) => serde_json::to_string(named).ok(),
        None => Some("\"all\"".to_owned()),
    };
    for (kind, data) in [("changed", changed), ("said", news.said.then(|| "true".to_owned()))] {
        if let Some(data) = data {
            text.push_str(&format!("id: {version}\nevent: {kind}\ndata: {data}\n\n"));
        }
    }
    text
}

type Next = Pin<Box<dyn Future<Output = (Feed, Bytes)> + Send>>;

/// The stream of one page. Between updates nothing wakes it.
pub struct Stream(Next);

impl Stream {
    /// What comes after the update `since`, for the page at an address; after the last one if that isn't known.
    pub fn new(log: &Arc<Log>, since: Option<u64>, page: Option<String>) -> Stream {
        let seen = since.unwrap_or_else(|| log.version());
        let feed = Feed { open: Open::new(log, page), log: Arc::clone(log), wake: log.version.subscribe(), seen };
        // Something at once, so that the page knows that it is heard.
        Stream(Box::pin(std::future::ready((feed, Bytes::from_static(b"retry: 1000\n: listening\n\n")))))
    }
}

/// A page that is open as long as its stream is.
struct Open {
    log: Arc<Log>,
    page: Arc<str>,
}

impl Open {
    fn new(log: &Arc<Log>, page: Option<String>) -> Option<Open> {
        let page: Arc<str> = page?.into();
        log.pages.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(&page));
        Some(Open { log: Arc::clone(log), page })
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut pages = self.log.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = pages.iter().position(|page| *page == self.page) {
            pages.swap_remove(place);
        }
    }
}

struct Feed {
    #[expect(dead_code, reason = "the page is open as long as it is there")]
    open: Option<Open>,
    log: Arc<Log>,
    wake: watch::Receiver<u64>,
    seen: u64,
}

impl Feed {
    async fn next(mut self) -> (Feed, Bytes) {
        loop {
            let version = *self.wake.borrow_and_update();
            if version != self.seen {
                let text = written(version, &self.log.since(self.seen));
                self.seen = version;
                return (self, text.into());
            }
            if self.wake.changed().await.is_err() {
                // Nobody is left to tell anything; the connection ends with the server.
                std::future::pending::<()>().await;
            }
        }
    }
}

impl Body for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let (feed, bytes) = ready!(self.0.as_mut().poll(cx));
        self.0 = Box::pin(feed.next());
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(addresses: &[&str]) -> News {
        News { addresses: Some(addresses.iter().map(|address| Arc::from(*address)).collect()), said: false }
    }

    #[test]
    fn a_page_that_was_away_is_told_everything_at_once() {
        let log = Log::default();
        log.push(changed(&["/a/"]));
        log.push(News { said: true, ..changed(&[]) });
        log.push(changed(&["/b/"]));
        assert_eq!(log.version(), 3);
        assert_eq!(log.since(0), News { said: true, ..changed(&["/a/", "/b/"]) });
        assert_eq!(log.since(2), changed(&["/b/"]));
        assert_eq!(log.since(3), changed(&[]));
    }

    #[test]
    fn who_was_away_for_too_long_or_comes_from_another_run_looks_at_everything() {
        let log = Log::default();
        for _ in 0..REMEMBERED + 2 {
            log.push(changed(&["/a/"]));
        }
        assert_eq!(log.since(0).addresses, None);
        assert_eq!(log.since(1_000).addresses, None);
        assert_eq!(log.since(2), changed(&["/a/"; REMEMBERED]));
    }

    #[test]
    fn events_say_what_changed_and_nothing_else() {
        let news = News { said: true, ..changed(&["/a/"]) };
        assert_eq!(written(7, &news), "id: 7\nevent: changed\ndata: [\"/a/\"]\n\nid: 7\nevent: said\ndata: true\n\n");
        assert_eq!(written(8, &News { addresses: None, said: false }), "id: 8\nevent: changed\ndata: \"all\"\n\n");
    }

    #[test]
    fn a_page_is_open_as_long_as_it_listens() {
        let log = Arc::new(Log::default());
        let stream = |page: &str| Stream::new(&log, None, Some(page.to_owned()));
        let (one, again, other) = (stream("/a/"), stream("/a/"), stream("/b/"));
        drop((one, other));
        assert_eq!(log.pages(), HashSet::from([Arc::from("/a/")]));
        drop(again);
        assert!(log.pages().is_empty());
    }

    #[test]
    fn an_update_that_changed_nothing_is_no_news() {
        let log = Log::default();
        log.push(changed(&[]));
        assert_eq!(log.version(), 0);
    }
}
