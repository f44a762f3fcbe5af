//! Scenario files, plan files and links.

use std::sync::{Arc, LazyLock};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use permille_engine::model::Model;
use permille_engine::plan::Plan;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::fault::FileProblem;
use permille_exchange::files::{limits, link as links, plan_file as plans, scenario_file as scenarios, shipped};
use permille_exchange::wording::language::Language;

use crate::{Answer, said};

/// The plans that ship, by which files name theirs.
pub(crate) static PLANS: LazyLock<Vec<Arc<Plan>>> = LazyLock::new(|| shipped::plans().unwrap_or_default());

/// So many areas times years are computed; beyond it, a case would take longer than it tells.
const COMPUTED: usize = 400;
/// The largest file a link may hold.
const LARGEST: usize = 8 * 1024 * 1024;

/// A scenario file: what is opened can be computed, and is written and opened again the same; what is refused says where.
pub fn scenario_file(bytes: &[u8]) -> Answer {
    let text = match scenarios::decode(bytes) {
        Ok(text) => text,
        Err(problem) => return said::refused(&[problem]),
    };
    let (document, notes) = match scenarios::read(&text, &PLANS) {
        Ok(read) => read,
        Err(problems) => return said::refused(&problems),
    };
    said::noted(&notes);
    assert!(document.set.baseline.areas.len() <= limits::AREAS && document.set.scenarios.len() <= limits::SCENARIOS);
    assert_eq!(scenarios::beyond(&document.set, None), None, "opened beyond its limits");
    let written = scenarios::write(&document, &PLANS);
    let again = scenarios::read(&written, &PLANS).unwrap_or_else(|problems| panic!("written and refused: {}", told(&problems))).0;
    assert_eq!(again.set, document.set, "written and opened as something else");
    assert_eq!(again.notes, document.notes);
    assert_eq!(scenarios::write(&again, &PLANS), written, "written twice and not the same");
    computed(&document.set);
    Answer::Opened
}

/// Computes the first scenario of a set, and every number of it that is asked for by a cell.
fn computed(set: &ScenarioSet) {
    let (model, _) = Model::new(set).unwrap_or_else(|problems| panic!("opened and not computable: {problems:?}"));
    if set.baseline.areas.len() * model.horizon().count() > COMPUTED {
        return;
    }
    for scenario in set.scenarios.iter().take(1) {
        let outlook = model.outlook(scenario);
        for norm in 0..model.norm_count() {
            for area in 0..model.areas().len() {
                let _ = outlook.first_short_year(&model, norm, area);
            }
        }
    }
}

/// A plan file: what is opened is written and opened again the same; what is refused says in which line.
pub fn plan_file(bytes: &[u8]) -> Answer {
    let text = match scenarios::decode(bytes) {
        Ok(text) => text,
        Err(problem) => return said::refused(&[problem]),
    };
    match plans::read("stranger.toml", &text) {
        Ok(plan) => {
            holds(&plan);
            Answer::Opened
        }
        Err(problems) => said::refused(&problems),
    }
}

/// A plan is written and opened again the same.
pub(crate) fn holds(plan: &Plan) {
    assert_eq!(plans::hold(plan).map_err(|problems| told(&problems)), Ok(()), "a plan that cannot be kept");
    let written = plans::write(plan);
    let again = plans::read("own.toml", &written).unwrap_or_else(|problems| panic!("{}\n{written}", told(&problems)));
    assert_eq!(&again, plan, "written and opened as something else");
}

/// A link: what is opened is no longer than it may be, and makes a link that holds the same. What is no link is taken for what the letters of
/// one stand for.
pub fn link(bytes: &[u8]) -> Answer {
    let letters = std::str::from_utf8(bytes).ok().filter(|text| links::is_link(text));
    let fragment = letters.map_or_else(|| format!("p1.{}", BASE64_URL_SAFE_NO_PAD.encode(bytes)), str::to_owned);
    let text = match links::read(&fragment) {
        Ok(text) => text,
        Err(problem) => return said::both(&problem.sentence(Language::Zh), &problem.sentence(Language::En)),
    };
    assert!(text.len() <= LARGEST, "{} bytes", text.len());
    match links::write(&text) {
        Ok(again) => {
            let again = links::read(&again).unwrap_or_else(|problem| panic!("written and refused: {problem:?}"));
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&again), letters(&text), "the link of a link holds something else");
        }
        Err(too_large) => assert!(too_large.characters > links::MOST),
    }
    Answer::Opened
}

fn told(problems: &[FileProblem]) -> String {
    problems.iter().map(|problem| problem.sentence(Language::En)).collect::<Vec<_>>().join("\n")
}
