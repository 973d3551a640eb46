//! One run at a time, in stores that don't see to that themselves: an object says who publishes.
//!
//! It is written on the condition that there is none, and renewed while the run lives. A store that ignores conditions
//! would let two runs in; that is tried with the lock itself, by writing it once more as if it weren't there. Such a store gets
//! the next best thing: whoever finds its own name in the object a moment later goes on.
//!
//! A lock that nobody has renewed for [`Timing::abandoned`] is taken over, but only after it was watched for
//! [`Timing::watch`], so that two clocks that differ can't break the lock of a run that lives.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

use super::clock::Clock;
use super::error::PublishError;
use super::stamp::Headers;
use super::store::{Body, Condition, Content, LOCK, Store, StoreError};

/// How often things about locks happen.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// How long until a lock is renewed.
    pub renew: Duration,
    /// How long since the last renewal until a lock counts as abandoned.
    pub abandoned: Duration,
    /// How long such a lock is watched before it is taken over.
    pub watch: Duration,
    /// How long it is waited for others where conditions are ignored.
    pub settle: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Timing {
            renew: Duration::from_secs(20),
            abandoned: Duration::from_secs(180),
            watch: Duration::from_secs(45),
            settle: Duration::from_secs(2),
        }
    }
}

/// What the object says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Holder {
    /// Another one for each run.
    id: String,
    /// The computer and the process.
    who: String,
    /// In seconds since 1970, as that computer's clock says.
    since: u64,
    renewed: u64,
}

/// A lock that is held. Let go of it with [`Held::release`]; dropping it only ends the renewals, as a run that is killed does.
pub struct Held {
    shared: Arc<Shared>,
    renewals: JoinHandle<()>,
    /// Whether the store heeds conditions.
    pub conditional: bool,
    /// Whose lock was taken over, and since when they had it.
    pub taken_from: Option<(String, u64)>,
}

struct Shared {
    store: Arc<dyn Store>,
    state: Mutex<State>,
    lost: AtomicBool,
    conditional: bool,
}

struct State {
    holder: Holder,
    tag: Option<String>,
}

/// Takes the lock. `break_lock` takes it whoever has it.
///
/// # Errors
/// [`PublishError::Locked`] when another run has it; those of the store.
pub async fn take(
    store: Arc<dyn Store>,
    clock: &Clock,
    timing: Timing,
    break_lock: bool,
) -> Result<Held, PublishError> {
    let mut taken_from = None;
    let found = read(&*store).await?;
    if let Some((holder, tag)) = &found {
        if !break_lock {
            wait_for(&*store, holder, tag.as_deref(), clock, timing).await?;
        }
        taken_from = Some((holder.who.clone(), holder.since));
    }
    let now = clock.now();
    let holder = Holder { id: clock.unique(), who: clock.who(), since: now, renewed: now };
    let claimed = store.traits().conditional;
    let condition = match &found {
        _ if !claimed => Condition::Always,
        None => Condition::Absent,
        Some((_, Some(tag))) => Condition::Tagged(tag),
        Some((_, None)) => Condition::Always,
    };
    let mut tag = put(&*store, &holder, condition).await?;
    let mut conditional = false;
    if claimed {
        // A store that heeds conditions refuses this.
        match write(&*store, &holder, Condition::Absent).await {
            Err(StoreError::Condition) => conditional = true,
            Err(error) => return Err(error.into()),
            Ok(new) => tag = new,
        }
    }
    if !conditional {
        tokio::time::sleep(timing.settle).await;
        match read(&*store).await? {
            Some((now_there, new)) if now_there.id == holder.id => tag = new,
            Some((other, _)) => return Err(locked(&other)),
            None => return Err(PublishError::Overtaken),
        }
    }
    let state = Mutex::new(State { holder, tag });
    let shared = Arc::new(Shared { store, state, lost: AtomicBool::new(false), conditional });
    let renewals = tokio::spawn(renew(shared.clone(), clock.clone(), timing.renew));
    Ok(Held { shared, renewals, conditional, taken_from })
}

