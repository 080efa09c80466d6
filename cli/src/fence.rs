//! Owns the fence around one document: a fault of Factlight's own inside it becomes an error of that document, and the
//! rest of a batch goes on. What is reported of it is left to `annotate`.
//!
//! `inside(|| panic!("index out of bounds"))` → `Err("a fault in Factlight stopped the reading: index out of bounds (…)")`

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use anyhow::{Result, anyhow};

thread_local! {
    /// `Some` while this thread is inside a fence: what a panic has said, or nothing yet.
    static SAID: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What `work` gives.
///
/// # Errors
/// When it panics: an error that says what the panic did, and where. Nothing is printed.
pub fn inside<T>(work: impl FnOnce() -> T) -> Result<T> {
    listen();
    SAID.set(Some(String::new()));
    // Nothing that `work` has half changed is looked at again: the engine does not change, the rest is the document's own.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    let said = SAID.take().unwrap_or_default();
    done.map_err(|_| {
        anyhow!("a fault in Factlight stopped the reading: {said}; please report it with the text")
    })
}

/// Has panics inside a fence kept instead of printed; those outside are printed as before.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let outside = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let is_inside =
                SAID.with_borrow_mut(|said| said.as_mut().map(|said| *said = told(info)).is_some());
            if !is_inside {
                outside(info);
            }
        }));
    });
}

fn told(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let what = payload.downcast_ref::<&str>().copied();
    let what = what.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let what = what.unwrap_or("it did not say why");
    info.location().map_or_else(|| what.to_owned(), |place| format!("{what} ({place})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_is_an_error_that_says_what_and_where() {
        let error = inside(|| -> u8 { panic!("no such token") }).unwrap_err().to_string();
        assert!(error.contains("no such token") && error.contains("fence.rs"), "{error}");
        assert_eq!(inside(|| 5).unwrap(), 5);
    }
}
