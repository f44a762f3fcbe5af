//! Reads a file of the newest version into a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Level, PopulationBase, Series};
use permille_engine::id::{AreaCode, MeasureId, NormId, SourceId};
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::norm::Target;
use permille_engine::plan::{Nature, Plan};
use permille_engine::problem::Problem;
use permille_engine::scenario::{Action, Baseline, Lever, Scenario, ScenarioSet, Setting};
use permille_engine::year::Horizon;

use super::write::section_of;
use super::{Document, Kept, Note, locate, v1, version};
use crate::fault::{Fault, FileProblem, Place};
use crate::shape::check::check;
use crate::shape::{FIRST_YEAR, LAST_YEAR, Subject};
use crate::tree::{Node, json};

/// Reads a scenario file.
pub(super) fn read(
    text: &str,
    plans: &[Arc<Plan>],
) -> Result<(Document, Vec<Note>), Vec<FileProblem>> {
    let text = text.trim_start_matches('\u{feff}');
    let root = tree(text).map_err(|problem| vec![problem])?;
    let checked = check(&root, &v1::FILE);
    if !checked.problems.is_empty() {
        return Err(checked.problems);
    }
    let mut reader = Reader {
        plans,
        natures: BTreeMap::new(),
        kept: Kept::default(),
        problems: Vec::new(),
        notes: Vec::new(),
    };
    for unknown in &checked.unknown {
        let fault = Fault::KeptField {
            field: unknown.entry.key.clone(),
            known: unknown.known.clone(),
        };
        reader
            .notes
            .push(FileProblem::new(unknown.place.clone(), fault));
    }
    reader.kept = Kept::new(checked.unknown);
    let set = reader.set(&root);
    let Reader {
        kept,
        mut problems,
        mut notes,
        ..
    } = reader;
    let Some(set) = set.filter(|_| problems.is_empty()) else {
        return Err(problems);
    };
    match Model::new(&set) {
        Ok((_, remarks)) => notes.extend(
            remarks
                .into_iter()
                .map(|problem| locate::place(&root, problem)),
        ),
        Err(found) => {
            let fatal = found.into_iter().filter(Problem::is_fatal);
            problems.extend(fatal.map(|problem| locate::place(&root, problem)));
            problems.sort_by_key(|problem| problem.place.as_ref().map(|place| place.at));
            return Err(problems);
        }
    }
    notes.sort_by_key(|note| note.place.as_ref().map(|place| place.at));
    Ok((
        Document {
            set,
            notes: root.text_at("notes").map(str::to_owned),
            kept,
        },
        notes,
    ))
}

/// The tree of a text that is a scenario file of a version read here.
fn tree(text: &str) -> Result<Node, FileProblem> {
    match text.trim_start().chars().next() {
        None => return Err(FileProblem::of_file(Fault::Empty)),
        Some('<') => return Err(FileProblem::of_file(Fault::WebPage)),
        Some(_) => {}
    }
    let root = json::parse(text)?;
    version::gate(&root)?;
    Ok(root)
}

/// Turns a checked tree into a scenario set, and notes what is odd on the way.
struct Reader<'a> {
    plans: &'a [Arc<Plan>],
    natures: BTreeMap<MeasureId, Nature>,
    kept: Kept,
    problems: Vec<FileProblem>,
    notes: Vec<Note>,
}

