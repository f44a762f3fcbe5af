//! The command line: which task, with which options.

mod round;

use crate::ask;
use crate::explain::Asked;
use crate::export::{Format, Wanted};
use crate::failure::{Failure, Result};
use crate::fuzz::{self, Fuzz};
use crate::import;
use crate::measure::Section;
use crate::profile::Profile;
use crate::read_plan::Read;
use crate::returns;
use crate::search::Search;
use crate::serve::Serve;
use crate::test::Scope;
use lexopt::prelude::{Long, Short, Value, ValueExt};
use permille_exchange::tables::import::ImportOptions;
use permille_exchange::wording::figure::{FIRST_YEAR, LAST_YEAR};
use permille_exchange::wording::language::Language;
use std::ffi::OsString;
use std::path::PathBuf;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask serve [--port 8080] [--open]               the app on 127.0.0.1, rebuilt in seconds after each change
cargo xtask test [--quick | --native | --wasm | --browser]  everything CI checks
     --quick      format, boundaries, lints, native tests
     --native     all but the wasm build and the browser
     --wasm       only the wasm build
     --browser    only the wasm build and the browser
cargo xtask search [--minutes 10] [--seed SEED]        the properties with new seeds and many cases, before a release
cargo xtask fuzz [READER …] [--minutes 10] [--keep]    libFuzzer with each reader of files, half a minute each where nothing is said
     --keep       puts inputs that lead further than the kept ones into fuzz/corpus/
cargo xtask deny                                       licences, sources, duplicates and advisories of the dependencies
cargo xtask build [--working]                          the optimised app, in dist/, and the page that stands alone
     --working    the app alone as `serve` builds it, in target/working/, to be tried by hand or by a browser test
cargo xtask package                                    the app in one page and the site as an archive, in target/package/
cargo xtask bench [SECTION …]                          measures all that is claimed, or sections of it, and writes docs/performance.md
     w            workload W in Node and Chromium against tuned JavaScript
     native       workload W natively, and one change in the nation
     rivals       workload W against HyperFormula and IronCalc
     memory       what the nation's outlook holds
     draws, frames, opening, import   the app: 10,000 draws, levers dragged, files of the nation's size opened, large tables previewed
     visit        a first visit on a slow machine and line, and what Lighthouse says of it
     sizes        what the site weighs by when it is fetched, and what its module is made of
     --write      writes the page from what was measured before
cargo xtask setup                                      installs what is missing, and nothing else
cargo xtask tidy                                       boundaries between crates, leftovers, stale tables
cargo xtask norms                                      the norms of all plans, with their sources
cargo xtask read-plan FILE [--territory CODE] [--years A-B] [--plan FILE.toml] [--against OLD] [--left-out]
                                                       the norms a document proposes, one row a target; as a plan file;
                                                       what changed since OLD; every figure left out, and why
cargo xtask document-text FILE                         the text that is read of a document (text, HTML, .docx, PDF)
cargo xtask evaluate FILE [--scenario ID]              the outlook of a scenario file
cargo xtask explain FILE --norm ID --area CODE --year YYYY [--scenario ID] [--lang zh|en] [--json]
                                                       how one number came about, as the app's explanation says it
cargo xtask export FILE --format FORMAT [--scenario ID] [--area CODE] [--lang zh|en] -o OUT
                                                       a scenario file in another format, as Share makes it in the app
     xlsx         a workbook with live formulas, of the scenario or of the first
     pptx         the slides of the file, those of no scenario with the one asked for
     briefs       the brief of the area, as DOCX; without one those of all areas, a DOCX each in a ZIP
     csv          the outlook as a table, of the scenario or of all
     svg          the areas on the map, as one picture
     link         the file in an address, from the # on
     page         the file with the built app around it, in one HTML file
cargo xtask import FILE --into SCENARIO.json [--new] [--year YYYY] [--sheet NAME]… [--add-up] [--json] [-o OUT]
                                                       a table into a scenario file: what comes in, what stays out and why
     --new        the table's areas make a file of their own, with the plans of the other
     --year       the year of figures that name none
     --sheet      a sheet to read, and another one; all that can be read where none is named
     --add-up     several rows of one area are added up, not asked about
     -o           writes the scenario file with what came in; without it nothing is written
cargo xtask ask SCENARIO.json --year YYYY [--areas CODE,…] [--plans ID,…] [--deadline TEXT] [--from TEXT] [--title TEXT] [--sheets] [--lang zh|en] -o OUT
                  [--record SCENARIO.json]
                                                       forms for the counties, or for these areas, to be filled in and returned:
                                                       a workbook each in a .zip; one .xlsx for one area, or with --sheets
     --record     writes the scenario file with who was asked
