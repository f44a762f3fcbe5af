//! Asking the areas below for figures: a form for each, to be filled in with Excel or WPS and handed in again.
//!
//! [`Needs`] says which figures the chosen plans need of an area; [`ask`] writes the forms, as one workbook a form in an archive or as one workbook with
//! a sheet a form. What stands where is `tables::returns::layout`, by which a form is read when it comes back.

mod form;
mod guide;
mod meaning;
mod needed;
mod pack;
mod words;

use permille_engine::area::Area;
use permille_engine::edit::Figure;
use permille_engine::id::{AreaCode, PlanId, RoundId};
use permille_engine::model::Model;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::form::{Form, Looks};
use crate::office::parts::{Day, Unwritable};
use crate::tables::import::Known;
use crate::tables::returns::layout::Mark;
use crate::wording::language::{Language, Say};

pub use needed::Needs;

/// What is asked of whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The areas that are asked, by their codes.
    pub areas: Vec<AreaCode>,
    /// The plans whose figures are asked.
    pub plans: Vec<PlanId>,
    /// The year of the figures.
    pub year: Year,
    /// By when, in the planner's words; not said where empty.
    pub deadline: String,
    /// Who asks; not said where empty.
    pub from: String,
    /// How the forms are put together.
    pub shape: Shape,
    /// The language of the forms.
    pub language: Language,
    /// The day they are made.
    pub day: Day,
}

/// What a round is known by: the year that is asked for and the day it went out. What is asked again the same day belongs to the same round.
#[must_use]
pub fn round_of(asked: Year, (year, month, day): Day) -> RoundId {
    RoundId::new(format!("{asked}-{year:04}{month:02}{day:02}"))
}

/// How the forms of several areas are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A workbook each, in one archive.
    Files,
    /// A sheet each, in one workbook.
    Sheets,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// The ending of its name: `xlsx`, or `zip`.
    pub ending: &'static str,
}

impl Ask {
    /// What the round is known by.
    #[must_use]
    pub fn round(&self) -> RoundId {
        round_of(self.year, self.day)
    }

    /// The ending of the file that is made: of one form it is the form.
    #[must_use]
    pub const fn ending(&self) -> &'static str {
        match self.shape {
            Shape::Files if self.areas.len() > 1 => "zip",
            _ => "xlsx",
        }
    }
}

/// The forms, telling `progress` how much is done, from 0 to 1. The same ask of the same day gives the same bytes.
///
/// # Errors
/// When the set cannot be computed, an area or all its figures are not there, or a workbook cannot hold them.
pub fn ask(set: &ScenarioSet, ask: &Ask, progress: &mut dyn FnMut(f64)) -> Result<Made, Unwritable> {
    let (model, _) = Model::new(set).map_err(|_| Unwritable)?;
    let known = Known::new(set);
    let needs = Needs::of(&model);
    let forms: Vec<Form<'_>> = ask.areas.iter().filter_map(|code| form_of((&model, &needs), &known, ask, code)).collect();
    if forms.is_empty() || forms.len() != ask.areas.len() {
        return Err(Unwritable);
    }
    let ending = ask.ending();
    let bytes = match ending {
        "zip" => pack::packed(&model, &forms, ask, progress)?,
        _ => book(&model, &forms, ask, progress).map_err(|_| Unwritable)?,
    };
    progress(1.0);
    Ok(Made { bytes, ending })
}

/// What is asked of one area; `None` where it is not there, or the plans need nothing of it.
fn form_of<'a>((model, needs): (&'a Model, &Needs<'_>), known: &'a Known, ask: &Ask, code: &AreaCode) -> Option<Form<'a>> {
    let position = model.tree().position(code)?;
    let figures: Vec<Figure> = needs.figures(&needs.norms(position), &ask.plans);
    let area: &Area = model.areas().get(position)?;
    let mark = Mark { round: ask.round(), area: code.clone(), year: ask.year, language: ask.language };
    let figures: Vec<_> = figures.iter().filter_map(|figure| known.get(figure)).collect();
    (!figures.is_empty()).then_some(Form { area, figures, mark })
}

/// One workbook with the instructions and a sheet for each of these forms.
fn book(model: &Model, forms: &[Form<'_>], ask: &Ask, progress: &mut dyn FnMut(f64)) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let looks = Looks::new(ask.language);
    workbook.set_default_format(&looks.plain, 20, 64)?;
    let (year, month, day) = ask.day;
    let written = ExcelDateTime::from_ymd(year, month, day)?;
    let title = words::title(ask.language, ask.year);
    workbook.set_properties(&DocProperties::new().set_author("Permille").set_title(title).set_creation_datetime(&written));
    let mut names: Vec<String> = Vec::new();
    for (number, form) in forms.iter().enumerate() {
        let name = sheet_name(ask.language, form.area, &names);
        form.write(workbook.add_worksheet().set_name(&name)?, ask, &looks)?;
        names.push(name);
        progress(0.5 * part(number + 1, forms.len()));
    }
    let meanings = meaning::of(model, forms, ask);
    guide::write(workbook.add_worksheet().set_name(ask.language.say(words::GUIDE))?, ask, &meanings, &looks)?;
    workbook.save_to_buffer()
}

/// So many of so many, from 0 to 1.
fn part(done: usize, all: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(done) / number(all.max(1))
}

/// The most letters that a sheet's name has.
const LONGEST_NAME: usize = 31;

/// A sheet's name: the area's, with its code where another has the same, and without what such a name may not hold.
fn sheet_name(language: Language, area: &Area, taken: &[String]) -> String {
    let safe: String = language.name(&area.name).chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).collect();
    let short = |most: usize| safe.chars().take(most).collect::<String>().trim().to_owned();
    let plain = short(LONGEST_NAME);
    let guide = language.say(words::GUIDE);
    let is_taken = |name: &str| name == guide || taken.iter().any(|one| one.to_lowercase() == name.to_lowercase());
    if !plain.is_empty() && !is_taken(&plain) {
        return plain;
    }
    format!("{} {}", short(LONGEST_NAME - 1 - area.code.as_str().chars().count().min(20)), area.code)
}