impl Reader<'_> {
    fn set(&mut self, root: &Node) -> Option<ScenarioSet> {
        let plans = self.chosen_plans(root);
        for measure in plans.iter().flat_map(|plan| &plan.measures) {
            self.natures
                .entry(measure.id.clone())
                .or_insert(measure.nature);
        }
        let sources: BTreeMap<SourceId, _> = root
            .get("sources")
            .map(Node::entries)
            .unwrap_or_default()
            .iter()
            .map(|entry| (SourceId::new(entry.key.as_str()), name(&entry.node)))
            .collect();
        let areas: Vec<Area> = items(root, "areas")
            .iter()
            .map(|node| self.area(node, &sources))
            .collect();
        let scenarios = items(root, "scenarios")
            .iter()
            .map(|node| self.scenario(node, &plans))
            .collect();
        let (base_year, horizon) = self.years(root)?;
        Some(ScenarioSet {
            title: root.name_at("title"),
            description: root.name_at("description"),
            baseline: Baseline {
                base_year,
                horizon,
                areas: Arc::new(areas),
            },
            plans,
            scenarios,
            sources,
        })
    }

    fn chosen_plans(&mut self, root: &Node) -> Vec<Arc<Plan>> {
        let mut chosen: Vec<Arc<Plan>> = Vec::new();
        for node in items(root, "plans") {
            let id = node.text().unwrap_or_default();
            match self.plans.iter().find(|plan| plan.id.as_str() == id) {
                // The engine would complain of every norm of it.
                Some(plan) if chosen.contains(plan) => {
                    let twice = Problem::DuplicatePlan {
                        plan: plan.id.clone(),
                    };
                    self.problems
                        .push(of_file(node, "plans", Fault::Engine(twice)));
                }
                Some(plan) => chosen.push(Arc::clone(plan)),
                None => {
                    let known = self.plans.iter().map(|plan| plan.id.to_string()).collect();
                    self.problems.push(of_file(
                        node,
                        "plans",
                        Fault::UnknownPlan {
                            plan: id.to_owned(),
                            known,
                        },
                    ));
                }
            }
        }
        chosen
    }

    fn years(&mut self, root: &Node) -> Option<(u16, Horizon)> {
        let base = root.get("base_year")?;
        let [first, last] = items(root, "horizon") else {
            return None;
        };
        let (base_year, from, to) = (base.year()?, first.year()?, last.year()?);
        let fault = if from > to {
            Some((
                first,
                "horizon",
                Fault::YearsReversed {
                    first: from,
                    last: to,
                },
            ))
        } else if Horizon::new(from, to).is_none() {
            Some((
                first,
                "horizon",
                Fault::HorizonTooLong {
                    years: usize::from(to - from) + 1,
                },
            ))
        } else if base_year > to {
            Some((
                base,
                "base_year",
                Fault::BaseYearTooLate {
                    base_year,
                    last: to,
                },
            ))
        } else {
            None
        };
        if let Some((node, field, fault)) = fault {
            self.problems.push(of_file(node, field, fault));
        }
        Horizon::new(from, to).map(|horizon| (base_year, horizon))
    }

    fn area(&mut self, node: &Node, sources: &BTreeMap<SourceId, Name>) -> Area {
        let code = text(node, "code");
        let mut note = |node: &Node, field: String, fault: Fault| {
            let place = Place {
                file: None,
                at: node.at,
                subject: Some((Subject::Area, code.to_owned())),
                field,
            };
            self.notes.push(FileProblem::new(place, fault));
        };
        let mut measures = BTreeMap::new();
        for section in ["population", "stocks", "indicators", "milestones"] {
            for entry in node.get(section).map(Node::entries).unwrap_or_default() {
                let field = || format!("{section}.{}", entry.key);
                if let Some(source) = entry.node.text_at("source")
                    && !sources.contains_key(&source.into())
                {
                    note(
                        &entry.node,
                        field(),
                        Fault::UnknownSource {
                            source: source.to_owned(),
                        },
                    );
                }
                if section == "population" {
                    continue;
                }
                let measure = MeasureId::from(entry.key.as_str());
                match self.natures.get(&measure).copied().map(section_of) {
                    None => {
                        note(
                            &entry.node,
                            field(),
                            Fault::UnknownMeasure {
                                measure: entry.key.clone(),
                            },
                        );
                        self.kept.remember_section(measure.clone(), section);
                    }
                    Some(right) if right != section => {
                        note(
                            &entry.node,
                            field(),
                            Fault::WrongSection {
                                measure: entry.key.clone(),
                                section: right,
                            },
                        );
                    }
                    Some(_) => {}
                }
                measures.insert(measure, series(&entry.node));
            }
        }
        let people = node
            .get("population")
            .map(Node::entries)
            .unwrap_or_default();
        Area {
            code: code.into(),
            name: node.name_at("name"),
            level: Level::from_word(text(node, "level")).unwrap_or(Level::County),
            parent: node.text_at("parent").map(AreaCode::from),
            population: people
                .iter()
                .map(|entry| (PopulationBase::from_word(&entry.key), series(&entry.node)))
                .collect(),
            measures,
            note: node.text_at("note").map(str::to_owned),
        }
    }

    fn scenario(&mut self, node: &Node, plans: &[Arc<Plan>]) -> Scenario {
        let id = text(node, "id");
        let mut settings = Vec::new();
        for (position, node) in items(node, "levers").iter().enumerate() {
            let place = |field: &str| {
                let field = format!("levers.{}.{field}", position + 1);
                let at = node.get("value").map_or(node.at, |value| value.at);
                Some(Box::new(Place {
                    file: None,
                    at,
                    subject: Some((Subject::Scenario, id.to_owned())),
                    field,
                }))
            };
            let setting = setting(node);
            match &setting.lever {
                Lever::Target { norm, .. } if !has_target(plans, &setting.lever) => {
                    self.notes.push(FileProblem {
                        place: place("norm"),
                        fault: Fault::NoSuchTarget {
                            norm: norm.to_string(),
                        },
                    });
                }
                Lever::DueYear { .. }
                    if !setting.value.is_whole()
                        || !(FIRST_YEAR..=LAST_YEAR).contains(&setting.value.trunc()) =>
                {
                    self.problems.push(FileProblem {
                        place: place("value"),
                        fault: Fault::NotAYear {
                            text: setting.value.to_string(),
                        },
                    });
                }
                _ => {}
            }
            settings.push(setting);
        }
        Scenario {
            id: id.into(),
            name: node.name_at("name"),
            description: node.name_at("description"),
            settings,
            actions: items(node, "actions").iter().map(action).collect(),
        }
    }
}

