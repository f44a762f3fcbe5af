//! The outlook as a table to be read: the same figures as the table for machines, and words that compute nothing.

use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_exchange::tables::{self, csv};
use permille_exchange::wording::language::{Language, Say};

#[test]
fn the_table_to_be_read_has_the_rows_of_the_one_for_machines() {
    let set = crate::common::document("tutorial").set;
    let (model, _) = Model::new(&set).unwrap();
    let plain = csv::rows(&tables::outlook_table(&model, &set.scenarios));
    for language in Language::ALL {
        let text = tables::outlook_csv(&model, &set.scenarios, language);
        assert!(text.starts_with('\u{feff}'), "Excel must take it for UTF-8");
        let read = csv::rows(&text);
        assert_eq!(read.len(), plain.len());
        assert!(read.iter().skip(1).zip(plain.iter().skip(1)).all(|(read, plain)| read[..7] == plain[..7]));
        assert_eq!(read[0][4], language.pick("需求", "Required"));
        assert_eq!(read[1][9], language.pick("示例县", "Example County"));
    }
}

#[test]
fn a_name_that_looks_like_a_formula_computes_nothing() {
    let mut set = crate::common::document("tutorial").set;
    let mut areas = set.baseline.areas.as_ref().clone();
    areas[0].name = Name::new("=HYPERLINK(\"http://example.org\")", "+cmd|' /C calc'!A0");
    set.baseline.areas = areas.into();
    let (model, _) = Model::new(&set).unwrap();
    for language in Language::ALL {
        let text = tables::outlook_csv(&model, &set.scenarios[..1], language);
        for row in csv::rows(&text) {
            for cell in row {
                let number = cell.parse::<f64>().is_ok();
                assert!(number || !cell.starts_with(csv::DANGEROUS), "{cell}");
            }
        }
    }
}
