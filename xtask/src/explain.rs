//! `cargo xtask explain`: how one number came about, as the drawer of the app says it, or as data.

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::norms;
use crate::opened::Opened;
use crate::today::today;
use permille_engine::explanation::{Decision, Explanation, Formula, Input, Origin, Part, PartKind, explain};
use permille_engine::id::{AreaCode, NormId};
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::{Quantity, Rounding};
use permille_engine::rule::Rounds;
use permille_engine::year::Year;
use permille_exchange::wording::closing::Closing;
use permille_exchange::wording::language::{Language, Say};
use permille_exchange::wording::numbers::or_unknown;
use permille_exchange::wording::{explanation as told, levers, words};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Which number is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The scenario file.
    pub file: PathBuf,
    /// The scenario within it; the first where left out.
    pub scenario: Option<String>,
    /// The norm's id.
    pub norm: String,
    /// The area's code.
    pub area: String,
    /// The year.
    pub year: Year,
    /// The language of the words.
    pub language: Language,
    /// As data, and not in words.
    pub json: bool,
}

/// Prints how the number came about.
pub fn run(folders: &Folders, asked: &Asked) -> Result<()> {
    let opened = Opened::read(folders, &asked.file)?;
    let wanted = opened.scenarios(asked.scenario.as_deref())?;
    let Some(&scenario) = wanted.first() else { return Err(Failure::new("The file has no scenario.")) };
    let model = &opened.model;
    let norm = model.norm_position(&NormId::from(asked.norm.as_str())).ok_or_else(|| {
        Failure::new(format!("None of the file's plans has a norm `{}`.", asked.norm))
            .with_way_out("`cargo xtask norms` lists the norms of all plans.")
    })?;
    let area = model
        .tree()
        .position(&AreaCode::from(asked.area.as_str()))
        .ok_or_else(|| Failure::new(format!("The file has no area `{}`.", asked.area)))?;
    let outlook = model.outlook(scenario);
    let explanation = explain(model, scenario, &outlook, norm, area, asked.year).ok_or_else(|| {
        Failure::new(format!("`{}` demands nothing of {} in {}.", asked.norm, asked.area, asked.year)).with_way_out(format!(
            "Ask for an area that the norm binds or that lies above one, and a year from {} to {}.",
            model.horizon().first(),
            model.horizon().last()
        ))
    })?;
    let closing = Closing::of_explained(model, scenario, &outlook, &explanation, today().0);
    let text = if asked.json {
        let data = data(model, &outlook, &explanation, closing);
        serde_json::to_string_pretty(&data)
            .map_err(|error| Failure::new(format!("The explanation could not be written: {error}.")))?
    } else {
        in_words(asked.language, &opened, &explanation, closing)
    };
    norms::print(&format!("{text}\n"))
}

/// The explanation as the drawer says it.
fn in_words(language: Language, opened: &Opened, explanation: &Explanation, closing: Option<(Closing, Quantity)>) -> String {
    let model = &opened.model;
    let (norm, area) = (model.norm(explanation.norm), &model.areas()[explanation.area]);
    let unit = language.name(&model.measure_of(explanation.norm).unit);
    let colon = language.pick("：", ": ");
    let mut lines = vec![format!("{} · {} {}", language.name(&area.name), language.name(&norm.name), explanation.year)];
    let status = explanation.status.map(|status| language.say(words::status(status)));
    lines.extend(status.map(|status| format!("{}{colon}{status}", language.say(words::STATUS))));
    for (word, value) in
        [(words::REQUIRED, explanation.requirement), (words::AVAILABLE, explanation.available), (words::GAP, explanation.gap)]
    {
        lines.push(format!("{}{colon}{} {unit}", language.say(word), or_unknown(value)));
    }
    lines.push(told::target_line(language, model, explanation));
    lines.extend(told::working(language, model, explanation));
    let facts = told::facts(language, model, &opened.document.set, explanation, closing);
    lines.extend(facts.into_iter().map(|(label, said)| format!("{label}{colon}{said}")));
    lines.extend(explanation.edge.map(|edge| told::edge(language, edge, unit)));
    let plan = model.plan_of(explanation.norm);
    let document = plan.number.clone().unwrap_or_else(|| language.name(&plan.title).to_owned());
    lines.push(format!("{}{colon}{document} {}", language.say(words::SOURCE), norm.source.clause));
    lines.push(language.name(&norm.source.statement).to_owned());
    lines.join("\n")
}

