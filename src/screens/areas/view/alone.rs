//! The picture of a file that is asked for without a page: its areas on the map, or ranked where they lie nowhere, with the sentence a
//! planner would say of them.

use std::rc::Rc;

use permille_engine::mark::Mark;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_exchange::maps::Outlines;

use super::headline::{basis, headline};
use super::{heat, ranking};
use crate::charts::{Drawing, Plate};
use crate::queries::land::geography;
use crate::queries::norms::busiest_year;
use crate::text::sentences::Piece;
use crate::text::{Language, Say, words};
use crate::views::figures::Figures;
use crate::views::wording::Wording;
use crate::views::{choice, map};

/// How wide the picture is, in pixels, without its margins.
const WIDTH: f64 = 680.0;

/// Draws the areas below the widest one by the norm the Areas screen would show, in the year most norms fall due; the `mark` stands in its corner; `source` says below where the
/// figures come from, a paragraph each. `None` where the plans demand nothing.
#[must_use]
pub fn draw(
    model: &Model,
    outlook: &Outlook,
    language: Language,
    outlines: Option<Rc<Outlines>>,
    mark: Option<Mark>,
    source: Vec<String>,
) -> Option<Drawing> {
    let area = model.tree().roots().next()?;
    let offered = choice::offered(model, area);
    let norm = choice::usual(model, area, &offered)?;
    let year = busiest_year(model);
    let (level, areas) = choice::compared(model, area, norm, None);
    let figures = Figures::read(model, outlook, norm, year, area, (level, &areas));
    let wording = Wording::new(language, model, norm);
    let land = geography(model, &areas, outlines.iter());
    let seen = map::Seen {
        model,
        figures: &figures,
        wording: &wording,
        areas: &areas,
        geography: &land,
        own: None,
        by: map::By::default(),
        selected: None,
    };
    let on_map = || map::draw(&seen, WIDTH).filter(|_| land.is_known()).map(|picture| (map::title(&wording), picture));
    let ranked =
        || ranking::draw(model, &figures, &wording, None, ranking::FEW, WIDTH).map(|picture| (ranking::title(&wording), picture));
    let by_norm = || {
        let (rows, columns) = choice::heat(model, area, &areas);
        let lines = heat::lines(model, outlook, year, &rows, &columns);
        let heat = heat::Heat { model, lines: &lines, norms: &columns, selected: None, language };
        heat::draw(&heat, heat::FEW, WIDTH).map(|picture| (language.say(words::HEAT_MAP).to_owned(), picture))
    };
    let (title, picture) = on_map().or_else(ranked).or_else(by_norm)?;
    let said: String = headline(model, &figures, &wording).iter().map(piece).collect();
    let mut notes = vec![format!("{title}{}{}", language.pick("。", ". "), basis(model, &figures, &wording, outlook))];
    notes.extend(source);
    let mark = mark.map_or("", |mark| language.say(words::mark(mark)));
    Some(picture.drawing.plate(&Plate { title: &said, mark, notes: &notes }))
}

fn piece(piece: &Piece) -> &str {
    match piece {
        Piece::Plain(text) | Piece::Met(text) | Piece::Short(text) => text,
    }
}
