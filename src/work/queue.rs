//! The queue of draws: each idle worker takes a piece, and the pieces of a worker that is lost are queued again.

/// The draws to be done, and which worker has which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    draws: u32,
    /// The most draws of a piece.
    most: u32,
    workers: u32,
    /// The first draw that nobody has been given yet.
    next: u32,
    /// Pieces that came back undone.
    back: Vec<(u32, u32)>,
    /// Who was given which.
    given: Vec<(usize, (u32, u32))>,
}

/// The fewest draws of a piece, but for the last: each takes a message there and back.
const FEWEST: u32 = 20;

impl Queue {
    /// So many draws, for so many workers, in pieces of `most` at first.
    #[must_use]
    pub fn new(draws: u32, most: u32, workers: usize) -> Self {
        let workers = u32::try_from(workers).unwrap_or(1).max(1);
        Self { draws, most: most.max(1), workers, next: 0, back: Vec::new(), given: Vec::new() }
    }

    /// The next piece for a worker: its first draw, and how many. Towards the end they become smaller, so that all are done at the same time.
    pub fn next(&mut self, worker: usize) -> Option<(u32, u32)> {
        let piece = self.back.pop().or_else(|| {
            let left = self.draws - self.next;
            let share = (left / (3 * self.workers)).clamp(FEWEST, self.most.max(FEWEST)).min(left);
            let first = self.next;
            self.next += share;
            (share > 0).then_some((first, share))
        })?;
        self.given.push((worker, piece));
        Some(piece)
    }

    /// A worker has done the piece that begins with `first`.
    pub fn done(&mut self, worker: usize, first: u32) {
        self.given.retain(|(whose, piece)| (*whose, piece.0) != (worker, first));
    }

    /// A worker is lost: what it had not done is given out again.
    pub fn lost(&mut self, worker: usize) {
        let given = std::mem::take(&mut self.given);
        let (lost, kept): (Vec<_>, Vec<_>) = given.into_iter().partition(|(whose, _)| *whose == worker);
        self.given = kept;
        self.back.extend(lost.into_iter().map(|(_, piece)| piece));
    }

    /// How many pieces a worker has been given and not done.
    #[must_use]
    pub fn held(&self, worker: usize) -> usize {
        self.given.iter().filter(|(whose, _)| *whose == worker).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The draws of some pieces, in order.
    fn draws(pieces: &[(u32, u32)]) -> Vec<u32> {
        let mut draws: Vec<u32> = pieces.iter().flat_map(|&(first, count)| first..first + count).collect();
        draws.sort_unstable();
        draws
    }

    #[test]
    fn every_draw_is_done_once_although_a_worker_is_lost() {
        let mut queue = Queue::new(5_003, 400, 3);
        let (mut done, mut turn) = (Vec::new(), 0);
        loop {
            let worker = turn % 3;
            turn += 1;
            if worker == 2 && turn > 4 {
                // Lost with what it holds; from now on two are left.
                queue.lost(2);
                continue;
            }
            let Some(piece) = queue.next(worker) else { break };
            if worker != 2 {
                queue.done(worker, piece.0);
                done.push(piece);
            }
        }
        assert_eq!(draws(&done), (0..5_003).collect::<Vec<_>>());
        assert_eq!((0..3).map(|worker| queue.held(worker)).sum::<usize>(), 0);
    }

    #[test]
    fn pieces_become_smaller_towards_the_end() {
        let mut queue = Queue::new(10_000, 400, 2);
        let pieces: Vec<u32> = std::iter::from_fn(|| queue.next(0).map(|(_, count)| count)).collect();
        assert_eq!((pieces[0], pieces.iter().sum::<u32>()), (400, 10_000));
        assert!(pieces.windows(2).all(|pair| pair[0] >= pair[1]) && pieces[pieces.len() - 2] == FEWEST, "{pieces:?}");
        assert_eq!(Queue::new(0, 400, 2).next(0), None);
        assert_eq!(Queue::new(7, 400, 2).next(0), Some((0, 7)));
    }
}