impl Held {
    /// # Errors
    /// [`PublishError::Overtaken`] when somebody else has taken the lock.
    pub fn check(&self) -> Result<(), PublishError> {
        if self.shared.lost.load(Ordering::Acquire) { Err(PublishError::Overtaken) } else { Ok(()) }
    }

    /// As [`Held::check`], asking the store.
    ///
    /// # Errors
    /// As [`Held::check`]; those of the store.
    pub async fn confirm(&self) -> Result<(), PublishError> {
        self.check()?;
        let mine = self.shared.state.lock().await.holder.id.clone();
        match read(&*self.shared.store).await? {
            Some((holder, _)) if holder.id == mine => Ok(()),
            _ => Err(PublishError::Overtaken),
        }
    }

    /// Lets go of the lock, if it is still held.
    pub async fn release(self) {
        self.renewals.abort();
        if self.confirm().await.is_ok() {
            // What stays is a lock that nobody renews.
            let _ = self.shared.store.delete(&[LOCK.to_owned()]).await;
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.renewals.abort();
    }
}

async fn renew(shared: Arc<Shared>, clock: Clock, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        let mut state = shared.state.lock().await;
        state.holder.renewed = clock.now();
        let condition = match (&state.tag, shared.conditional) {
            (Some(tag), true) => Condition::Tagged(tag),
            _ => {
                // Not to write over the lock of whoever took it.
                let mine = state.holder.id.clone();
                if !matches!(read(&*shared.store).await, Ok(Some((holder, _))) if holder.id == mine) {
                    shared.lost.store(true, Ordering::Release);
                    return;
                }
                Condition::Always
            }
        };
        match put(&*shared.store, &state.holder, condition).await {
            Ok(tag) => state.tag = tag,
            Err(PublishError::Locked { .. } | PublishError::Overtaken) => {
                shared.lost.store(true, Ordering::Release);
                return;
            }
            // The next renewal may succeed; the run itself will notice what is wrong with the store.
            Err(_) => {}
        }
    }
}

/// Returns when the lock is abandoned or gone.
async fn wait_for(
    store: &dyn Store,
    holder: &Holder,
    tag: Option<&str>,
    clock: &Clock,
    timing: Timing,
) -> Result<(), PublishError> {
    if clock.now().saturating_sub(holder.renewed) < timing.abandoned.as_secs() {
        return Err(locked(holder));
    }
    tokio::time::sleep(timing.watch).await;
    match read(store).await? {
        Some((now_there, now_tag)) if now_there != *holder || now_tag.as_deref() != tag => Err(locked(&now_there)),
        _ => Ok(()),
    }
}

/// Writes the lock. An answer that was lost on its way makes a repeated request fail although the first was heeded, so a
/// condition that doesn't hold is looked into.
async fn put(store: &dyn Store, holder: &Holder, condition: Condition<'_>) -> Result<Option<String>, PublishError> {
    match write(store, holder, condition).await {
        Ok(tag) => Ok(tag),
        Err(StoreError::Condition) => match read(store).await? {
            Some((there, tag)) if there.id == holder.id => Ok(tag),
            Some((there, _)) => Err(locked(&there)),
            None => Err(PublishError::Overtaken),
        },
        Err(error) => Err(error.into()),
    }
}

async fn write(store: &dyn Store, holder: &Holder, condition: Condition<'_>) -> Result<Option<String>, StoreError> {
    let bytes = serde_json::to_vec(holder).unwrap_or_default();
    let content = Content { body: Body::Bytes(&bytes), headers: &Headers::control(), stamp: None };
    store.write(LOCK, content, condition).await
}

async fn read(store: &dyn Store) -> Result<Option<(Holder, Option<String>)>, StoreError> {
    let Some(object) = store.read(LOCK).await? else { return Ok(None) };
    // Whatever else lies there keeps others out too, until somebody breaks it.
    let unknown = || Holder { id: String::new(), who: "?".to_owned(), since: 0, renewed: u64::MAX };
    let holder = serde_json::from_slice(&object.bytes).unwrap_or_else(|_| unknown());
    Ok(Some((holder, object.tag)))
}

fn locked(holder: &Holder) -> PublishError {
    PublishError::Locked { who: Some(holder.who.clone()), since: Some(holder.since).filter(|since| *since > 0) }
}
