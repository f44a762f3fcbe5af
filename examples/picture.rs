//! A scenario file as one picture: what `cargo xtask export --format svg` runs. The charts live in the app, and the tasks are built before anything else;
//! so the tasks do not depend on the app, but run this.
//!
//! `picture FILE SCENARIO LANGUAGE DAY OUTLINES`, where an empty scenario stands for the first and the day is `2026-11-24`; the picture goes to the output.

use std::error::Error;
use std::rc::Rc;
use std::{env, fs};

use permille_app::charts::Palette;
use permille_app::screens::areas::view::alone;
use permille_app::text::{Language, Say, save_menu};
use permille_engine::model::Model;
use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::maps;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [file, id, language, day, outlines] = words.as_slice() else {
        return Err("picture FILE SCENARIO LANGUAGE DAY OUTLINES".into());
    };
    let language = if language == "en" { Language::En } else { Language::Zh };
    let said = |problem: &permille_exchange::files::fault::FileProblem| problem.sentence(language);
    let plans = shipped::plans().map_err(|problems| said(&problems[0]))?;
    let text = scenario_file::decode(&fs::read(file)?).map_err(|problem| said(&problem))?;
    let (document, _) = scenario_file::read(&text, &plans).map_err(|problems| said(&problems[0]))?;
    let set = &document.set;
    let (model, _) = Model::new(set).map_err(|_| "The file cannot be computed.")?;
    let scenario =
        set.scenarios.iter().find(|scenario| id.is_empty() || scenario.id.as_str() == id).ok_or("There is no such scenario.")?;
    let numbers: Vec<String> =
        set.plans.iter().map(|plan| plan.number.clone().unwrap_or_else(|| language.name(&plan.title).to_owned())).collect();
    let year = permille_app::queries::norms::busiest_year(&model);
    let day: Vec<u16> = day.split('-').filter_map(|part| part.parse().ok()).collect();
    let mut source = vec![save_menu::source(language, language.name(&set.title), language.name(&scenario.name), year, &numbers)];
    if let [year, month, day] = day[..] {
        source.push(save_menu::made(language, (year, u8::try_from(month)?, u8::try_from(day)?)));
    }
    let outlines = fs::read_to_string(outlines).ok().and_then(|text| maps::file::read(&text)).map(Rc::new);
    let drawing = alone::draw(&model, &model.outlook(scenario), language, outlines, set.mark, source)
        .ok_or("The plans demand nothing of these areas.")?;
    println!("{}", drawing.standalone(&Palette::light()));
    Ok(())
}
