//! Draws by several workers at once: each prepares the question once, and is then asked for one share after another.
//!
//! One of them gathers: it adds up the shares of all, its own among them, and reports the result so far. Shares cross as bytes that the page
//! passes on unread. The answer is the same to the last bit, however many there are ([`permille_engine::risk::share`]).

use permille_engine::model::Model;
use permille_engine::risk::run::{Question, Refusal, Run};
use permille_engine::risk::share::{Drawer, Share};
use permille_engine::scenario::{Scenario, ScenarioSet};
use serde::{Deserialize, Serialize};

use super::risk::{DrawRanges, Drawn, End, Progress};
use super::share::Crossing;
use super::{Respond, Service, decode, encode};

/// What the service is sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Prepare the question.
    Prepare(Box<DrawRanges>),
    /// Compute so many draws.
    Draw {
        /// The number of the first.
        first: u32,
        /// How many.
        draws: u32,
    },
    /// Add the share in the payload.
    Add,
}

/// What it sends back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The question is prepared.
    Prepared,
    /// A share, in the payload.
    Share {
        /// The number of its first draw.
        first: u32,
    },
    /// So much has been added.
    Progress(Progress),
    /// Nothing more is to be had.
    End(End),
}

/// Draws, with what was prepared for them.
#[derive(Debug, Default)]
pub struct DrawService(Option<Prepared>);

/// A question that can be drawn for.
#[derive(Debug)]
struct Prepared {
    model: Model,
    drawer: Drawer,
    /// Nothing, with those who only draw.
    run: Option<Run>,
    /// From how many draws on the next look is taken.
    next_look: u32,
}

impl Service for DrawService {
    const NAME: &'static str = "draws";
    type Request = Request;
    type Response = Response;

    fn handle(&mut self, request: Request, payload: &[u8], respond: Respond<Response>) {
        match (request, &mut self.0) {
            (Request::Prepare(order), place) => match Prepared::new(&order) {
                Ok(prepared) => {
                    *place = Some(prepared);
                    respond(&Response::Prepared, &[]);
                }
                Err(end) => respond(&Response::End(end), &[]),
            },
            (_, None) => respond(&Response::End(End::Misunderstood), &[]),
            (Request::Draw { first, draws }, Some(prepared)) => {
                let share = prepared.drawer.draw(&prepared.model, first, draws);
                respond(&Response::Share { first }, &encode(&Crossing::from(share)));
            }
            (Request::Add, Some(prepared)) => match decode::<Crossing>(payload) {
                Some(share) => respond(&prepared.add(share.into()), &[]),
                None => respond(&Response::End(End::Misunderstood), &[]),
            },
        }
    }
}

impl Prepared {
    /// Reads the file and finds what is asked in it.
    fn new(order: &DrawRanges) -> Result<Self, End> {
        let document = order.file.document().ok_or(End::Misunderstood)?;
        let (model, _) = Model::new(&document.set).map_err(|_| End::Misunderstood)?;
        let asked = order.scenario(&document.set).zip(order.question(&model));
        let (scenario, question) = asked.ok_or(End::Misunderstood)?;
        let drawer = Drawer::new(&model, scenario, question).map_err(|refusal| match refusal {
            Refusal::NoRanges => End::NoRanges,
            Refusal::TooManyDraws { most } => End::TooManyDraws { most },
            Refusal::Nowhere => End::Misunderstood,
        })?;
        Ok(Self { model, drawer, run: None, next_look: 0 })
    }

    /// Adds a share, and says what has come out.
    fn add(&mut self, share: Share) -> Response {
        let (model, drawer) = (&self.model, &self.drawer);
        let run = self.run.get_or_insert_with(|| drawer.run(model));
        run.add(share);
        if run.is_finished() {
            return Response::End(End::Drawn(Drawn::of(model, run)));
        }
        let done = run.done();
        // Half as many draws again before the next look: the looks together cost little, and less is new in each.
        let looks = done > 0 && done >= self.next_look;
        if looks {
            self.next_look = done + done / 2;
        }
        Response::Progress(Progress { done, so_far: looks.then(|| Drawn::of(model, run)) })
    }
}

impl DrawRanges {
    /// The scenario it is about; `None` where there is none such.
    fn scenario<'a>(&self, set: &'a ScenarioSet) -> Option<&'a Scenario> {
        set.scenarios.iter().find(|scenario| scenario.id.as_str() == self.scenario)
    }

    /// What it asks of a model; `None` where something is not there.
    fn question(&self, model: &Model) -> Option<Question> {
        let norms = self.norms.iter().map(|id| model.norm_position(&id.as_str().into())).collect::<Option<_>>()?;
        let area = model.tree().position(&self.area.as_str().into())?;
        Some(Question { norms, area, seed: self.seed, draws: self.draws })
    }
}

