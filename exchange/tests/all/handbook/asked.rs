//! What the tables of examples ask: rows of areas, years, norms or scenarios; who gets what; what differs; how sure it is.

use permille_engine::allocation::claims::{Asked, Gathered, gather};
use permille_engine::allocation::{Claim, Division, Limit, Rule, divide, no_search};
use permille_engine::compare::contributions::{MOST, Question as Divided, contributions};
use permille_engine::compare::inputs::{Differences, Input};
use permille_engine::compare::results::Figure;
use permille_engine::fairness::{Share, fairness};
use permille_engine::quantity::Quantity;
use permille_engine::risk::run::Question as Drawn;
use permille_engine::risk::share::Drawer;
use permille_exchange::wording::language::{Language, Say, Word};
use permille_exchange::wording::numbers::{full, percent, rounded};
use permille_exchange::wording::{levers, words};

use super::figures::{Found, Row, World, figure};
use super::pages::Example;

/// What stands in the first column where a row sums up.
const TOGETHER: Word = Word::new("合计", "Together");
/// Where nothing has been divided yet.
const BEFORE: Word = Word::new("分配前", "Before");
/// How evenly it is spread.
const GINI: Word = Word::new("基尼系数", "Gini");
/// The same.
const THEIL: Word = Word::new("泰尔指数", "Theil");
/// Who has least.
const LOWEST: Word = Word::new("最低达标率", "Lowest coverage");
/// Draws that meet a norm.
const CHANCE: Word = Word::new("达标机会", "Chance of meeting it");
/// The middle of all draws.
const MIDDLE: Word = Word::new("缺口（中位）", "Gap (median)");
/// A twentieth of the draws lies below.
const LOW: Word = Word::new("缺口的5%", "5% of the gaps");
/// A twentieth of the draws lies above.
const HIGH: Word = Word::new("缺口的95%", "95% of the gaps");
/// What a lever explains alone.
const ALONE: Word = Word::new("单独解释", "explains alone");

/// The names of the rules by which something is divided.
const RULES: [(Rule, Word); 4] = [
    (Rule::Proportional, Word::new("按缺口比例", "In proportion to the gap")),
    (Rule::LowestCoverage, Word::new("达标率最低者优先", "Lowest coverage first")),
    (Rule::LargestGap, Word::new("缺口最大者优先", "Largest gap first")),
    (Rule::LeastCost, Word::new("花费最少", "Least cost")),
];

/// What every cell of an example's table is to say, row by row. The first column says what the row is of.
pub fn answer(world: &World, language: Language, example: &Example) -> Vec<Vec<Found>> {
    match example.kind() {
        "areas" | "years" | "norms" | "scenarios" => figures(world, language, example),
        "divide" => divided(world, language, example),
        "fairness" => fair(world, language, example),
        "contributions" => contributed(world, language, example),
        "draws" => drawn(world, language, example),
        other => panic!("{}: nothing is known of “{other}”", example.place),
    }
}

/// The row an example begins with: what it does not say is the baseline, 甲县 and 2025.
fn row(world: &World, example: &Example) -> Row {
    let year = example.key("year").unwrap_or("2025");
    Row {
        scenario: world.scenario(example.key("scenario").unwrap_or("baseline")),
        norm: world.norm(example.key("norm").unwrap_or("hb-places")),
        area: world.area(example.key("area").unwrap_or("369801")),
        year: year.parse().unwrap(),
    }
}

