//! Reads an area and its figures.

use std::collections::BTreeMap;

use permille_engine::area::{Area, Level, PopulationBase, Series};
use permille_engine::id::{AreaCode, MeasureId, SourceId};
use permille_engine::in_order;

use super::{KnownMeasure, Reader, text, visible_name};
use crate::files::fault::{Fault, FilePlace, FileProblem, Subject};
use crate::files::tree::Node;

impl Reader<'_> {
    /// The area a checked node holds.
    pub(super) fn area(&mut self, node: &Node, sources: &BTreeMap<&str, SourceId>) -> Area {
        let code = text(node, "code");
        let mut note = |node: &Node, field: String, fault: Fault| {
            let place = FilePlace { file: None, at: node.at, subject: Some((Subject::Area, code.to_owned())), field };
            self.notes.push(FileProblem::new(place, fault));
        };
        let mut measures = BTreeMap::new();
        for section in ["population", "stocks", "indicators", "milestones"] {
            for entry in node.get(section).map(Node::entries).unwrap_or_default() {
                let field = || format!("{section}.{}", entry.key);
                if let Some(source) = entry.node.text_at("source")
                    && !sources.contains_key(source)
                {
                    note(&entry.node, field(), Fault::UnknownSource { source: source.to_owned() });
                }
                if section == "population" {
                    continue;
                }
                let KnownMeasure { id: measure, section: belongs } = match self.measures.get(&entry.key) {
                    Some(known) => known.clone(),
                    None => {
                        let new = KnownMeasure { id: MeasureId::from(entry.key.as_str()), section: None };
                        self.measures.insert(entry.key.clone(), new.clone());
                        new
                    }
                };
                match belongs {
                    None => {
                        note(&entry.node, field(), Fault::UnknownMeasure { measure: entry.key.to_string() });
                        self.kept.remember_section(measure.clone(), section);
                    }
                    Some(right) if right != section => {
                        note(&entry.node, field(), Fault::WrongSection { measure: entry.key.to_string(), section: right });
                    }
                    Some(_) => {}
                }
                if measures.insert(measure, series(&entry.node, sources)).is_some() {
                    let place =
                        FilePlace { file: None, at: entry.at, subject: Some((Subject::Area, code.to_owned())), field: field() };
                    let fault = Fault::DuplicateKey { key: entry.key.to_string() };
                    self.problems.push(FileProblem::new(place, fault));
                }
            }
        }
        let people = node.get("population").map(Node::entries).unwrap_or_default();
        Area {
            code: code.into(),
            name: visible_name(node, "name"),
            level: Level::from_word(text(node, "level")).unwrap_or(Level::County),
            parent: node.text_at("parent").map(AreaCode::from),
            population: in_order::map(
                people.iter().map(|entry| (PopulationBase::from_word(&entry.key), series(&entry.node, sources))),
            )
            .into(),
            measures: measures.into(),
            note: node.text_at("note").map(str::to_owned),
        }
    }
}

/// The series a checked node holds. Those from one source share its name.
fn series(node: &Node, sources: &BTreeMap<&str, SourceId>) -> Series {
    let values = node.get("values").map(Node::entries).unwrap_or_default();
    Series {
        values: in_order::map(values.iter().filter_map(|entry| Some((entry.key.parse().ok()?, entry.node.quantity()?)))),
        source: node.text_at("source").map(|source| sources.get(source).cloned().unwrap_or_else(|| source.into())),
        note: node.text_at("note").map(str::to_owned),
        owner: node.text_at("owner").map(str::to_owned),
    }
}
