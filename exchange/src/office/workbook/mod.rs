//! A scenario as a workbook that computes: every requirement and gap is a formula over the figures that were put in, with the clause it
//! follows from beside it and the engine's own result kept in the cell.
//!
//! The sheets follow from each other as the engine's steps do: inputs and levers make people and stocks, norms make the target in force each
//! year, targets with people and stocks make requirements, and requirements less what there is make gaps. Each sheet is a file here. A formula is
//! written only where a spreadsheet comes to exactly the engine's figure (`formula`); anywhere else the figure itself stands.

mod about;
mod available;
mod book;
mod formula;
mod gaps;
mod inputs;
mod levers;
mod norms;
mod overview;
mod people;
mod required;
mod stocks;
mod table;
mod targets;
mod world;

use permille_engine::scenario::{Scenario, ScenarioSet};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::office::parts::{Day, Unwritable};
use crate::wording::footing::titled;
use crate::wording::language::{Language, Say};
use crate::wording::names;
use crate::wording::sentences::numbered_table;
use book::{Ink, Page, Styles, base, beginning};
use world::World;

/// The workbook of a scenario, telling `progress` how much is done, from 0 to 1. `day` is the day it is written, as year, month and day: the
/// same scenario of the same day gives the same bytes.
///
/// # Errors
/// When the set cannot be computed, or a workbook cannot hold it.
pub fn workbook(
    set: &ScenarioSet,
    scenario: &Scenario,
    language: Language,
    day: Day,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<u8>, Unwritable> {
    let world = World::new(set, scenario, language).ok_or(Unwritable)?;
    progress(0.05);
    write(&world, day, progress).map_err(|_| Unwritable)
}

fn write(world: &World<'_>, day: Day, progress: &mut dyn FnMut(f64)) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&base(world.language), 20, 64)?;
    let written = ExcelDateTime::from_ymd(day.0, day.1, day.2)?;
    let title = &titled(world.language, world.set);
    let subject = world.language.name(&world.scenario.name);
    let about = DocProperties::new()
        .set_author("Permille")
        .set_title(beginning(title, 200))
        .set_subject(beginning(subject, 200))
        .set_creation_datetime(&written);
    workbook.set_properties(&about);
    // A footer holds no more than 255 letters.
    let named = |text: &str| beginning(text, 50).replace('&', "&&");
    let footer = format!("&L{} · {}&R&A  &P / &N", named(title), named(subject));
    let marked = world.set.mark.map_or_else(String::new, |mark| format!("&R{}", world.say(names::mark(mark))));
    for (place, page) in Page::ALL.into_iter().enumerate() {
        let name = world.say(page.name());
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?.set_landscape().set_print_fit_to_pages(1, 0);
        // A4; A3 for what has long texts, and for what has a column for every figure.
        sheet.set_paper_size(if matches!(page, Page::Norms | Page::Inputs) { 8 } else { 9 });
        // The first sheet is about the others, which are cited by their numbers.
        let cited = if place > 0 { format!("&L{}", numbered_table(world.language, place, name)) } else { String::new() };
        let header = cited + &marked;
        if !header.is_empty() {
            sheet.set_header(header);
        }
        // A formula without a result looks empty.
        sheet.set_formula_result_default("");
        sheet.set_footer(&footer);
        sheet.set_screen_gridlines(!matches!(page, Page::About | Page::Overview));
        if matches!(page, Page::Inputs | Page::Levers | Page::Norms) {
            sheet.set_tab_color(book::INPUT);
        }
    }
    let styles = Styles::new(world.language);
    let book = &mut workbook;
    let inputs = inputs::write(&mut Ink::on(Page::Inputs, world, &styles, book)?, world)?;
    let levers = levers::write(&mut Ink::on(Page::Levers, world, &styles, book)?, world)?;
    let norms = norms::write(&mut Ink::on(Page::Norms, world, &styles, book)?, world)?;
    progress(0.1);
    let targets = targets::write(&mut Ink::on(Page::Targets, world, &styles, book)?, world, &norms)?;
    let people = people::write(&mut Ink::on(Page::People, world, &styles, book)?, world, &inputs, &levers)?;
    let stocks = stocks::write(&mut Ink::on(Page::Stocks, world, &styles, book)?, world, &inputs, &levers)?;
    progress(0.2);
    let sources = required::Sources { norms: &norms, targets: &targets, people: &people, stocks: &stocks };
    let required = required::write(&mut Ink::on(Page::Required, world, &styles, book)?, world, &sources)?;
    progress(0.35);
    let available = available::write(&mut Ink::on(Page::Available, world, &styles, book)?, world, &required, &stocks)?;
    let gaps = gaps::write(&mut Ink::on(Page::Gaps, world, &styles, book)?, world, &required, &available)?;
    progress(0.45);
    let tables = overview::Tables { required: &required, available: &available, gaps: &gaps };
    overview::write(&mut Ink::on(Page::Overview, world, &styles, book)?, world, &tables)?;
    about::write(&mut Ink::on(Page::About, world, &styles, book)?, world, day)?;
    progress(0.5);
    let bytes = workbook.save_to_buffer()?;
    progress(1.0);
    Ok(bytes)
}