fn figures(world: &World, language: Language, example: &Example) -> Vec<Vec<Found>> {
    let of = |label: &str| {
        let row = row(world, example);
        let is = |name: &permille_engine::name::Name| language.name(name) == label;
        let found = match example.kind() {
            "areas" => world.model.areas().iter().position(|area| is(&area.name)).map(|area| Row { area, ..row }),
            "norms" => world.norms().position(|norm| is(&norm.name)).map(|norm| Row { norm, ..row }),
            "scenarios" => world.set.scenarios.iter().position(|one| is(&one.name)).map(|scenario| Row { scenario, ..row }),
            _ => label.parse().ok().map(|year| Row { year, ..row }),
        };
        found.unwrap_or_else(|| panic!("{}: “{label}” is not there", example.place))
    };
    let cells = |said: &Vec<String>| {
        let row = of(&said[0]);
        let rest = example.table.head[1..].iter().map(|head| world.column(language, head, row));
        std::iter::once(said[0].clone().into()).chain(rest).collect()
    };
    example.table.rows.iter().map(cells).collect()
}

/// The gaps of the areas of an example's norm, with a unit cost for each: what is asked is what the app asks.
fn gathered(world: &World, example: &Example) -> (Row, Gathered) {
    let row = row(world, example);
    let (scenario, _) = world.outlook(row.scenario);
    let areas: Vec<usize> = (0..world.model.areas().len()).collect();
    let asked = Asked {
        norms: &[row.norm],
        areas: &areas,
        unit_cost: &|_, _| Some(Quantity::ONE),
        weight: &|_, _| Quantity::ONE,
        priced: false,
    };
    (row, gather(&world.model, &world.model.probe(scenario, &[row.norm]), row.year, &asked))
}

fn division(gathered: &Gathered, example: &Example, rule: Rule) -> Division {
    let amount = example.must("amount").parse().unwrap();
    divide(&gathered.claims, Limit::Amount(amount), rule, &no_search).unwrap()
}

/// What an area gets under a division.
fn awarded(gathered: &Gathered, division: &Division, area: usize) -> Quantity {
    let place = gathered.claims.iter().position(|claim| claim.area == area);
    place.map_or(Quantity::ZERO, |place| division.awards[place])
}

fn rule_named(language: Language, name: &str) -> Option<Rule> {
    RULES.into_iter().find(|(_, word)| language.say(*word) == name).map(|(rule, _)| rule)
}

fn divided(world: &World, language: Language, example: &Example) -> Vec<Vec<Found>> {
    let (row, gathered) = gathered(world, example);
    let cells = |said: &Vec<String>| {
        let together = said[0] == language.say(TOGETHER);
        let area = world.model.areas().iter().position(|area| language.name(&area.name) == said[0]);
        let rest = example.table.head[1..].iter().map(|head| match (rule_named(language, head), area) {
            (Some(rule), _) if together => figure(division(&gathered, example, rule).spent),
            (Some(rule), Some(area)) => figure(awarded(&gathered, &division(&gathered, example, rule), area)),
            (None, Some(area)) => world.column(language, head, Row { area, ..row }),
            (None, None) if together && head == language.say(words::GAP) => {
                let gaps = gathered.claims.iter().filter_map(Claim::gap);
                figure(gaps.fold(Quantity::ZERO, |sum, gap| sum.plus(gap).unwrap()))
            }
            _ => panic!("{}: “{}” is not there", example.place, said[0]),
        });
        std::iter::once(said[0].clone().into()).chain(rest).collect()
    };
    example.table.rows.iter().map(cells).collect()
}

fn fair(world: &World, language: Language, example: &Example) -> Vec<Vec<Found>> {
    let (_, gathered) = gathered(world, example);
    let cells = |said: &Vec<String>| {
        let rule = rule_named(language, &said[0]);
        assert!(rule.is_some() || said[0] == language.say(BEFORE), "{}: “{}”", example.place, said[0]);
        let division = rule.map(|rule| division(&gathered, example, rule));
        let shares = gathered.known.iter().map(|known| {
            let more = division.as_ref().map_or(Quantity::ZERO, |division| awarded(&gathered, division, known.area));
            Share { available: known.share.available.plus(more).unwrap(), ..known.share }
        });
        let fairness = fairness(&shares.collect::<Vec<_>>()).unwrap();
        let rest = example.table.head[1..].iter().map(|head| match head {
            head if head == language.say(GINI) => rounded(fairness.gini, 3).into(),
            head if head == language.say(THEIL) => rounded(fairness.theil, 4).into(),
            head if head == language.say(LOWEST) => percent(fairness.lowest).into(),
            head => panic!("{}: nothing is known of a column “{head}”", example.place),
        });
        std::iter::once(said[0].clone().into()).chain(rest).collect()
    };
    example.table.rows.iter().map(cells).collect()
}

