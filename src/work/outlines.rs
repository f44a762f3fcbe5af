//! A planner's own outlines, read: large files, and much to compare.

use permille_exchange::maps::{file, own};
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::Work;
use super::table::ZhEn;

/// A file of outlines to be read.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadOutlines {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The codes of the areas outlines are wanted of.
    pub codes: Vec<String>,
}

/// What was read.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The outlines as a file of the kind that ships, so that the page has one reader of outlines.
    pub outlines: String,
    /// How many areas have one.
    pub matched: u32,
    /// The codes of those that have none.
    pub left: Vec<String>,
    /// What in the file was not used, by what it calls itself.
    pub unused: Vec<String>,
}

impl Work for ReadOutlines {
    const NAME: &'static str = "read-outlines";
    type Report = ();
    type Outcome = Result<Found, ZhEn>;

    fn run(self, _: &mut dyn FnMut(&())) -> Self::Outcome {
        let own = own::read(&self.bytes, &self.codes)
            .map_err(|problem| (problem.sentence(Language::Zh), problem.sentence(Language::En)))?;
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Found {
            outlines: file::write(&own.outlines, 1),
            matched: count(own.outlines.areas.len()),
            left: own.left,
            unused: own.unused,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{decode, encode};
    use super::*;

    #[test]
    fn what_crosses_is_read_as_outlines_on_the_page() {
        let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"360202"},
            "geometry":{"type":"Polygon","coordinates":[[[117,29],[118,29],[118,30],[117,29]]]}}]}"#;
        let work = ReadOutlines { bytes: text.into(), codes: vec!["360202".to_owned(), "360203".to_owned()] };
        let sent: ReadOutlines = decode(&encode(&work)).unwrap();
        let back: Result<Found, ZhEn> = decode(&encode(&sent.run(&mut |()| {}))).unwrap();
        let found = back.unwrap();
        assert_eq!((found.matched, found.left.as_slice(), found.unused.len()), (1, &["360203".to_owned()][..], 0));
        assert!(file::read(&found.outlines).unwrap().of("360202").is_some());
        assert!(ReadOutlines { bytes: b"{}".to_vec(), codes: Vec::new() }.run(&mut |()| {}).is_err());
    }
}