/// Has so many draw by turns, as the page would: everything crosses as bytes.
#[cfg(test)]
pub(crate) fn drawn_by(order: &DrawRanges, workers: usize) -> (Vec<Progress>, End) {
    use super::queue::Queue;

    let mut services: Vec<DrawService> = (0..workers).map(|_| DrawService::default()).collect();
    let send = |service: &mut DrawService, request: Request, payload: &[u8]| {
        let mut responses = Vec::new();
        service.handle(decode(&encode(&request)).unwrap(), payload, &mut |response, payload| {
            responses.push((decode(&encode(response)).unwrap(), payload.to_vec()));
        });
        responses.pop().unwrap()
    };
    for service in &mut services {
        if let (Response::End(end), _) = send(service, Request::Prepare(Box::new(order.clone())), &[]) {
            return (Vec::new(), end);
        }
    }
    let (mut reports, mut queue) = (Vec::new(), Queue::new(order.draws, 30, workers));
    // The last begins, so that shares come before their turn.
    for worker in (0..workers).rev().cycle() {
        let Some((first, draws)) = queue.next(worker) else { panic!("nothing is left, and no end") };
        let (_, payload) = send(&mut services[worker], Request::Draw { first, draws }, &[]);
        queue.done(worker, first);
        match send(&mut services[0], Request::Add, &payload).0 {
            Response::Progress(progress) => reports.push(progress),
            Response::End(end) => return (reports, end),
            other => panic!("{other:?}"),
        }
    }
    unreachable!("a circle has no end")
}

#[cfg(test)]
mod tests {
    use permille_engine::scenario::{Lever, LeverRange};
    use permille_exchange::files::{scenario_file, shipped};

    use super::super::file::WholeFile;
    use super::super::risk::DrawRanges;
    use super::*;

    /// The tutorial with growth within ±5‰ and additions of 150 to 240 childcare places a year, 200 most likely.
    fn question(draws: u32) -> DrawRanges {
        let plans = shipped::plans().unwrap();
        let (mut document, _) = scenario_file::read(shipped::scenario("tutorial").unwrap(), &plans).unwrap();
        let range = |lever, [low, likely, high]: [&str; 3]| LeverRange {
            lever,
            area: None,
            low: low.parse().unwrap(),
            likely: likely.parse().unwrap(),
            high: high.parse().unwrap(),
            reason: None,
        };
        document.set.scenarios[0].ranges = vec![
            range(Lever::Growth, ["-5", "0", "5"]),
            range(Lever::Additions { measure: "childcare-places".into() }, ["150", "200", "240"]),
        ];
        DrawRanges {
            file: WholeFile::of(&document),
            scenario: "baseline".to_owned(),
            norms: vec!["childcare-places-per-1000".to_owned()],
            area: "369901".to_owned(),
            seed: 1,
            draws,
        }
    }

    #[test]
    fn the_last_result_so_far_leads_to_the_end() {
        let (reports, end) = drawn_by(&question(1_000), 1);
        let End::Drawn(drawn) = end else { panic!("{end:?}") };
        assert_eq!(drawn.draws, 1_000);
        assert!(reports.last().is_some_and(|progress| progress.done >= 900));
        assert!(reports.windows(2).all(|pair| pair[0].done < pair[1].done));
        let looks: Vec<u32> = reports.iter().filter_map(|progress| Some(progress.so_far.as_ref()?.draws)).collect();
        assert!(looks.len() > 2 && looks.iter().all(|draws| *draws < 1_000), "{looks:?}");
        let norm = &drawn.norms[0];
        assert_eq!((norm.years.len(), norm.odds.len()), (9, 36));
        assert!(norm.years[3].gap.is_some() && norm.years[3].weights.is_some(), "{:?}", norm.years[3]);
    }

    #[test]
    fn however_many_draw_the_answer_is_the_same_to_the_last_bit() {
        let alone = encode(&drawn_by(&question(1_500), 1).1);
        for workers in [2, 3, 7] {
            assert!(encode(&drawn_by(&question(1_500), workers).1) == alone, "{workers} workers");
        }
    }

    #[test]
    fn the_page_and_the_engine_say_the_same() {
        // tests/browser/risk.test.mjs works these out once more, with a ChaCha8 of its own, and expects them on the page.
        let (_, end) = drawn_by(&question(2_000), 1);
        let End::Drawn(drawn) = end else { panic!("{end:?}") };
        let odds = drawn.norms[0].odds[12].unwrap();
        let gap = drawn.norms[0].years[3].gap.unwrap();
        assert_eq!((odds.met, odds.short, odds.on_track, odds.no_data), (647, 1_353, 0, 0));
        let edges = [gap.lowest, gap.lower, gap.middle, gap.upper, gap.highest].map(|edge| edge.0.to_string());
        assert_eq!(edges, ["-61", "-13", "27", "69", "125"]);
    }

    #[test]
    fn what_is_not_there_is_said() {
        let asked = question(10);
        let wrong = |change: fn(&mut DrawRanges)| {
            let mut work = asked.clone();
            change(&mut work);
            drawn_by(&work, 1).1
        };
        assert_eq!(wrong(|work| work.area = "nowhere".to_owned()), End::Misunderstood);
        assert_eq!(wrong(|work| work.norms = vec!["nothing".to_owned()]), End::Misunderstood);
        assert_eq!(wrong(|work| work.scenario = "shrinking".to_owned()), End::NoRanges);
        // Nine years: 10,000,000 ÷ 9 = 1,111,111.1.
        assert_eq!(wrong(|work| work.draws = 2_000_000), End::TooManyDraws { most: 1_111_111 });
    }
}
