//! An allocator that counts: what is held now, and the most that was held since it was asked.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, with a count of its bytes.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: every call goes to the system's allocator with the arguments it came with; only counts are kept beside it.
#[expect(unsafe_code, reason = "an allocator is unsafe by its form")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(place, layout) }
    }
}

fn add(bytes: usize) {
    let held = HELD.fetch_add(bytes, Ordering::Relaxed) + bytes;
    MOST.fetch_max(held, Ordering::Relaxed);
}

/// The bytes held now.
pub fn held() -> usize {
    HELD.load(Ordering::Relaxed)
}

/// What `make` makes, the bytes it holds, and the most that was held while it was made, both beyond what was held before.
pub fn counted<T>(make: impl FnOnce() -> T) -> (T, usize, usize) {
    let before = held();
    MOST.store(before, Ordering::Relaxed);
    let made = make();
    (made, held().saturating_sub(before), MOST.load(Ordering::Relaxed).saturating_sub(before))
}
