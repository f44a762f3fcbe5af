//! A drawing with its title above and its source below, for wherever it goes when it leaves the page.

use std::fmt::Write as _;

use super::drawing::Drawing;
use super::measure::wrap;
use super::role::Role;
use super::units::push_escaped;

/// What stands around a drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plate<'a> {
    /// What it shows.
    pub title: &'a str,
    /// What stands in its corner; empty where the file is not marked.
    pub mark: &'a str,
    /// Where it comes from and when it was made, a paragraph each.
    pub notes: &'a [String],
}

/// How far everything keeps from the edge, in pixels.
const MARGIN: f64 = 20.0;
/// The size of the title.
const TITLE: f64 = 16.0;
/// The size of the notes.
const NOTE: f64 = 11.0;
/// The narrowest a title and notes are set.
const NARROWEST: f64 = 320.0;

impl Drawing {
    /// Returns the drawing with what stands around it. Its marks are left behind: nothing on it can be pointed at.
    #[must_use]
    pub fn plate(&self, plate: &Plate) -> Self {
        let inner = self.width.max(NARROWEST);
        let width = (inner + 2.0 * MARGIN).ceil();
        let mut texts = String::new();
        let mut y = MARGIN;
        if !plate.mark.is_empty() {
            // In the margin, so that what is below stands where it does without.
            line_of(&mut texts, plate.mark, y - NOTE * 0.4, NOTE, Role::InkSoft);
        }
        for line in wrap(plate.title, TITLE, inner / 1.06) {
            y += TITLE * 1.3;
            line_of(&mut texts, &line, y - TITLE * 0.3, TITLE, Role::Ink);
        }
        let top = y + 8.0;
        y = top + self.height + 6.0;
        for line in plate.notes.iter().flat_map(|note| wrap(note, NOTE, inner)) {
            y += NOTE * 1.45;
            line_of(&mut texts, &line, y - NOTE * 0.4, NOTE, Role::InkSoft);
        }
        let height = (y + MARGIN).ceil();
        let body = self.svg.find('>').map_or("", |end| &self.svg[end + 1..]);
        let body = body.strip_suffix("</svg>").unwrap_or(body);
        let mut svg = String::with_capacity(self.svg.len() + texts.len() + 512);
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
             {texts}<g transform=\"translate({MARGIN} {top:.1})\" stroke-linejoin=\"round\">{body}</g>\n</svg>"
        );
        Self { svg, width, height, ..Self::default() }
    }
}

fn line_of(out: &mut String, text: &str, y: f64, size: f64, role: Role) {
    let weight = if size > NOTE { " font-weight=\"600\"" } else { "" };
    let _ = write!(out, "<g fill=\"var({})\" font-size=\"{size}\"{weight}><text x=\"{MARGIN}\" y=\"{y:.1}\">", role.token());
    push_escaped(out, text);
    out.push_str("</text></g>\n");
}

#[cfg(test)]
mod tests {
    use super::super::svg_check::{assert_legible, texts};
    use super::super::{Frame, Palette, Strip, StripDot, strip};
    use super::*;

    fn plain() -> Drawing {
        let dots = [1.0, 2.0, 9.0].map(|value| StripDot { value: Some(value), tip: String::new() });
        strip(&Frame::new("x", 260.0), 40.0, &Strip { dots: &dots, selected: Some(1), number: &|v| format!("{v}"), no_data: "?" })
    }

    #[test]
    fn title_drawing_and_notes_stand_one_below_the_other() {
        let title = "A title that is far too long for one line of a picture as narrow as this";
        let notes = ["Source: “<Jiangxi> & 江西 2025”.".to_owned(), "2026-11-24".to_owned()];
        let drawing = plain().plate(&Plate { title, mark: "Draft", notes: &notes });
        assert_legible(&drawing);
        let said: String = texts(&drawing.svg).iter().map(|text| text.words.clone()).collect::<Vec<_>>().join(" ");
        assert!(
            said.starts_with("Draft A title that is far") && said.contains("Source: “<Jiangxi> & 江西 2025”. 2026-11-24"),
            "{said}"
        );
    }

    #[test]
    fn away_from_the_page_it_has_colours_and_typefaces_of_its_own() {
        let svg = plain().plate(&Plate { title: "x", mark: "", notes: &[] }).standalone(&Palette::light());
        assert!(!svg.contains("var(") && svg.contains("Noto Sans CJK SC") && svg.contains("#fbfaf6"), "{svg}");
        assert_eq!(svg.matches("<svg").count(), 1);
        texts(&svg);
    }
}
