use permille_exchange::tables::import::{Choice, Known, Register, guess, preview};

use super::super::super::{decode, encode};
use super::super::tests::{open, sheet};
use super::*;

/// What there is to see of a table, in English, after it has crossed.
fn look(rows: &[&[&str]], say: impl FnOnce(&mut Mapping)) -> Seen {
    let (set, sheets, register) = (open(), [sheet(rows)], Register::default());
    let mut said = Said { mapping: guess(&set, &sheets[0], "x.csv", &register).mapping, ..Said::default() };
    say(&mut said.mapping);
    let preview = preview(&set, &sheets[0], &said.mapping, &register);
    let names = Names::new(&set, &preview, Language::En);
    let worked = Worked { known: Known::new(&set), preview, doubted: Vec::new(), set };
    let seen = seen(&said, &sheets, &worked, &names, Language::En).unwrap();
    let crossed: Seen = decode(&encode(&seen)).unwrap();
    assert_eq!(crossed, seen);
    assert_eq!(Said::from(crossed.said.clone()), said);
    crossed
}

#[test]
fn one_look_says_whom_what_when_and_what_stays_out() {
    let rows: &[&[&str]] =
        &[&["地区", "2024年常住人口（万人）", "床位数", "备注"], &["昌江区", "20.5", "…", "甲"], &["合计", "20.5", "1", ""]];
    let seen = look(rows, |mapping| mapping.year = Some(2023));
    let own = &seen.overview;
    assert_eq!((own.areas, own.figures.as_slice(), own.more), (1, &["p:resident".to_owned()][..], 0));
    // The remarks, and the row of the total.
    assert_eq!((own.years.as_slice(), own.totals, own.out, own.unknown), (&[2024][..], (1, 1), 2, 1));
    assert_eq!((seen.changes, seen.ready, seen.width, seen.sheets.len()), (1, true, 4, 1));
    assert!(seen.out.iter().any(|(column, why)| *column == 3 && !why.is_empty()), "{:?}", seen.out);
    let shown: Vec<(usize, bool)> = seen.rows.iter().map(|row| (row.row, row.header)).collect();
    assert_eq!(shown, [(0, true), (1, false), (2, false)]);
    assert_eq!(seen.rows[1].cells, ["昌江区", "20.5", "…", "甲"]);
}

#[test]
fn an_area_that_is_not_found_is_asked_about_with_what_may_be_meant() {
    let rows: &[&[&str]] = &[&["地区", "常住人口"], &["昌讧区", "205000"], &["没有这个地方", "7"]];
    let seen = look(rows, |mapping| mapping.year = Some(2024));
    let Places { asked, lost, found, open, .. } = &seen.places;
    assert_eq!((asked.len(), lost.as_slice(), *found, *open), (1, &[("没有这个地方".to_owned(), 2)][..], 0, 2));
    assert_eq!((asked[0].words.as_str(), asked[0].offers[0].0.as_str()), ("昌讧区", "360202"));
    assert!(asked[0].first.as_deref().is_some_and(|first| first.ends_with(" 360202")), "{asked:?}");
    // Once it is decided it stays there, to be decided otherwise.
    let label = asked[0].label();
    let seen = look(rows, |mapping| {
        mapping.year = Some(2024);
        mapping.choices.insert(label, Choice::Area("360202".into()));
    });
    assert_eq!((seen.places.asked.len(), seen.places.found, seen.places.open), (1, 1, 1));
    assert_eq!(seen.places.asked[0].first, None);
}
