//! Reads an area and its figures.

use std::collections::BTreeMap;

use permille_engine::area::{Area, Level, PopulationBase, Series};
use permille_engine::id::{AreaCode, MeasureId, SourceId};
use permille_engine::name::Name;

use super::{Reader, text};
use crate::fault::{Fault, FileProblem, Place};
use crate::scenario_file::write::section_of;
use crate::shape::Subject;
use crate::tree::Node;

impl Reader<'_> {
    /// The area a checked node holds.
    pub(super) fn area(&mut self, node: &Node, sources: &BTreeMap<SourceId, Name>) -> Area {
        let code = text(node, "code");
        let mut note = |node: &Node, field: String, fault: Fault| {
            let place = Place { file: None, at: node.at, subject: Some((Subject::Area, code.to_owned())), field };
            self.notes.push(FileProblem::new(place, fault));
        };
        let mut measures = BTreeMap::new();
        for section in ["population", "stocks", "indicators", "milestones"] {
            for entry in node.get(section).map(Node::entries).unwrap_or_default() {
                let field = || format!("{section}.{}", entry.key);
                if let Some(source) = entry.node.text_at("source")
                    && !sources.contains_key(&source.into())
                {
                    note(&entry.node, field(), Fault::UnknownSource { source: source.to_owned() });
                }
                if section == "population" {
                    continue;
                }
                let measure = MeasureId::from(entry.key.as_str());
                match self.natures.get(&measure).copied().map(section_of) {
                    None => {
                        note(&entry.node, field(), Fault::UnknownMeasure { measure: entry.key.clone() });
                        self.kept.remember_section(measure.clone(), section);
                    }
                    Some(right) if right != section => {
                        note(&entry.node, field(), Fault::WrongSection { measure: entry.key.clone(), section: right });
                    }
                    Some(_) => {}
                }
                if measures.insert(measure, series(&entry.node)).is_some() {
                    let place =
                        Place { file: None, at: entry.at, subject: Some((Subject::Area, code.to_owned())), field: field() };
                    let fault = Fault::DuplicateKey { key: entry.key.clone() };
                    self.problems.push(FileProblem::new(place, fault));
                }
            }
        }
        let people = node.get("population").map(Node::entries).unwrap_or_default();
        Area {
            code: code.into(),
            name: node.name_at("name"),
            level: Level::from_word(text(node, "level")).unwrap_or(Level::County),
            parent: node.text_at("parent").map(AreaCode::from),
            population: people.iter().map(|entry| (PopulationBase::from_word(&entry.key), series(&entry.node))).collect(),
            measures: measures.into(),
            note: node.text_at("note").map(str::to_owned),
        }
    }
}

fn series(node: &Node) -> Series {
    let values = node.get("values").map(Node::entries).unwrap_or_default();
    Series {
        values: values.iter().filter_map(|entry| Some((entry.key.parse().ok()?, entry.node.quantity()?))).collect(),
        source: node.text_at("source").map(SourceId::from),
        note: node.text_at("note").map(str::to_owned),
        owner: node.text_at("owner").map(str::to_owned),
    }
}