/// The explanation as data: figures as exact decimal texts, or null where unknown; years as numbers.
fn data(model: &Model, outlook: &Outlook, explanation: &Explanation, closing: Option<(Closing, Quantity)>) -> Value {
    let target = explanation.target.as_ref().map(|target| {
        let plan_values = target.plan_values.as_ref().unwrap_or(&target.values);
        let levers: Vec<Value> = target
            .levers
            .iter()
            .map(|one| {
                let lever = levers::lever(Language::En, model, &one.lever);
                json!({ "lever": lever, "value": one.value.to_string(), "reason": one.reason })
            })
            .collect();
        json!({
            "value": values(&target.values), "due": target.due, "binds": target.binds, "undated": target.undated,
            "plan_value": values(plan_values), "plan_due": target.plan_due.unwrap_or(target.due), "levers": levers,
        })
    });
    let (yearly, at_once) = match closing {
        Some((Closing::Yearly(left), _)) => (Some(left), None),
        Some((Closing::AtOnce { .. }, missing)) => (None, Some(missing)),
        None => (None, None),
    };
    json!({
        "norm": model.norm(explanation.norm).id.as_str(),
        "area": model.areas()[explanation.area].code.as_str(),
        "year": explanation.year,
        "requirement": figure(explanation.requirement),
        "available": figure(explanation.available),
        "gap": figure(explanation.gap),
        "net_gap": figure(explanation.net_gap),
        "coverage": figure(explanation.coverage),
        "path": figure(explanation.path),
        "status": explanation.status.map(Status::word),
        "formula": formula(model, outlook, explanation),
        "stock": stock(model, outlook, explanation),
        "target": target,
        "needed_yearly": figure(yearly.map(|needed| needed.yearly)),
        "needed_from": yearly.map(|needed| needed.first),
        "needed_at_once": figure(at_once),
        "rounding": rounding(model, explanation),
    })
}

fn figure(value: Option<Quantity>) -> Option<String> {
    value.map(|value| value.to_string())
}

/// One value by itself, several as a list, none as null.
fn values(values: &[Quantity]) -> Value {
    match values {
        [] => Value::Null,
        [one] => json!(one.to_string()),
        several => several.iter().map(Quantity::to_string).collect(),
    }
}

fn rounding(model: &Model, explanation: &Explanation) -> &'static str {
    let rounds = |decision| explanation.decisions.contains(&decision);
    let divides = model.norm(explanation.norm).rule.rounds() == Rounds::Always;
    let computed = divides && matches!(explanation.formula, Formula::Rule(_));
    match model.norm(explanation.norm).direction.rounding() {
        _ if matches!(explanation.formula, Formula::Sum { .. }) => "none",
        Rounding::Up if rounds(Decision::RoundedUpOnce) => "up to a whole unit",
        Rounding::Down if rounds(Decision::RoundedDownOnce) => "down to a whole unit",
        _ if !computed || model.measure_of(explanation.norm).whole => "none",
        Rounding::Up => "up at the sixth decimal place",
        Rounding::Down => "down at the sixth decimal place",
    }
}

/// The kind of formula, and what was put in.
fn formula(model: &Model, outlook: &Outlook, explanation: &Explanation) -> Value {
    let (kind, inputs) = match &explanation.formula {
        Formula::Rule(worked) => {
            let inputs = worked.inputs.iter().map(|one| input(model, one, explanation.year));
            (worked.word, inputs.collect())
        }
        Formula::Sum { .. } => {
            let figures = outlook.norm(explanation.norm);
            let below = model.tree().children(explanation.area).iter().filter_map(|&child| {
                let cell = model.cell(child, explanation.year)?;
                figures.status(cell)?;
                Some(json!({ "what": model.areas()[child].code.as_str(), "value": figure(figures.requirement(cell)) }))
            });
            ("sum", below.collect())
        }
        Formula::Unknown => ("unknown", Vec::new()),
    };
    json!({ "kind": kind, "inputs": inputs })
}

