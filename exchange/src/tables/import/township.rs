//! Townships that a table names and no list knows: below their county, each with a code of the file's own.

use std::collections::{HashMap, HashSet};
use std::hash::Hasher;

use permille_engine::area::Level;
use permille_engine::id::AreaCode;
use twox_hash::XxHash64;

use super::areas::Index;
use super::code;
use super::key::key;

/// GB/T 10114 numbers the townships of a county from 001 to 599.
const FIRST: u64 = 600;
const LAST: u64 = 999;

/// What ends the name of a township, or of what is one beside it.
const SUFFIXES: [&str; 16] = [
    "镇",
    "乡",
    "街道",
    "办事处",
    "苏木",
    "农场",
    "林场",
    "牧场",
    "渔场",
    "茶场",
    "垦殖场",
    "管理区",
    "开发区",
    "园区",
    "管委会",
    "嘎查",
];

/// Cities without counties: their townships lie below them.
const WITHOUT_COUNTIES: [&str; 5] = ["441900", "442000", "460400", "460300", "620200"];

/// What the note of a township says whose code is the file's own.
pub(super) const NOTE: &str = "代码由本文件自编：来源表没有乡镇代码。The code is this file's own: the table had none.";

/// Whether a name ends as those of townships do.
pub(super) fn is_called_so(name: &str) -> bool {
    let name = key(name);
    SUFFIXES.iter().any(|suffix| name.strip_suffix(suffix).is_some_and(|rest| !rest.is_empty()))
}

/// Whether townships lie directly below an area.
pub(super) fn lie_below(code: &AreaCode) -> bool {
    code::level(code) == Level::County || WITHOUT_COUNTIES.contains(&code.as_str())
}

/// Whether a code is one that a file has made up for a township.
pub(super) fn is_own(code: &str) -> bool {
    let number = code.get(6..).filter(|number| number.len() == 3).and_then(|number| number.parse().ok());
    number.is_some_and(|number: u64| (FIRST..=LAST).contains(&number))
}

/// The codes that an import makes up.
#[derive(Default)]
pub(super) struct Townships {
    /// The code of each county and name.
    given: HashMap<(AreaCode, String), AreaCode>,
    /// Those codes.
    taken: HashSet<AreaCode>,
}

impl Townships {
    /// The code of a township: the same for the same name, unless another one has it. `None` where the county has no number left.
    pub(super) fn code(&mut self, county: &AreaCode, name: &str, index: &Index) -> Option<AreaCode> {
        let name = key(name);
        if let Some(code) = self.given.get(&(county.clone(), name.clone())) {
            return Some(code.clone());
        }
        let mut digest = XxHash64::with_seed(0);
        digest.write(name.as_bytes());
        let (start, count) = (digest.finish(), LAST - FIRST + 1);
        let numbers = (0..count).map(|step| FIRST + (start % count + step) % count);
        let code = numbers
            .map(|number| AreaCode::new(format!("{county}{number}")))
            .find(|code| index.by_code(code.as_str()).is_none() && !self.taken.contains(code))?;
        self.taken.insert(code.clone());
        self.given.insert((county.clone(), name), code.clone());
        Some(code)
    }

    /// How many codes were made up, of the areas that `made` says are made.
    pub(super) fn count(&self, made: impl Fn(&AreaCode) -> bool) -> usize {
        self.taken.iter().filter(|code| made(code)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_same_code_in_every_table_and_no_two_names_have_one() {
        let (index, county) = (Index::new(&[]), AreaCode::from("360222"));
        let names: Vec<String> = (0..400).map(|number| format!("第{number}镇")).collect();
        let mut first = Townships::default();
        let codes: Vec<AreaCode> = names.iter().map(|name| first.code(&county, name, &index).unwrap()).collect();
        assert!(codes.iter().all(|code| is_own(code.as_str()) && code.lies_in(&county)));
        assert_eq!(permille_engine::in_order::set(codes).len(), 400);
        assert_eq!(first.code(&county, "另镇", &index), None);
        let alone = |name: &str| Townships::default().code(&county, name, &index);
        assert_eq!(alone("鹅湖镇"), alone("鹅湖镇"));
        assert_ne!(alone("鹅湖镇"), alone("湘湖镇"));
    }

    #[test]
    fn a_code_of_the_file_is_none_of_the_list() {
        assert!(is_own("360222734") && !is_own("360222100") && !is_own("360222") && !is_own("360222734001"));
        assert!(is_called_so("鹅湖镇") && is_called_so("枫树山林场") && !is_called_so("县直单位") && !is_called_so("镇"));
    }
}