/// Whether a target that a lever moves is there; a norm that is not there is the engine's to say.
fn has_target(plans: &[Arc<Plan>], lever: &Lever) -> bool {
    let Lever::Target {
        norm: id,
        year,
        part,
    } = lever
    else {
        return true;
    };
    plans.iter().all(|plan| {
        plan.norms.iter().filter(|norm| norm.id == *id).all(|norm| {
            let due = |target: &&Target| target.year.unwrap_or(plan.years.1);
            let target = match year {
                Some(year) => norm.targets.iter().find(|target| due(target) == *year),
                None => norm.targets.last(),
            };
            target.is_some_and(|target| *part < target.values.len())
        })
    })
}

/// The setting a checked node holds.
pub(super) fn setting(node: &Node) -> Setting {
    let norm = || NormId::from(text(node, "norm"));
    let measure = || MeasureId::from(text(node, "measure"));
    let part = || {
        node.get("part")
            .and_then(Node::whole)
            .and_then(|part| usize::try_from(part).ok())
            .unwrap_or(0)
    };
    Setting {
        lever: match text(node, "lever") {
            "urbanisation" => Lever::Urbanisation,
            "target" => Lever::Target {
                norm: norm(),
                year: node.get("year").and_then(Node::year),
                part: part(),
            },
            "due-year" => Lever::DueYear { norm: norm() },
            "attrition" => Lever::Attrition { measure: measure() },
            "additions" => Lever::Additions { measure: measure() },
            _ => Lever::Growth,
        },
        area: node.text_at("area").map(AreaCode::from),
        value: node
            .get("value")
            .and_then(Node::quantity)
            .unwrap_or_default(),
        reason: node.text_at("reason").map(str::to_owned),
    }
}

fn action(node: &Node) -> Action {
    Action {
        area: text(node, "area").into(),
        measure: text(node, "measure").into(),
        year: node.get("year").and_then(Node::year).unwrap_or_default(),
        amount: node
            .get("amount")
            .and_then(Node::quantity)
            .unwrap_or_default(),
        reason: node.text_at("reason").map(str::to_owned),
    }
}

fn series(node: &Node) -> Series {
    let values = node.get("values").map(Node::entries).unwrap_or_default();
    Series {
        values: values
            .iter()
            .filter_map(|entry| Some((entry.key.parse().ok()?, entry.node.quantity()?)))
            .collect(),
        source: node.text_at("source").map(SourceId::from),
        note: node.text_at("note").map(str::to_owned),
    }
}

fn name(node: &Node) -> Name {
    let part = |language| node.text_at(language).unwrap_or_default();
    Name::new(part("zh"), part("en"))
}

fn of_file(node: &Node, field: &str, fault: Fault) -> FileProblem {
    FileProblem {
        place: Some(Box::new(Place {
            at: node.at,
            field: field.to_owned(),
            ..Place::default()
        })),
        fault,
    }
}

fn items<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.get(key).map(Node::items).unwrap_or_default()
}

/// A text that the check has seen to be there.
fn text<'a>(node: &'a Node, key: &str) -> &'a str {
    node.text_at(key).unwrap_or_default()
}