/// One thing that was put in: what it is, how much, and where it comes from.
fn input(model: &Model, input: &Input, year: Year) -> Value {
    match input {
        Input::Number(what, value) => json!({ "what": what, "value": value.to_string() }),
        Input::Whole(what, value) => json!({ "what": what, "value": value.to_string() }),
        Input::People(people) => {
            let mut input = from_origin(&people.origin, year);
            input["what"] = json!(people.base.word());
            input["value"] = json!(people.count.map(|count| count.to_string()));
            input
        }
        Input::Stock(stock) => {
            let mut input = from_origin(&stock.origin, year);
            input["what"] = json!(model.measures()[stock.of].id.as_str());
            input["value"] = json!(figure(stock.amount));
            input
        }
        Input::Step(what, from, value) => json!({ "what": what, "from": from.to_string(), "value": value.to_string() }),
    }
}

/// Where the stock comes from, with what was summed.
fn stock(model: &Model, outlook: &Outlook, explanation: &Explanation) -> Value {
    let mut stock = from_origin(&explanation.stock, explanation.year);
    if let Origin::Summed { .. } = explanation.stock
        && let Some(measure) = model.measure_position(&model.measure_of(explanation.norm).id)
    {
        let part = |&child: &usize| {
            let amount = outlook.stock(measure).amount(model.cell(child, explanation.year)?);
            Some(json!({
                "year": explanation.year, "amount": figure(amount), "what": "summed", "area": model.areas()[child].code.as_str(),
            }))
        };
        let summed: Vec<Value> = model.tree().children(explanation.area).iter().filter_map(part).collect();
        // What is held at the level of the area itself comes on top.
        let held = stock["parts"].as_array().cloned().unwrap_or_default();
        stock["parts"] = summed.into_iter().chain(held).collect();
    }
    stock
}