cargo xtask returns SCENARIO.json FILE … [--take] [--json] [-o OUT]
                                                       forms that came back: what they give, what is missing, what looks odd
     --take       a figure of a form counts where the file has another; else that of the file
     -o           writes the scenario file with their figures, and with who has returned; without it nothing is written
cargo xtask schema [--check]                           writes the scenario file's JSON Schema, or checks it
cargo xtask scenarios [--check]                        makes the shipped scenario files from their data, or checks them
cargo xtask outlines [--check]                         makes the map's outlines from their source, or checks them

The first run installs what is missing and says what it is doing; later ones start at once.";

/// One task, with its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Print what there is.
    Help,
    /// Install what is missing.
    Setup,
    /// Serve the app while working on it.
    Serve(Serve),
    /// Make the app.
    Build(Profile),
    /// Measure what is claimed.
    Bench {
        /// The sections; all where there are none.
        sections: Vec<Section>,
        /// Measure nothing, and write the page anew.
        write_only: bool,
    },
    /// Make what is handed on.
    Package,
    /// Check the project.
    Test(Scope),
    /// Try the properties with new cases.
    Search(Search),
    /// Try the readers with inputs that libFuzzer makes.
    Fuzz(Fuzz),
    /// Look at the dependencies.
    Deny,
    /// Check boundaries, leftovers and tables.
    Tidy,
    /// List the norms of all plans.
    Norms,
    /// Read a plan document.
    ReadPlan(Read),
    /// Print the text that is read of a document.
    DocumentText(PathBuf),
    /// Compute a scenario file.
    Evaluate {
        /// The scenario file.
        file: PathBuf,
        /// The scenario within it; all of them when left out.
        scenario: Option<String>,
    },
    /// Say how one number came about.
    Explain(Asked),
    /// Write a scenario file in another format.
    Export(Wanted),
    /// Import a table into a scenario file.
    Import(import::Wanted),
    /// Write forms for areas to fill in.
    Ask(ask::Wanted),
    /// Read forms that came back.
    Returns(returns::Wanted),
    /// Write the scenario file's JSON Schema.
    Schema {
        /// Compare with the committed one and write nothing.
        check: bool,
    },
    /// Make the shipped scenario files from their data.
    Scenarios {
        /// Compare with the committed ones and write nothing.
        check: bool,
    },
    /// Make the outlines of the map from their source.
    Outlines {
        /// Compare with the committed ones and write nothing.
        check: bool,
    },
}

impl Task {
    /// Whether it asks the engine so much that it should run optimised.
    pub fn computes(&self) -> bool {
        matches!(
            self,
            Task::Norms
                | Task::ReadPlan(_)
                | Task::DocumentText(_)
                | Task::Evaluate { .. }
                | Task::Explain(_)
                | Task::Export(_)
                | Task::Import(_)
                | Task::Ask(_)
                | Task::Returns(_)
        )
    }

    /// Reads a task from the words after `cargo xtask`.
    pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Task> {
        parse(lexopt::Parser::from_args(words)).map_err(|error| {
            Failure::new(format!("The command was not understood: {error}."))
                .with_way_out("`cargo xtask help` lists the tasks and their options.")
        })
    }
}

/// The words with lexopt's own error, which `Task::parse` turns into a sentence.
fn parse(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let task = match words.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Task::Help),
        Some(Value(word)) => word.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    match task.as_str() {
        "help" => alone(words, Task::Help),
        "setup" => alone(words, Task::Setup),
        "build" => build(words),
        "package" => alone(words, Task::Package),
        "tidy" => alone(words, Task::Tidy),
        "read-plan" => read_plan(words),
        "document-text" => document_text(words),
        "norms" => alone(words, Task::Norms),
        "serve" => serve(words),
        "test" => test(words),
        "search" => search(words),
        "fuzz" => fuzz(words),
        "deny" => alone(words, Task::Deny),
        "bench" => bench(words),
        "evaluate" => evaluate(words),
        "explain" => explain(words),
        "export" => export(words),
        "import" => table(words),
        "ask" => round::forms(words),
        "returns" => round::returned(words),
        "schema" => Ok(Task::Schema { check: check(words)? }),
        "scenarios" => Ok(Task::Scenarios { check: check(words)? }),
        "outlines" => Ok(Task::Outlines { check: check(words)? }),
        other => Err(format!("there is no task `{other}`").into()),
    }
}

