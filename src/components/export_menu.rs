//! What can be kept of a chart or a table: the picture as SVG or PNG, the figures as CSV or on the clipboard.

use permille_exchange::tables::ShownTable;
use web_sys::Element;
use yew::prelude::*;

use crate::charts::{Palette, Plate};
use crate::deferred::export_request::{ExportRequest, Figures};
use crate::dom;
use crate::tasks::{chat, download};
use crate::text::{Language, Say, Word, save_menu as said};

/// What can be asked for.
#[derive(Clone, Copy, PartialEq)]
enum Wish {
    Svg,
    Png(u32),
    Copy,
    Csv,
}

/// What can be kept, as the list of the menu.
pub fn items(asked: &ExportRequest) -> Html {
    let language = asked.language;
    let item = |wish: Wish, word: Word| {
        let asked = asked.clone();
        let press = Callback::from(move |_: MouseEvent| {
            asked.close.emit(());
            fulfil(wish, &asked);
        });
        html! { <li><button type="button" onclick={press}>{ language.say(word) }</button></li> }
    };
    html! {
        <ul aria-label={language.say(said::SAVE_OR_COPY)}>
            if asked.drawing.is_some() {
                { item(Wish::Svg, said::SAVE_SVG) }
                { item(Wish::Png(2), said::SAVE_PNG_2) }
                { item(Wish::Png(4), said::SAVE_PNG_4) }
            }
            if asked.figures.is_some() {
                { item(Wish::Copy, said::COPY_TABLE) }
                { item(Wish::Csv, said::SAVE_CSV) }
            }
        </ul>
    }
}

/// Does what was asked, and tells how it went.
fn fulfil(wish: Wish, asked: &ExportRequest) {
    let ExportRequest { language, source, mark, title, drawing, figures, answer, .. } = asked;
    let told = |done: bool, yes: Word, no: Word| answer.emit(if done { yes } else { no });
    if wish != Wish::Copy && chat::takes_none().is_some() {
        return answer.emit(said::IN_CHAT);
    }
    match wish {
        Wish::Svg | Wish::Png(_) => {
            let Some(drawing) = drawing else { return };
            let notes = [source.clone(), said::made(*language, dom::today())];
            let plate = drawing.plate(&Plate { title, mark, notes: &notes });
            let svg = plate.standalone(&Palette::light());
            match wish {
                Wish::Png(scale) => {
                    let answer = answer.clone();
                    let done = move |done| answer.emit(if done { said::SAVED } else { said::NOT_DRAWN });
                    download::png(title, &svg, (plate.width, plate.height), scale, Callback::from(done));
                }
                _ => told(download::svg(title, &svg), said::SAVED, said::NOT_SAVED),
            }
        }
        Wish::Copy | Wish::Csv => {
            let Some(table) = figures.as_ref().and_then(|figures| table_of(figures, *language)) else { return };
            match wish {
                Wish::Copy => told(dom::copy_cells(&table.tabbed(), &table.html()), said::COPIED, said::NOT_COPIED),
                _ => told(download::csv(title, &table.csv()), said::SAVED, said::NOT_SAVED),
            }
        }
    }
}

/// The figures, gaps as numbers.
fn table_of(figures: &Figures, language: Language) -> Option<ShownTable> {
    let cell = |text: &str| said::as_data(language, text);
    let root = match figures {
        Figures::Table(table) => {
            let row = |row: &Vec<String>| row.iter().map(|text| cell(text)).collect();
            return Some(ShownTable { head: table.headers.clone(), rows: table.rows.iter().map(row).collect() });
        }
        Figures::Made(made) => return Some(made.emit(())),
        Figures::Beside(root) => root,
    };
    // The nearest table: of the narrowest surroundings that have one.
    let mut around = root.cast::<Element>()?;
    let table = loop {
        match around.query_selector("table").ok()? {
            Some(table) => break table,
            None => around = around.parent_element()?,
        }
    };
    let mut rows = dom::table_cells(&table).into_iter().filter(|row| row.len() > 1);
    let head = rows.next()?;
    // What stands across the whole table, on one cell, is an aside.
    let rows = rows.map(|row| row.iter().map(|text| cell(text)).collect());
    Some(ShownTable { rows: rows.collect(), head })
}