fn contributed(world: &World, language: Language, example: &Example) -> Vec<Vec<Found>> {
    let row = row(world, example);
    let [one, other] = ["from", "to"].map(|key| world.outlook(world.scenario(example.must(key))).0);
    let differences = Differences::between(&world.model, one, other);
    let question = Divided { norm: row.norm, area: row.area, year: row.year, figure: Figure::Gap };
    let parts = contributions(&world.model, &differences, question, MOST, |scenario| {
        let figures = &world.model.probe(scenario, &[row.norm])[0];
        Figure::Gap.of(&world.model, figures, row.area, row.year)
    });
    let amounts = parts.amounts(0).unwrap();
    let named = |inputs: &[usize]| match &differences.list[inputs[0]].input {
        Input::Everywhere(lever) | Input::Local(_, lever) => levers::lever(language, &world.model, lever),
        Input::Action { area, measure, year, .. } => {
            let (area, measure) = (levers::area(language, &world.model, area), levers::measure(language, &world.model, measure));
            language.pick(format!("举措：{area}{measure}，{year}年"), format!("Action: {measure} in {area}, {year}"))
        }
    };
    let each = parts.parts.as_ref().unwrap().iter().zip(&amounts);
    let mut rows: Vec<Vec<Found>> = each.map(|(part, amount)| vec![named(&part.inputs).into(), figure(*amount)]).collect();
    rows.push(vec![language.say(TOGETHER).to_owned().into(), figure(parts.change().unwrap())]);
    rows
}

fn drawn(world: &World, language: Language, example: &Example) -> Vec<Vec<Found>> {
    let row = row(world, example);
    let (scenario, _) = world.outlook(row.scenario);
    let [seed, draws] = ["seed", "draws"].map(|key| example.must(key).parse::<u32>().unwrap());
    let question = Drawn { norms: vec![row.norm], area: row.area, seed: seed.into(), draws };
    let mut drawer = Drawer::new(&world.model, scenario, question).unwrap();
    let mut run = drawer.run(&world.model);
    run.advance(&mut drawer, &world.model, draws);
    let in_year = run.look().in_year(0, world.model.horizon().position(row.year).unwrap()).unwrap();
    let gap = in_year.gap.unwrap();
    let chance = run.chances(0).unwrap().get(world.model.cell(row.area, row.year).unwrap()).unwrap();
    let matters = in_year.matters.unwrap();
    let alone = |label: &str| {
        let influence = matters.iter().find(|influence| {
            let lever = levers::lever(language, &world.model, &scenario.ranges[influence.range].lever);
            label == language.pick(format!("{lever}{}", ALONE.zh), format!("{lever} {}", ALONE.en))
        });
        influence.map(|influence| percent(influence.share))
    };
    let cells = |said: &Vec<String>| {
        let found = match &said[0] {
            label if label == language.say(CHANCE) => chance.percent_met().map(percent),
            label if label == language.say(MIDDLE) => Some(full(gap.middle)),
            label if label == language.say(LOW) => Some(full(gap.lowest)),
            label if label == language.say(HIGH) => Some(full(gap.highest)),
            label => alone(label),
        };
        let found = found.unwrap_or_else(|| panic!("{}: nothing is known of “{}”", example.place, said[0]));
        vec![said[0].clone().into(), found.into()]
    };
    example.table.rows.iter().map(cells).collect()
}