/// A task without options.
fn alone(mut words: lexopt::Parser, task: Task) -> std::result::Result<Task, lexopt::Error> {
    match words.next()? {
        None => Ok(task),
        Some(other) => Err(other.unexpected()),
    }
}

fn build(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let mut profile = Profile::Published;
    while let Some(word) = words.next()? {
        match word {
            Long("working") => profile = Profile::Working,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Task::Build(profile))
}

fn serve(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let mut serve = Serve { port: 8080, open: false };
    while let Some(word) = words.next()? {
        match word {
            Long("port") => serve.port = words.value()?.parse()?,
            Long("open") => serve.open = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Task::Serve(serve))
}

fn test(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let mut scope = Scope::All;
    while let Some(word) = words.next()? {
        let asked = match word {
            Long("quick") => Scope::Quick,
            Long("native") => Scope::Native,
            Long("wasm") => Scope::Wasm,
            Long("browser") => Scope::Browser,
            other => return Err(other.unexpected()),
        };
        if scope != Scope::All && scope != asked {
            return Err("only one of --quick, --native, --wasm and --browser can be given".into());
        }
        scope = asked;
    }
    Ok(Task::Test(scope))
}

fn search(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let mut search = Search { minutes: 10, seed: None };
    while let Some(word) = words.next()? {
        match word {
            Long("minutes") => search.minutes = words.value()?.parse()?,
            Long("seed") => search.seed = Some(words.value()?.parse()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Task::Search(search))
}

fn fuzz(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let mut asked = Fuzz::default();
    while let Some(word) = words.next()? {
        match word {
            Value(word) => {
                let word = word.string()?;
                if !fuzz::names(&word) {
                    return Err(format!("there is no reader `{word}`; there are: {}", fuzz::all_names()).into());
                }
                asked.readers.push(word);
            }
            Long("minutes") => asked.minutes = Some(words.value()?.parse()?),
            Long("keep") => asked.keep = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Task::Fuzz(asked))
}

fn bench(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let (mut sections, mut write_only) = (Vec::new(), false);
    while let Some(word) = words.next()? {
        match word {
            Value(word) => {
                let word = word.string()?;
                let all = || Section::ALL.map(Section::word).join(", ");
                let known = Section::from_word(&word);
                sections.push(known.ok_or_else(|| format!("there is no section `{word}`; there are: {}", all()))?);
            }
            Long("write") => write_only = true,
            other => return Err(other.unexpected()),
        }
    }
    if write_only && !sections.is_empty() {
        return Err("`--write` measures nothing, so it takes no section".into());
    }
    Ok(Task::Bench { sections, write_only })
}

fn evaluate(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let mut file = None;
    let mut scenario = None;
    while let Some(word) = words.next()? {
        match word {
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            Long("scenario") => scenario = Some(words.value()?.string()?),
            other => return Err(other.unexpected()),
        }
    }
    let file = file.ok_or("`evaluate` needs a scenario file")?;
    Ok(Task::Evaluate { file, scenario })
}

/// The language a tag names.
fn language_of(tag: &str) -> std::result::Result<Language, lexopt::Error> {
    let known = Language::ALL.into_iter().find(|language| language.tag() == tag);
    Ok(known.ok_or_else(|| format!("there is no language `{tag}`; there are: zh, en"))?)
}

fn explain(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let (mut file, mut scenario, mut norm, mut area, mut year) = (None, None, None, None, None);
    let (mut language, mut json) = (Language::Zh, false);
    while let Some(word) = words.next()? {
        match word {
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            Long("scenario") => scenario = Some(words.value()?.string()?),
            Long("norm") => norm = Some(words.value()?.string()?),
            Long("area") => area = Some(words.value()?.string()?),
            Long("year") => year = Some(words.value()?.parse()?),
            Long("lang") => language = language_of(&words.value()?.string()?)?,
            Long("json") => json = true,
            other => return Err(other.unexpected()),
        }
    }
    let file = file.ok_or("`explain` needs a scenario file")?;
    let norm = norm.ok_or("`explain` needs `--norm` and a norm's id")?;
    let area = area.ok_or("`explain` needs `--area` and an area's code")?;
    let year = year.ok_or("`explain` needs `--year` and a year")?;
    Ok(Task::Explain(Asked { file, scenario, norm, area, year, language, json }))
}

fn document_text(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let mut file = None;
    while let Some(word) = words.next()? {
        match word {
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Task::DocumentText(file.ok_or("`document-text` needs a document")?))
}

fn read_plan(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let (mut file, mut read) = (None, Read::default());
    while let Some(word) = words.next()? {
        match word {
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            Long("territory") => read.territory = Some(words.value()?.string()?),
            Long("plan") => read.plan = Some(words.value()?.into()),
            Long("against") => read.against = Some(words.value()?.into()),
            Long("left-out") => read.left_out = true,
            Long("years") => {
                let span = words.value()?.string()?;
                let both = span.split_once('-').and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
                let ordered = both.filter(|(first, last): &(u16, u16)| first <= last);
                read.years = Some(ordered.ok_or_else(|| format!("`--years` needs two years such as 2023-2025, not `{span}`"))?);
            }
            other => return Err(other.unexpected()),
        }
    }
    let file = file.ok_or("`read-plan` needs a document")?;
    Ok(Task::ReadPlan(Read { file, ..read }))
}

fn export(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let (mut file, mut format, mut scenario, mut area, mut out) = (None, None, None, None, None);
    let mut language = Language::Zh;
    while let Some(word) = words.next()? {
        match word {
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            Long("area") => area = Some(words.value()?.string()?),
            Long("format") => {
                let word = words.value()?.string()?;
                let known = Format::from_word(&word);
                format = Some(known.ok_or_else(|| format!("there is no format `{word}`; there are: {}", Format::words()))?);
            }
            Long("scenario") => scenario = Some(words.value()?.string()?),
            Long("lang") => language = language_of(&words.value()?.string()?)?,
            Short('o') | Long("out") => out = Some(PathBuf::from(words.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    let file = file.ok_or("`export` needs a scenario file")?;
    let format = format.ok_or_else(|| format!("`export` needs `--format`: {}", Format::words()))?;
    let out = out.ok_or("`export` needs `-o` and the file to write")?;
    if area.is_some() && format != Format::Briefs {
        return Err("`--area` goes with `--format briefs`".into());
    }
    Ok(Task::Export(Wanted { file, format, scenario, area, language, out }))
}

fn table(mut words: lexopt::Parser) -> std::result::Result<Task, lexopt::Error> {
    let (mut file, mut into, mut out, mut json, mut options) = (None, None, None, false, ImportOptions::default());
    while let Some(word) = words.next()? {
        match word {
            Value(path) if file.is_none() => file = Some(PathBuf::from(path)),
            Long("into") => into = Some(PathBuf::from(words.value()?)),
            Long("new") => options.new = true,
            Long("year") => options.year = Some(words.value()?.parse()?),
            Long("sheet") => options.sheets.push(words.value()?.string()?),
            Long("add-up") => options.add_up = true,
            Long("json") => json = true,
            Short('o') | Long("out") => out = Some(PathBuf::from(words.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    let file = file.ok_or("`import` needs a table")?;
    let into = into.ok_or("`import` needs `--into` and a scenario file")?;
    if options.year.is_some_and(|year| !(FIRST_YEAR..=LAST_YEAR).contains(&year)) {
        return Err("`--year` is a year from 1949 to 2200".into());
    }
    Ok(Task::Import(import::Wanted { file, into, options, json, out }))
}

/// Whether `--check`, the only option, is given.
fn check(mut words: lexopt::Parser) -> std::result::Result<bool, lexopt::Error> {
    let mut check = false;
    while let Some(word) = words.next()? {
        match word {
            Long("check") => check = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(check)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: std::result::Result<Task, &str>) {
        let words = line.split_whitespace().map(OsString::from);
        match (Task::parse(words), expected) {
            (Ok(task), Ok(expected)) => assert_eq!(task, expected, "{line}"),
            (Err(failure), Err(expected)) => {
                let text = failure.to_string();
                assert!(text.contains(expected), "{line}: {text}");
            }
            (task, expected) => assert!(task.is_ok() == expected.is_ok(), "{line}: {task:?}"),
        }
    }

    #[test]
    fn tasks_and_their_options_are_read() {
        check("", Ok(Task::Help));
        check("--help", Ok(Task::Help));
        check("serve", Ok(Task::Serve(Serve { port: 8080, open: false })));
        check("serve --port 9000 --open", Ok(Task::Serve(Serve { port: 9000, open: true })));
        check("build", Ok(Task::Build(Profile::Published)));
        check("build --working", Ok(Task::Build(Profile::Working)));
        check("test", Ok(Task::Test(Scope::All)));
        check("test --native", Ok(Task::Test(Scope::Native)));
        check("search", Ok(Task::Search(Search { minutes: 10, seed: None })));
        check("search --minutes 3 --seed 7", Ok(Task::Search(Search { minutes: 3, seed: Some(7) })));
        check("fuzz", Ok(Task::Fuzz(Fuzz::default())));
        let asked = Fuzz { readers: vec!["link".to_owned(), "table".to_owned()], minutes: Some(10), keep: true };
        check("fuzz link --minutes 10 table --keep", Ok(Task::Fuzz(asked)));
        check("deny", Ok(Task::Deny));
        check("bench", Ok(Task::Bench { sections: Vec::new(), write_only: false }));
        check("bench w memory", Ok(Task::Bench { sections: vec![Section::W, Section::Memory], write_only: false }));
        check("bench --write", Ok(Task::Bench { sections: Vec::new(), write_only: true }));
        check("test --wasm", Ok(Task::Test(Scope::Wasm)));
        check("evaluate a.json --scenario high", Ok(Task::Evaluate { file: "a.json".into(), scenario: Some("high".into()) }));
        let asked = Asked {
            file: "a.json".into(),
            scenario: Some("high".to_owned()),
            norm: "beds".to_owned(),
            area: "360202".to_owned(),
            year: 2025,
            language: Language::En,
            json: true,
        };
        check("explain a.json --scenario high --norm beds --area 360202 --year 2025 --lang en --json", Ok(Task::Explain(asked)));
        let read = Read {
            file: "a.txt".into(),
            territory: Some("360000".into()),
            years: Some((2023, 2025)),
            plan: Some("a.toml".into()),
            against: Some("old.txt".into()),
            left_out: true,
        };
        let words = "read-plan a.txt --territory 360000 --years 2023-2025 --plan a.toml --against old.txt --left-out";
        check(words, Ok(Task::ReadPlan(read)));
        let wanted = |scenario: Option<&str>, language| {
            let (file, out) = ("a.json".into(), "a.csv".into());
            let scenario = scenario.map(str::to_owned);
            Ok(Task::Export(Wanted { file, format: Format::Csv, scenario, area: None, language, out }))
        };
        check("export a.json --format csv -o a.csv", wanted(None, Language::Zh));
        check("export --lang en --scenario high -o a.csv --format=csv a.json", wanted(Some("high"), Language::En));
        let brief = Wanted {
            file: "a.json".into(),
            format: Format::Briefs,
            scenario: None,
            area: Some("360202".to_owned()),
            language: Language::Zh,
            out: "a.docx".into(),
        };
        check("export a.json --format briefs --area 360202 -o a.docx", Ok(Task::Export(brief)));
        let options =
            ImportOptions { new: true, year: Some(2024), sheets: vec!["床位".to_owned(), "人口".to_owned()], add_up: true };
        let wanted =
            import::Wanted { file: "t.xlsx".into(), into: "a.json".into(), options, json: true, out: Some("b.json".into()) };
        check(
            "import t.xlsx --into a.json --new --year 2024 --sheet 床位 --sheet 人口 --add-up --json -o b.json",
            Ok(Task::Import(wanted)),
        );
        check("schema --check", Ok(Task::Schema { check: true }));
        check("scenarios", Ok(Task::Scenarios { check: false }));
        check("outlines --check", Ok(Task::Outlines { check: true }));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        check("dance", Err("there is no task `dance`"));
        check("search --seed many", Err("many"));
        check("build --fast", Err("--fast"));
        check("serve --port many", Err("many"));
        check("test --quick --native", Err("only one of"));
        check("fuzz pdf", Err("there is no reader `pdf`; there are: scenario_file"));
        check("bench speed", Err("there is no section `speed`; there are: w, native"));
        check("bench --write w", Err("measures nothing"));
        check("evaluate", Err("needs a scenario file"));
        check("explain a.json --norm beds --area 360202", Err("needs `--year`"));
        check("read-plan", Err("needs a document"));
        check("document-text", Err("needs a document"));
        check("read-plan a.txt --years 2025-2023", Err("needs two years"));
        check("export --format csv -o a.csv", Err("needs a scenario file"));
        check("export a.json -o a.csv", Err("needs `--format`: csv"));
        check("export a.json --format csv", Err("needs `-o`"));
        check("export a.json --format csv --area 360202 -o a.csv", Err("goes with `--format briefs`"));
        check("import t.csv", Err("needs `--into`"));
        check("import t.csv --into a.json --year 24", Err("from 1949 to 2200"));
        check("export a.json --format pdf -o a.pdf", Err("there is no format `pdf`; there are: csv"));
        check("export a.json --format csv --lang de -o a.csv", Err("there is no language `de`"));
    }
}
