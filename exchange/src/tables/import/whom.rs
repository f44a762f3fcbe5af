//! Whom a row is about: an area of the file, one of the country's, one that has ended, or one that nobody knows.

use permille_engine::area::Level;
use permille_engine::id::AreaCode;

use super::areas::{Found, Index, Label, bare, same_place};
use super::key::key;
use super::register::{Ended, Fate, Register};
use super::{Mapping, code, total, township};
use crate::tables::fault::note::SheetNote;

/// Whether a label has a code that an area can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodeState {
    Good,
    None,
    Bad,
}

/// What a label is found to mean.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// The area of the file.
    pub(super) area: Option<AreaCode>,
    /// The code of an area to be made.
    pub(super) fresh: Option<AreaCode>,
    /// Areas that may be meant.
    pub(super) offers: Vec<AreaCode>,
    /// What its code is.
    pub(super) state: CodeState,
    /// What became of its area.
    pub(super) ended: Option<Ended>,
    /// What is worth a look.
    pub(super) notes: Vec<SheetNote>,
}

/// Those who know areas.
pub(super) struct Whom<'a> {
    pub(super) index: &'a Index<'a>,
    pub(super) register: &'a Register,
    pub(super) mapping: &'a Mapping,
    pub(super) codes: Vec<AreaCode>,
    /// Whether the column of names is one of counties.
    pub(super) counties: bool,
}

