//! `cargo xtask returns`: forms that came back into a scenario file, with all that the merge desk says of them.

mod json;

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::opened::Opened;
use crate::today::today;
use permille_engine::edit::Edit;
use permille_engine::gathering::{self, FormBack};
use permille_engine::merge::{Comparison, Decisions, Incoming, Merged, Rule, compare, merge};
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::replay;
use permille_exchange::tables::returns::{Form, of_book, told};
use permille_exchange::tables::sheet;
use permille_exchange::wording::language::{Language, Say};
use permille_exchange::wording::numbers::iso_day;
use permille_exchange::wording::problem;
use std::fs;
use std::path::PathBuf;

/// What came back, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The scenario file.
    pub into: PathBuf,
    /// The forms.
    pub files: Vec<PathBuf>,
    /// Whether a figure of a form counts where the file has another.
    pub take: bool,
    /// Whether all is said as JSON.
    pub json: bool,
    /// The scenario file that is written; none where nothing is.
    pub out: Option<PathBuf>,
}

/// A file that came back.
struct Back {
    name: String,
    /// Its forms, or why it is none.
    forms: std::result::Result<Vec<Form>, Name>,
}

/// What is said of all of them together.
struct Together<'a> {
    open: &'a ScenarioSet,
    back: Vec<Back>,
    /// Those that give figures.
    forms: Vec<FormBack>,
    labels: Vec<Name>,
    found: Comparison,
    merged: Merged,
}

/// Reads the forms, says what they give and what they do not, and writes the file with their figures.
pub fn run(folders: &Folders, wanted: &Wanted) -> Result<()> {
    let opened = Opened::read(folders, &wanted.into)?;
    let open = &opened.document.set;
    let day = iso_day(today());
    let back = wanted.files.iter().map(|file| read(open, file, &day)).collect::<Result<Vec<Back>>>()?;
    let laid: Vec<(Name, &ScenarioSet)> = back
        .iter()
        .flat_map(|file| file.forms.iter().flatten().map(move |form| (file, form)))
        .filter_map(|(file, form)| Some((Name::new(file.name.as_str(), file.name.as_str()), form.set.as_ref()?)))
        .collect();
    let incoming: Vec<Incoming<'_>> = laid.iter().map(|(label, set)| Incoming { label, set }).collect();
    let decisions = Decisions { all: if wanted.take { Rule::Theirs } else { Rule::Mine }, ..Decisions::default() };
    let (mut found, merged) = (compare(open, &incoming), merge(open, &incoming, &decisions));
    let read = back.iter().flat_map(|file| file.forms.iter().flatten().map(move |form| (file, form)));
    let forms: Vec<FormBack> = read
        .filter(|(_, form)| form.set.is_some())
        .filter_map(|(file, form)| Some(form.read.as_ref().ok()?.back(&file.name)))
        .collect();
    found.missing = gathering::missing(open, &found, &forms);
    let labels = laid.iter().map(|(label, _)| label.clone()).collect();
    let together = Together { open, back, forms, labels, found, merged };
    if wanted.json {
        println!("{}", json::told(&together));
    } else {
        say(&together);
    }
    let Some(out) = &wanted.out else { return Ok(()) };
    let mut document = opened.document.clone();
    // Who has returned a form is kept in the same step as its figures.
    let mut edits: Vec<Edit> = together.merged.edit.iter().cloned().collect();
    edits.extend(gathering::returned(open, &together.forms, &day));
    if edits.is_empty() {
        return Err(Failure::new("The forms give no figure that the file has not; nothing is written."));
    }
    document
        .set
        .apply(&Edit::All(edits))
        .ok_or_else(|| Failure::new("The figures could not be put into the file; nothing is written."))?;
    let (model, _) = Model::new(&document.set).map_err(|problems| {
        let lines = problems.iter().map(|one| problem::sentence(one, Language::En));
        Failure::new(lines.collect::<Vec<_>>().join("\n"))
    })?;
    let outlooks: Vec<_> = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
    let text = opened.written(&replay::stamped(&document, &model, outlooks.iter()));
    fs::write(out, text).map_err(|error| Failure::new(format!("{} could not be written: {error}.", out.display())))
}

/// Reads one file.
fn read(open: &ScenarioSet, file: &PathBuf, day: &str) -> Result<Back> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = fs::read(file).map_err(|error| Failure::new(format!("{} could not be read: {error}.", file.display())))?;
    let forms = match sheet::read(&bytes, &mut |_| {}) {
        Err(problem) => Err(Name::new(problem.sentence(Language::Zh), problem.sentence(Language::En))),
        Ok(book) => of_book(open, &book.sheets, &name, day).ok_or_else(|| {
            Name::new(
                "这不是本程序发出的填报表。请用 `cargo xtask import` 导入。",
                "This is no form that was sent out. Use `cargo xtask import` for it.",
            )
        }),
    };
    Ok(Back { name, forms })
}

/// Says it in sentences.
fn say(together: &Together<'_>) {
    for file in &together.back {
        match &file.forms {
            Err(why) => println!("{}: {}", file.name, why.en),
            Ok(forms) => {
                for form in forms {
                    match &form.read {
                        Err(_) => println!("{}: nothing is taken.", file.name),
                        Ok(read) => println!(
                            "{}: {}, {} of {} figures of {}.",
                            file.name,
                            area_name(together.open, read.mark.area.as_str()),
                            read.given(),
                            read.asked(),
                            read.mark.year
                        ),
                    }
                    let remarks = match &form.read {
                        Ok(read) => &read.remarks,
                        Err(remarks) => remarks,
                    };
                    for sentence in told(remarks) {
                        println!("  {}", sentence.en);
                    }
                }
            }
        }
    }
    println!(
        "\n{} figures are new; {} differ from what the file or another form has, {} look odd beside other areas.",
        together.found.figures_added,
        together.found.conflicts.len(),
        together.merged.doubts.len()
    );
    if !together.found.missing.is_empty() {
        println!("Not returned yet ({}):", together.found.missing.len());
        for one in &together.found.missing {
            println!("  {} {}", one.area, area_name(together.open, one.area.as_str()));
        }
    }
}

/// What an area is called; its code where it has no name.
fn area_name<'a>(open: &'a ScenarioSet, code: &'a str) -> &'a str {
    let area = open.baseline.areas.iter().find(|area| area.code.as_str() == code);
    area.map(|area| Language::En.name(&area.name)).filter(|name| !name.is_empty()).unwrap_or(code)
}
