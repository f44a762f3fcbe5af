//! `cargo xtask ask`: the forms for the areas of a scenario file, as “Ask the counties” makes them in the app.

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::opened::Opened;
use crate::today::today;
use permille_engine::area::Level;
use permille_engine::gathering::sent;
use permille_engine::id::{AreaCode, PlanId};
use permille_engine::round::Round;
use permille_engine::year::Year;
use permille_exchange::files::replay;
use permille_exchange::office::ask::{Ask, Needs, Shape, ask};
use permille_exchange::wording::language::Language;
use permille_exchange::wording::numbers::iso_day;
use std::fs;
use std::path::PathBuf;

/// What is asked of whom, and where the forms are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The scenario file.
    pub file: PathBuf,
    /// The year of the figures.
    pub year: Year,
    /// The areas by their codes; every county where there are none, or else every area of the narrowest level.
    pub areas: Vec<AreaCode>,
    /// The plans by their ids; all that bind the areas where there are none.
    pub plans: Vec<PlanId>,
    /// By when.
    pub deadline: String,
    /// Who asks.
    pub from: String,
    /// Whether the forms are sheets of one workbook.
    pub sheets: bool,
    /// The language of the forms.
    pub language: Language,
    /// What the round is called; empty where it goes by its year and day.
    pub title: String,
    /// The file that is written.
    pub out: PathBuf,
    /// The scenario file that is written with who was asked; none where nothing is.
    pub record: Option<PathBuf>,
}

/// Writes the forms, and says how many with how many figures.
pub fn run(folders: &Folders, wanted: &Wanted) -> Result<()> {
    let opened = Opened::read(folders, &wanted.file)?;
    let (model, out) = (&opened.model, wanted.out.display());
    let areas = if wanted.areas.is_empty() { usual(&opened) } else { wanted.areas.clone() };
    let needs = Needs::of(model);
    let plans = if wanted.plans.is_empty() {
        needs.plans(areas.iter().filter_map(|code| model.tree().position(code)).flat_map(|area| needs.norms(area)))
    } else {
        wanted.plans.clone()
    };
    let mut figures: Vec<usize> = Vec::new();
    for code in &areas {
        let area =
            model.tree().position(code).ok_or_else(|| Failure::new(format!("The file has no area with the code {code}.")))?;
        match needs.figures(&needs.norms(area), &plans).len() {
            0 => {
                let plans: Vec<&str> = plans.iter().map(PlanId::as_str).collect();
                return Err(Failure::new(format!("These plans need no figure of {code}: {}.", plans.join(", ")))
                    .with_way_out("Name others after `--plans`, or leave the area out."));
            }
            count => figures.push(count),
        }
    }
    let asked = Ask {
        areas,
        plans,
        year: wanted.year,
        deadline: wanted.deadline.clone(),
        from: wanted.from.clone(),
        shape: if wanted.sheets { Shape::Sheets } else { Shape::Files },
        language: wanted.language,
        day: today(),
    };
    if wanted.out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case(asked.ending())) {
        let ending = asked.ending();
        return Err(Failure::new(format!("{out} would be a file of the kind .{ending}."))
            .with_way_out(format!("Name a file that ends in .{ending} after `-o`.")));
    }
    let made = ask(&opened.document.set, &asked, &mut |_| {})
        .map_err(|_| Failure::new("The forms hold more than a workbook can; ask fewer areas at once."))?;
    fs::write(&wanted.out, made.bytes).map_err(|error| Failure::new(format!("{out} could not be written: {error}.")))?;
    let (least, most) = (figures.iter().min().copied().unwrap_or(0), figures.iter().max().copied().unwrap_or(0));
    let each = if least == most { format!("{least} figures each") } else { format!("{least} to {most} figures each") };
    println!("{} forms, {each}, in {out}.", figures.len());
    wanted.record.as_ref().map_or(Ok(()), |record| keep(&opened, wanted, &asked, record))
}

/// Writes the scenario file with who was asked.
fn keep(opened: &Opened, wanted: &Wanted, asked: &Ask, record: &PathBuf) -> Result<()> {
    let round = Round {
        title: wanted.title.clone(),
        year: asked.year,
        sent: iso_day(asked.day),
        deadline: asked.deadline.clone(),
        asked: asked.areas.iter().map(|code| (code.clone(), None)).collect(),
    };
    let mut document = opened.document.clone();
    let edit = sent(&document.set, &asked.round(), round);
    document.set.apply(&edit).ok_or_else(|| Failure::new("Who was asked could not be put into the file."))?;
    let outlooks: Vec<_> = document.set.scenarios.iter().map(|scenario| opened.model.outlook(scenario)).collect();
    let text = opened.written(&replay::stamped(&document, &opened.model, outlooks.iter()));
    fs::write(record, text).map_err(|error| Failure::new(format!("{} could not be written: {error}.", record.display())))
}

/// Every county; where there is none, every area with none below it.
fn usual(opened: &Opened) -> Vec<AreaCode> {
    let areas = opened.model.areas();
    let counties = || areas.iter().filter(|area| area.level == Level::County);
    if counties().next().is_some() {
        return counties().map(|area| area.code.clone()).collect();
    }
    let lowest = areas.iter().enumerate().filter(|(position, _)| opened.model.tree().children(*position).is_empty());
    lowest.map(|(_, area)| area.code.clone()).collect()
}
