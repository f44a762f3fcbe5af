//! The options of the round: asking areas for figures, and taking in what comes back.

use super::{Task, language_of};
use crate::ask;
use crate::returns;
use lexopt::prelude::{Long, Short, Value, ValueExt};
use permille_exchange::wording::figure::{FIRST_YEAR, LAST_YEAR};
use permille_exchange::wording::language::Language;
use std::path::PathBuf;

/// What asks areas for figures.
pub(super) fn forms(mut words: lexopt::Parser) -> Result<Task, lexopt::Error> {
    let (mut file, mut year, mut out, mut record) = (None, None, None, None);
    let mut title = String::new();
    let (mut areas, mut plans) = (Vec::new(), Vec::new());
    let (mut deadline, mut from, mut sheets, mut language) = (String::new(), String::new(), false, Language::Zh);
    while let Some(word) = words.next()? {
        match word {
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            Long("year") => year = Some(words.value()?.parse()?),
            Long("areas") => areas.extend(listed(&words.value()?.string()?)),
            Long("plans") => plans.extend(listed(&words.value()?.string()?)),
            Long("deadline") => deadline = words.value()?.string()?,
            Long("from") => from = words.value()?.string()?,
            Long("title") => title = words.value()?.string()?,
            Long("record") => record = Some(PathBuf::from(words.value()?)),
            Long("sheets") => sheets = true,
            Long("lang") => language = language_of(&words.value()?.string()?)?,
            Short('o') | Long("out") => out = Some(PathBuf::from(words.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    let file = file.ok_or("`ask` needs a scenario file")?;
    let year = year.ok_or("`ask` needs `--year`: the year of the figures")?;
    let out = out.ok_or("`ask` needs `-o` and the file to write")?;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err("`--year` is a year from 1949 to 2200".into());
    }
    let (areas, plans) =
        (areas.iter().map(|code| code.as_str().into()).collect(), plans.iter().map(|id| id.as_str().into()).collect());
    Ok(Task::Ask(ask::Wanted { file, year, areas, plans, deadline, from, sheets, language, title, out, record }))
}

/// The items of a list parted by commas.
fn listed(text: &str) -> Vec<String> {
    text.split([',', '，']).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// What came back.
pub(super) fn returned(mut words: lexopt::Parser) -> Result<Task, lexopt::Error> {
    let (mut into, mut files, mut take, mut json, mut out) = (None, Vec::new(), false, false, None);
    while let Some(word) = words.next()? {
        match word {
            Value(path) if into.is_none() => into = Some(PathBuf::from(path)),
            Value(path) => files.push(PathBuf::from(path)),
            Long("take") => take = true,
            Long("json") => json = true,
            Short('o') | Long("out") => out = Some(PathBuf::from(words.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    let into = into.ok_or("`returns` needs a scenario file")?;
    if files.is_empty() {
        return Err("`returns` needs the files that came back".into());
    }
    Ok(Task::Returns(returns::Wanted { into, files, take, json, out }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;

    fn parsed(line: &str) -> Result<Task, String> {
        Task::parse(line.split_whitespace().map(OsString::from)).map_err(|failure| failure.to_string())
    }

    #[test]
    fn what_is_asked_and_what_came_back_is_read() {
        let wanted = ask::Wanted {
            file: "a.json".into(),
            year: 2025,
            areas: vec!["360202".into(), "360203".into()],
            plans: vec!["p".into()],
            deadline: "12月20日".to_owned(),
            from: "省里".to_owned(),
            sheets: true,
            language: Language::En,
            title: "年报".to_owned(),
            out: "a.xlsx".into(),
            record: Some("b.json".into()),
        };
        let line = "ask a.json --year 2025 --areas 360202,360203 --plans p --deadline 12月20日 --from 省里 --title 年报 --sheets --lang en \
                    -o a.xlsx --record b.json";
        assert_eq!(parsed(line), Ok(Task::Ask(wanted)));
        let files = vec!["b.xlsx".into(), "c.xlsx".into()];
        let wanted = returns::Wanted { into: "a.json".into(), files, take: true, json: true, out: Some("d.json".into()) };
        assert_eq!(parsed("returns a.json b.xlsx c.xlsx --take --json -o d.json"), Ok(Task::Returns(wanted)));
    }

    #[test]
    fn what_is_missing_is_named() {
        for (line, why) in [
            ("ask a.json -o a.zip", "needs `--year`"),
            ("ask a.json --year 1848 -o a.zip", "from 1949 to 2200"),
            ("ask a.json --year 2025", "needs `-o`"),
            ("returns a.json", "needs the files"),
        ] {
            let told = parsed(line).unwrap_err();
            assert!(told.contains(why), "{line}: {told}");
        }
    }
}