impl Whom<'_> {
    /// What a label means; near misses are looked for only where `near` asks for them.
    pub(super) fn answer(&self, label: &Label, near: bool) -> Answer {
        let mut answer =
            Answer { area: None, fresh: None, offers: Vec::new(), state: CodeState::None, ended: None, notes: Vec::new() };
        let (name, _) = total::parted(&label.name);
        let mut named = Label { name: name.to_owned(), ..label.clone() };
        if let Some(left) = code::cut_short(&label.code) {
            named.code.clear();
            self.by_name(&named, near, &mut answer);
            let found = answer
                .area
                .as_ref()
                .or(answer.fresh.as_ref())
                .filter(|found| found.as_str().starts_with(left.trim_end_matches('0')));
            if let Some(found) = found {
                answer.notes.push(SheetNote::CodeFromName { text: label.code.clone(), code: found.to_string() });
                return answer;
            }
            let offers = answer.area.into_iter().chain(answer.offers).collect();
            return Answer { area: None, fresh: None, ended: None, offers, state: CodeState::Bad, notes: Vec::new() };
        }
        let digits = code::digits(&label.code);
        if digits.is_empty() {
            self.by_name(&named, near, &mut answer);
            return answer;
        }
        answer.state = if code::of_new_area(&digits).is_some() { CodeState::Good } else { CodeState::Bad };
        named.code.clone_from(&digits);
        if let Some(ended) = self.register.ended(&digits).filter(|_| self.index.by_code(&digits).is_none()) {
            match ended.fate {
                Fate::Alias => {
                    answer.notes.push(SheetNote::SamePlace {
                        code: digits.clone(),
                        other: ended.to.join(" "),
                        name: ended.name.clone(),
                    });
                    named.code = ended.to.first().cloned().unwrap_or_else(|| digits.clone());
                }
                Fate::Moved => {}
                _ => {
                    answer.ended = Some(ended.clone());
                    return answer;
                }
            }
        }
        match self.index.find(&named, near) {
            // Codes that files have made up for townships are not the same everywhere: their names are.
            Found::Area(position) if self.is_another(position, &digits, name) => {
                named.code.clear();
                named.above.push(digits[..6].to_owned());
                answer.state = CodeState::None;
                self.by_name(&named, near, &mut answer);
            }
            Found::Area(position) => answer.area = Some(self.codes[position].clone()),
            Found::None(offers) => {
                answer.offers = offers.into_iter().map(|position| self.codes[position].clone()).collect();
                // The file made up a code for it before its own was known.
                let made_up =
                    answer.offers.iter().find(|own| township::is_own(own.as_str()) && digits.get(..6) == own.as_str().get(..6));
                if let Some(own) = made_up.filter(|_| digits.len() == 9).cloned() {
                    answer.notes.push(SheetNote::OwnCode { code: digits, own: own.to_string() });
                    answer.area = Some(own);
                    return answer;
                }
                answer.fresh = code::of_new_area(&code::digits(&named.code));
                self.remark_new(&mut answer, &label.name);
            }
        }
        answer
    }

    /// Whether a code that the file has made up is here that of a township of another name.
    fn is_another(&self, position: usize, digits: &str, name: &str) -> bool {
        township::is_own(digits) && !name.is_empty() && !self.index.is_called(position, name)
    }

    /// The county that a row says is above it.
    pub(super) fn county_above(&self, label: &Label) -> Option<AreaCode> {
        let said = label.above.iter().enumerate().filter(|(_, above)| !above.is_empty());
        said.filter_map(|(at, above)| {
            let digits = code::digits(above);
            let coded = code::of_new_area(&digits).is_some();
            let (code, name) = if coded { (digits, String::new()) } else { (String::new(), above.clone()) };
            let others = label.above.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other.clone());
            let answer = self.answer(&Label { code, name, above: others.collect() }, false);
            answer.area.or(answer.fresh).filter(township::lie_below)
        })
        .next()
    }

    /// What is worth a look about a code that is not in the file.
    fn remark_new(&self, answer: &mut Answer, name: &str) {
        let Some(fresh) = &answer.fresh else { return };
        if self.register.is_empty() {
            return;
        }
        match self.register.area(fresh.as_str()) {
            Some(entry) if entry.zone => answer.notes.push(SheetNote::ZoneCode { code: fresh.to_string() }),
            Some(entry) => {
                let foreign = name.is_empty() || name.is_ascii() || same_place(entry.name, name);
                if !foreign && self.mapping.create {
                    let (code, listed) = (fresh.to_string(), entry.name.to_owned());
                    answer.notes.push(SheetNote::OtherName { code, listed, given: name.to_owned() });
                }
            }
            None if fresh.as_str().len() == 6 => {
                let zone = fresh.as_str()[4..].parse::<u8>().is_ok_and(|last| (71..=79).contains(&last));
                let told = if zone { SheetNote::ZoneCode { code: fresh.to_string() } } else { self.unknown_code(fresh) };
                answer.notes.push(told);
            }
            None => {}
        }
    }

    fn unknown_code(&self, code: &AreaCode) -> SheetNote {
        let above = code::above(code);
        let name = above.as_ref().and_then(|above| self.register.area(above.as_str())).map(|entry| entry.name.to_owned());
        SheetNote::UnknownCode {
            code: code.to_string(),
            above: name.or_else(|| above.map(|above| above.to_string())).unwrap_or_default(),
        }
    }

    /// An area by its name: of the file, else of the country.
    fn by_name(&self, label: &Label, near: bool, answer: &mut Answer) {
        if label.name.is_empty() {
            return;
        }
        match self.index.find(label, near) {
            // 上饶 among counties: the city, or the county that was called so.
            Found::Area(position) if self.counties && self.was_county(&self.codes[position], &label.name) => {
                answer.offers.push(self.codes[position].clone());
                return;
            }
            Found::Area(position) => {
                answer.area = Some(self.codes[position].clone());
                return;
            }
            Found::None(offers) => answer.offers = offers.into_iter().map(|position| self.codes[position].clone()).collect(),
        }
        match self.told_apart(self.register.named(&label.name), label).as_slice() {
            [one] => {
                let code = AreaCode::from(one.as_str());
                // The file has it under another name.
                if self.index.by_code(one).is_some() { answer.area = Some(code) } else { answer.fresh = Some(code) }
            }
            [] => {
                if let [one] = self.by_path(&label.name).as_slice() {
                    let code = AreaCode::from(one.as_str());
                    if self.index.by_code(one).is_some() {
                        answer.area = Some(code);
                    } else {
                        answer.fresh = Some(code);
                    }
                    return;
                }
                if let [one] = self.told_apart(self.register.once_named(&label.name), label).as_slice() {
                    answer.ended = self.register.ended(one).cloned();
                }
                // 庐山区 is no 庐山市: it is asked, and what it became stands first.
                if let Some(code) = self.register.once_called(&label.name).map(AreaCode::from) {
                    answer.offers.retain(|offer| *offer != code);
                    answer.offers.insert(0, code);
                }
            }
            several => {
                for code in several.iter().map(|code| AreaCode::from(code.as_str())) {
                    if !answer.offers.contains(&code) {
                        answer.offers.push(code);
                    }
                }
            }
        }
    }

    /// The areas of the country whose names end a path: 南京市鼓楼区.
    fn by_path(&self, name: &str) -> Vec<String> {
        let name = key(name);
        let mut found = Vec::new();
        for (start, _) in name.char_indices().skip(2) {
            let (above, own) = name.split_at(start);
            let ends = |code: &String| {
                let parent = code::above(&AreaCode::from(code.as_str()));
                let parent = parent.and_then(|parent| Some(key(self.register.area(parent.as_str())?.name))).unwrap_or_default();
                !parent.is_empty() && (above.ends_with(&parent) || above.ends_with(super::areas::stem(&parent)))
            };
            found.extend(self.register.named(own).iter().filter(|code| ends(code)).cloned());
        }
        found
    }

    /// Whether a name without its suffix, which means this city, is or was that of a county as well.
    fn was_county(&self, city: &AreaCode, name: &str) -> bool {
        let ended = |suffix: &str| !self.register.once_named(&format!("{name}{suffix}")).is_empty();
        code::level(city) == Level::City && bare(&key(name)) && ["县", "区", "市"].into_iter().any(ended)
    }

    /// Of these codes those that lie below all that the row says is above; where none does, below any of it; all, where it says nothing.
    fn told_apart<'a>(&self, codes: &'a [String], label: &Label) -> Vec<&'a String> {
        let said: Vec<&String> = label.above.iter().filter(|above| !above.is_empty()).collect();
        if said.is_empty() {
            return codes.iter().collect();
        }
        let fits = |code: &str| said.iter().filter(|above| self.lies_below(code, above)).count();
        let most = codes.iter().map(|code| fits(code)).max().unwrap_or(0);
        codes.iter().filter(|code| most > 0 && fits(code) == most).collect()
    }

    /// Whether an area of the country lies below one called so, by code or by name.
    fn lies_below(&self, code: &str, above: &str) -> bool {
        let (digits, name) = (code::digits(above), key(above));
        let mut at = code::above(&AreaCode::from(code));
        while let Some(one) = at {
            let named = self.register.area(one.as_str()).is_some_and(|entry| {
                let own = key(entry.name);
                own == name || super::areas::stem(&own) == name
            });
            if one.as_str() == digits || named {
                return true;
            }
            at = code::above(&one);
        }
        false
    }
}