/// Where a number of a year comes from. What was lost counts as less, so that the figure carried and the parts add up.
fn from_origin(origin: &Origin, year: Year) -> Value {
    let part = |part: &Part| {
        let (what, reason, sign) = match &part.kind {
            PartKind::Lost => ("lost", None, "-"),
            PartKind::Added => ("added", None, ""),
            PartKind::Built { reason } => ("action", reason.as_deref(), ""),
        };
        json!({ "year": part.year, "amount": format!("{sign}{}", part.amount), "what": what, "reason": reason })
    };
    let source = |id: &Option<permille_engine::id::SourceId>| id.as_ref().map(ToString::to_string);
    match origin {
        Origin::Stated { source: id, note } => {
            json!({ "origin": "stated", "since": year, "source": source(id), "note": note, "parts": [] })
        }
        Origin::Carried { from, source: id, note, rate, value, parts, rounded } => json!({
            "origin": "carried", "since": from, "source": source(id), "note": note, "figure": value.to_string(),
            "rate": rate.to_string(), "parts": parts.iter().map(part).collect::<Vec<_>>(),
            "rounding": if *rounded { "to the nearest whole unit" } else { "none" },
        }),
        Origin::Summed { missing, unused, held, parts } => json!({
            "origin": "sum", "since": null, "source": null, "missing": missing, "held": held.to_string(),
            "parts": parts.iter().map(part).collect::<Vec<_>>(),
            "aside": unused.as_ref().map(|unused| json!({ "year": unused.year, "value": unused.value.to_string(), "source": source(&unused.source) })),
        }),
        Origin::Derived { residents, less, from } => json!({
            "origin": "derived", "since": null, "source": null, "parts": [],
            "from": [{ "what": "resident", "origin": from_origin(residents, year) }, { "what": less.word(), "origin": from_origin(from, year) }],
        }),
        Origin::Unknown => json!({ "origin": "unknown", "since": null, "source": null, "parts": [] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use permille_exchange::files::{scenario_file, shipped};

    const UNIT: i128 = 1_000_000;

    /// A decimal text in millionths, or nothing where it is unknown.
    fn read(value: &Value) -> Option<i128> {
        let quantity: Quantity = value.as_str()?.parse().unwrap();
        Some(i128::from(quantity.millionths()))
    }

    /// The quotient rounded as the data says; `None` where it says something else.
    fn rounded(numerator: i128, denominator: i128, rounding: &Value) -> Option<i128> {
        let (up, unit) = match rounding.as_str()? {
            "up to a whole unit" => (true, UNIT),
            "down to a whole unit" => (false, UNIT),
            "up at the sixth decimal place" => (true, 1),
            "down at the sixth decimal place" => (false, 1),
            "none" if numerator % denominator == 0 => return Some(numerator / denominator),
            _ => return None,
        };
        let step = denominator * unit;
        Some((numerator.div_euclid(step) + i128::from(up && numerator.rem_euclid(step) > 0)) * unit)
    }

    /// The requirement by plain arithmetic from nothing but what the data says; `None` where it says that a figure is unknown.
    fn by_hand(data: &Value) -> Option<i128> {
        let formula = &data["formula"];
        let inputs = formula["inputs"].as_array().unwrap();
        let value = |position: usize| inputs.get(position).and_then(|input| read(&input["value"]));
        let rounded = |numerator, denominator| rounded(numerator, denominator, &data["rounding"]);
        match formula["kind"].as_str().unwrap() {
            "ratio" => rounded(value(0)? * value(1)?, value(2)?),
            "share" => rounded(value(0)? * value(1)?, 100 * UNIT),
            "sum-of-ratios" => {
                let terms: Option<Vec<_>> = (0..inputs.len()).step_by(2).map(|at| Some((value(at)?, value(at + 1)?))).collect();
                let all: i128 = terms.iter().flatten().map(|(_, divisor)| divisor).product();
                let numerator: i128 = terms?.iter().map(|(people, divisor)| people * (all / divisor)).sum();
                rounded(numerator * UNIT, all)
            }
            "bracket" => {
                let people = value(0)?;
                let mut steps = inputs[1..].iter().filter(|step| read(&step["from"]).unwrap() <= people);
                steps.next_back().and_then(|step| rounded(read(&step["value"])?, 1))
            }
            "threshold" => rounded(if value(0)? >= value(1)? { value(2)? } else { 0 }, 1),
            "value" | "done" => rounded(value(0)?, 1),
            "sum" => (0..inputs.len()).filter_map(value).reduce(|sum, one| sum + one),
            _ => None,
        }
    }

    #[test]
    fn the_numbers_of_an_explanation_put_into_its_formula_give_the_number_explained() {
        let mut compared = 0;
        let plans = shipped::plans().unwrap();
        for text in ["tutorial", "changjiang-2030"].map(|id| shipped::scenario(id).unwrap()) {
            let (document, _) = scenario_file::read(text, &plans).unwrap();
            let (model, _) = Model::new(&document.set).unwrap();
            for scenario in &document.set.scenarios {
                let outlook = model.outlook(scenario);
                for norm in 0..model.norm_count() {
                    for area in 0..model.areas().len() {
                        for year in model.horizon().years() {
                            let Some(explanation) = explain(&model, scenario, &outlook, norm, area, year) else { continue };
                            let data = data(&model, &outlook, &explanation, None);
                            if let Some(required) = read(&data["requirement"]) {
                                assert_eq!(by_hand(&data), Some(required), "{data:#}");
                                compared += 1;
                            }
                            if data["stock"]["origin"] == "carried" {
                                let parts =
                                    data["stock"]["parts"].as_array().unwrap().iter().filter_map(|part| read(&part["amount"]));
                                let exact = read(&data["stock"]["figure"]).unwrap() + parts.sum::<i128>();
                                let to_units = data["stock"]["rounding"] == "to the nearest whole unit";
                                let stock = Some(if to_units { (exact + UNIT / 2).div_euclid(UNIT) * UNIT } else { exact });
                                assert_eq!(stock, read(&data["available"]), "{data:#}");
                            }
                        }
                    }
                }
            }
        }
        assert!(compared > 1_000, "{compared} requirements were worked out again");
    }
}
