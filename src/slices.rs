//! Long work after the picture is drawn, in slices, so that no slider ever waits for it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

/// Milliseconds that one slice may take.
const SLICE: f64 = 8.0;

/// Work that is under way; dropping it cancels what is left.
#[derive(Debug, Default)]
#[must_use = "dropping the work cancels it"]
pub struct Work(Rc<RefCell<Option<Timeout>>>);

impl Work {
    /// Begins after so many milliseconds to do `piece` after `piece`, each of which says whether there is more to do, and then
    /// does `done`.
    pub fn begin(delay: u32, piece: impl FnMut() -> bool + 'static, done: impl FnOnce() + 'static) -> Self {
        let work = Self::default();
        go(Rc::clone(&work.0), delay, Box::new(piece), Box::new(done));
        work
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        drop(self.0.take());
    }
}

fn go(timer: Rc<RefCell<Option<Timeout>>>, delay: u32, mut piece: Box<dyn FnMut() -> bool>, done: Box<dyn FnOnce()>) {
    let again = Rc::clone(&timer);
    let timeout = Timeout::new(delay, move || {
        let start = now();
        while piece() {
            if now() - start > SLICE {
                return go(again, 0, piece, done);
            }
        }
        done();
    });
    timer.replace(Some(timeout));
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
