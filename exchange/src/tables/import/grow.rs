//! Areas that a table makes: those its rows name, and those above them that are not there yet.

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::area::{Area, Level};
use permille_engine::id::AreaCode;
use permille_engine::in_order::{self, InOrder};
use permille_engine::name::Name;

use super::areas::{Index, Label, same_place};
use super::layout::Layout;
use super::register::Register;
use super::{Above, NewArea, code, township};
use crate::tables::fault::{TableFault, TableProblem};

/// The areas to be made, as they become known.
pub(super) struct Growth<'a> {
    index: &'a Index<'a>,
    register: &'a Register,
    levels: BTreeMap<AreaCode, Level>,
    new: BTreeMap<AreaCode, NewArea>,
}

impl<'a> Growth<'a> {
    pub(super) fn new(areas: &'a [Area], index: &'a Index<'a>, register: &'a Register) -> Self {
        let levels = in_order::map(areas.iter().map(|area| (area.code.clone(), area.level)));
        Self { index, register, levels, new: BTreeMap::new() }
    }

    /// Notes a row about a new area.
    pub(super) fn row(&mut self, layout: &Layout, row: usize, code: &AreaCode, label: &Label) -> Result<(), TableProblem> {
        if let Some(known) = self.new.get(code).filter(|known| known.row.is_some()) {
            let first = if known.area.name.zh.is_empty() { &known.area.name.en } else { &known.area.name.zh };
            if !label.name.is_empty() && *first != label.name && !self.is_called(code, first, &label.name) {
                let fault = TableFault::NameDiffers { area: code.clone(), first: first.clone() };
                return Err(TableProblem::of_row(row, fault));
            }
            return Ok(());
        }
        let stated = layout.level(row).map_err(|(column, text)| {
            TableProblem::of_cell(row, column, &layout.head(column), TableFault::NotALevel { text: text.to_owned() })
        })?;
        let level = stated.unwrap_or_else(|| code::level(code));
        let parent = self.parent(layout, row, code, level);
        if let Some(parent) = &parent {
            let wider = self.level_of(parent);
            if wider >= level {
                return Err(TableProblem::of_row(row, TableFault::DoesNotFitAbove { area: code.clone(), above: parent.clone() }));
            }
            self.ancestors(layout, row, parent);
        }
        let unnamed = || code::province(code).unwrap_or_else(|| name_of(code.as_str()));
        let mut name = if label.name.is_empty() { unnamed() } else { name_of(&label.name) };
        if let Some(entry) = self.register.area(code.as_str()) {
            entry.name.clone_into(&mut name.zh);
        }
        self.put(code, name, level, parent, Some(row));
        Ok(())
    }

    /// The area a new one belongs to: what its row says, or what its code says.
    fn parent(&self, layout: &Layout, row: usize, own: &AreaCode, level: Level) -> Option<AreaCode> {
        if level == Level::Province {
            return None;
        }
        if township::is_own(own.as_str()) {
            return code::above(own);
        }
        let stated = layout.above(row).into_iter().filter(|(which, ..)| which.level().is_none_or(|above| above < level));
        let coded = stated.filter_map(|(_, code, name)| {
            let by_code = code.and_then(|text| {
                let digits = code::digits(text);
                self.index.by_code(&digits).map(|_| AreaCode::new(digits.as_str())).or_else(|| code::of_new_area(&digits))
            });
            by_code.or_else(|| name.and_then(|name| self.code_named(name)))
        });
        let mut candidates = coded.filter(|candidate| candidate != own);
        candidates.next().or_else(|| {
            // Not stated: by the code, or by the next code above where that level is left out.
            let mut above = code::above(own);
            while let Some(candidate) = &above {
                if self.level_of(candidate) < level {
                    break;
                }
                above = code::above(candidate);
            }
            above
        })
    }

    /// The code of an area of this name, there or about to be.
    fn code_named(&self, name: &str) -> Option<AreaCode> {
        let made = || self.new.values().find(|new| new.area.name.zh == name).map(|new| new.area.code.clone());
        let listed = || match self.register.named(name) {
            [one] => Some(AreaCode::from(one.as_str())),
            _ => None,
        };
        self.index.code_of_name(name).cloned().or_else(made).or_else(listed)
    }

