//! Long work that is written once, and done at once or with pauses: a page must not stand still while it works something out.

use std::convert::Infallible;
use std::future::ready;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Whoever has long work done, asked again and again between two small parts of it.
pub trait Pause {
    /// Why the work ends before it is done; [`Infallible`] where it never does.
    type Ended;

    /// Told which share is done. Others may do what they have to before the work goes on.
    fn pause(&mut self, done: f64) -> impl Future<Output = Result<(), Self::Ended>>;
}

/// Nobody else has anything to do.
#[derive(Clone, Copy, Debug, Default)]
pub struct AtOnce;

impl Pause for AtOnce {
    type Ended = Infallible;

    fn pause(&mut self, _: f64) -> impl Future<Output = Result<(), Infallible>> {
        ready(Ok(()))
    }
}

/// What work that pauses for nobody comes to.
pub fn at_once<T>(work: impl Future<Output = Result<T, Infallible>>) -> T {
    let (mut work, mut context) = (pin!(work), Context::from_waker(Waker::noop()));
    loop {
        // Nothing in it waits for anything: the first look is the last.
        if let Poll::Ready(Ok(value)) = work.as_mut().poll(&mut context) {
            return value;
        }
    }
}

/// A part of longer work: of what is done of the part, the whole is told as much as the part is of it.
#[derive(Debug)]
pub struct Part<'p, P> {
    whole: &'p mut P,
    from: f64,
    to: f64,
}

impl<'p, P: Pause> Part<'p, P> {
    /// The part between two shares of the whole.
    pub fn new(whole: &'p mut P, from: f64, to: f64) -> Self {
        Self { whole, from, to }
    }
}

impl<P: Pause> Pause for Part<'_, P> {
    type Ended = P::Ended;

    fn pause(&mut self, done: f64) -> impl Future<Output = Result<(), P::Ended>> {
        self.whole.pause(self.from + (self.to - self.from) * done)
    }
}

/// Which share `done` of `all` is.
#[expect(clippy::cast_precision_loss, reason = "a share of some ten thousands")]
#[must_use]
pub fn share(done: usize, all: usize) -> f64 {
    done as f64 / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Notes what it is told, and ends the work at the third word.
    struct Notes(Vec<f64>);

    impl Pause for Notes {
        type Ended = &'static str;

        fn pause(&mut self, done: f64) -> impl Future<Output = Result<(), &'static str>> {
            self.0.push(done);
            ready(if self.0.len() < 3 { Ok(()) } else { Err("enough") })
        }
    }

    async fn count<P: Pause>(to: usize, pause: &mut P) -> Result<usize, P::Ended> {
        for done in 0..to {
            pause.pause(share(done, to)).await?;
        }
        Ok(to)
    }

    #[test]
    fn what_pauses_for_nobody_is_done_at_once() {
        assert_eq!(at_once(count(1_000, &mut AtOnce)), 1_000);
    }

    #[test]
    fn a_part_says_how_far_the_whole_is_and_ends_with_it() {
        let mut notes = Notes(Vec::new());
        let ended = {
            let mut part = Part::new(&mut notes, 0.5, 1.0);
            let (work, mut context) = (pin!(count(4, &mut part)), Context::from_waker(Waker::noop()));
            work.poll(&mut context)
        };
        assert_eq!(ended, Poll::Ready(Err("enough")));
        assert_eq!(notes.0, [0.5, 0.625, 0.75]);
    }
}
