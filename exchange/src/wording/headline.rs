//! Counts of norms by status, and the headline sentence about them.

use permille_engine::outlook::status::Status;
use permille_engine::year::Year;

use crate::wording::language::Language;

/// Counts by status, for the headline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Met.
    pub met: usize,
    /// Short.
    pub short: usize,
    /// On track.
    pub on_track: usize,
    /// No data.
    pub no_data: usize,
}

impl Counts {
    /// All together.
    #[must_use]
    pub fn all(self) -> usize {
        self.met + self.short + self.on_track + self.no_data
    }
}

impl FromIterator<Status> for Counts {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Self {
        let mut counts = Self::default();
        for status in statuses {
            match status {
                Status::Met => counts.met += 1,
                Status::Short => counts.short += 1,
                Status::OnTrack => counts.on_track += 1,
                Status::NoData => counts.no_data += 1,
            }
        }
        counts
    }
}

/// A piece of a headline, with the status it is coloured by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain words.
    Plain(String),
    /// Words about what is met.
    Met(String),
    /// Words about what is short.
    Short(String),
}

impl Piece {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Met(text) | Self::Short(text) => text,
        }
    }
}

/// “In 2025, of 41 norms 18 are met, 14 are short, …”
#[must_use]
pub fn headline(language: Language, area: &str, year: Year, counts: Counts) -> Vec<Piece> {
    let Counts { met, short, on_track, no_data } = counts;
    let all = counts.all();
    match language {
        Language::Zh => {
            let mut pieces = vec![Piece::Plain(format!("{year} 年，{area} {all} 项标准中 "))];
            if met > 0 {
                pieces.push(Piece::Met(format!("{met} 项达标")));
                pieces.push(Piece::Plain("，".to_owned()));
            }
            if short > 0 {
                pieces.push(Piece::Short(format!("{short} 项短缺")));
                pieces.push(Piece::Plain("，".to_owned()));
            }
            if on_track > 0 {
                pieces.push(Piece::Plain(format!("{on_track} 项按期推进，")));
            }
            pieces.push(Piece::Plain(format!("{no_data} 项无数据。")));
            pieces
        }
        Language::En => {
            let mut pieces = vec![Piece::Plain(format!("In {year}, of {all} norms for {area}, "))];
            if met > 0 {
                pieces.push(Piece::Met(format!("{met} {} met", is_are(met))));
                pieces.push(Piece::Plain(", ".to_owned()));
            }
            if short > 0 {
                pieces.push(Piece::Short(format!("{short} {} short", is_are(short))));
                pieces.push(Piece::Plain(", ".to_owned()));
            }
            if on_track > 0 {
                pieces.push(Piece::Plain(format!("{on_track} {} on track, ", is_are(on_track))));
            }
            pieces.push(Piece::Plain(format!("{no_data} {} no data.", if no_data == 1 { "has" } else { "have" })));
            pieces
        }
    }
}

fn is_are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}