    /// Makes sure of an area above and of those above it.
    fn ancestors(&mut self, layout: &Layout, row: usize, code: &AreaCode) {
        if self.levels.contains_key(code) {
            return;
        }
        let level = code::level(code);
        let stated = layout.above(row);
        let told = stated.iter().find(|(_, own, _)| own.is_some_and(|own| code::digits(own) == code.as_str()));
        let by_level = || stated.iter().find(|(which, own, _)| own.is_none() && which.level() == Some(level));
        let name = told.or_else(by_level).and_then(|(.., name)| *name).map(name_of);
        let listed = self.register.area(code.as_str()).map(|entry| Name::new(entry.name, ""));
        let name = listed.or(name).or_else(|| code::province(code)).unwrap_or_else(|| name_of(code.as_str()));
        let coded = stated.iter().filter(|(which, ..)| *which == Above::Province).find_map(|(_, own, _)| *own);
        let above = if level == Level::City { coded.and_then(|own| code::of_new_area(&code::digits(own))) } else { None };
        let parent = above.filter(|above| above != code).or_else(|| code::above(code));
        self.put(code, name, level, parent.clone(), None);
        if let Some(parent) = parent {
            self.ancestors(layout, row, &parent);
        }
    }

    fn put(&mut self, code: &AreaCode, name: Name, level: Level, parent: Option<AreaCode>, row: Option<usize>) {
        self.levels.insert(code.clone(), level);
        let area = Area {
            code: code.clone(),
            name,
            level,
            parent,
            population: BTreeMap::new().into(),
            measures: BTreeMap::new().into(),
            note: township::is_own(code.as_str()).then(|| township::NOTE.to_owned()),
        };
        self.new.insert(code.clone(), NewArea { area, row });
    }

    /// Whether both names are of the area of this code, as far as names can tell.
    fn is_called(&self, code: &AreaCode, first: &str, name: &str) -> bool {
        self.register.area(code.as_str()).is_some() && (same_place(first, name) || name.is_ascii())
    }

    fn level_of(&self, code: &AreaCode) -> Level {
        self.levels.get(code).copied().unwrap_or_else(|| code::level(code))
    }

    /// The areas to be made, in the order of a directory: each followed by those below it, by code; and what does not go together.
    pub(super) fn finish(self) -> (Vec<NewArea>, Vec<TableProblem>) {
        let fits = |one: &NewArea| {
            let parent = one.area.parent.as_ref()?;
            // An area may be found to be of another level only when its own row is read.
            (self.level_of(parent) >= one.area.level).then(|| {
                let fault = TableFault::DoesNotFitAbove { area: one.area.code.clone(), above: parent.clone() };
                one.row.map_or(TableProblem::of_file(fault.clone()), |row| TableProblem::of_row(row, fault))
            })
        };
        let problems = self.new.values().filter_map(fits).collect();
        let made: BTreeSet<AreaCode> = in_order::set(self.new.keys().cloned());
        let mut new: Vec<NewArea> = self.new.into_values().collect();
        new.put_in_order_by(|a, b| (a.area.level, &a.area.code).cmp(&(b.area.level, &b.area.code)));
        let mut below: BTreeMap<Option<AreaCode>, Vec<NewArea>> = BTreeMap::new();
        for one in new {
            below.entry(one.area.parent.clone().filter(|parent| made.contains(parent))).or_default().push(one);
        }
        let mut ordered = Vec::new();
        let mut waiting: Vec<NewArea> = below.remove(&None).unwrap_or_default();
        waiting.reverse();
        while let Some(next) = waiting.pop() {
            let mut children = below.remove(&Some(next.area.code.clone())).unwrap_or_default();
            children.reverse();
            ordered.push(next);
            waiting.extend(children);
        }
        (ordered, problems)
    }
}

/// A name of one language, in the field of that language.
fn name_of(text: &str) -> Name {
    if text.is_ascii() && text.contains(|letter: char| letter.is_ascii_alphabetic()) {
        Name::new("", text)
    } else {
        Name::new(text, "")
    }
}
