//! Links there and back, short where they should be, and every way one can be wrong.

// One for the properties of all crates.
#[path = "../../../../engine/tests/all/fixed_seed.rs"]
mod fixed_seed;

use proptest::prelude::*;

use super::*;
use crate::files::scenario_file::{self, Document};
use crate::wording::language::Language;

fn document(text: &str) -> Document {
    let plans = shipped::plans().unwrap();
    scenario_file::read(text, &plans).unwrap().0
}

fn check(text: &str) -> String {
    let link = write(text).unwrap();
    assert!(is_link(&link) && link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
    let back = read(&link).unwrap();
    assert_eq!(document(&back), document(text));
    link
}

/// The shipped file with its first figure of some thousand people changed.
fn edited(id: &str) -> String {
    let text = shipped::scenario(id).unwrap();
    let mut document = document(text);
    document.set.title.zh.push_str("（修订）");
    document.set.scenarios.truncate(2);
    document.set.scenarios[0].description.en.push_str(" Revised in March.");
    scenario_file::write(&document, &shipped::plans().unwrap())
}

#[test]
fn shipped_files_come_back_edited_or_not() {
    for id in shipped::ids() {
        let link = check(shipped::scenario(id).unwrap());
        // A difference, and the digests of its record: sixteen digits a scenario and a plan; a small file whole.
        assert!(link.len() < 700, "{id}: {}", link.len());
        let link = check(&edited(id));
        assert!(link.len() < 850, "{id}: {}", link.len());
    }
}

/// A county typed in from nothing: sixty figures, three years of people, a scenario with levers, actions and reasons.
const COUNTY: &str = include_str!("../../../tests/county.scenario.json");

#[test]
fn a_county_from_nothing_stays_far_below_what_programs_cut() {
    let link = check(COUNTY);
    assert!(link.len() < 1_700, "{}", link.len());
    // It stands alone: no file that ships is needed to read it.
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(&link[3..]).unwrap();
    assert_eq!(bytes[0], WHOLE);
}

#[test]
fn a_province_is_sent_as_what_differs() {
    let mut province = document(shipped::scenario("jiangxi-2025-average").unwrap());
    let mut areas = (*province.set.baseline.areas).clone();
    // Every county corrects one of its figures.
    for (place, area) in areas.iter_mut().enumerate() {
        if let Some(series) = area.measures.values_mut().nth(place % 7) {
            for value in series.values.values_mut() {
                *value = permille_engine::quantity::Quantity::whole(1_000 + 37 * place as i64).unwrap();
            }
        }
    }
    province.set.baseline.areas = std::sync::Arc::new(areas);
    let link = check(&scenario_file::write(&province, &shipped::plans().unwrap()));
    assert!(link.len() < LONG, "{}", link.len());
}

#[test]
fn what_is_too_large_says_how_large() {
    let mut large = document(shipped::scenario("jiangxi-2025").unwrap());
    // What cannot be made smaller: letters without any order.
    let mut state = 1_u64;
    let noise = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from_u32(0x4E00 + (state >> 40) as u32 % 0x5000).unwrap()
    };
    large.notes = Some((0..30_000).map(noise).collect());
    let refused = write(&scenario_file::write(&large, &shipped::plans().unwrap()));
    assert!(refused.is_err_and(|large| large.characters > MOST));
}

#[test]
fn what_is_no_link_is_none() {
    for fragment in ["", "answer", "#answer", "p", "p1", "px.abc", "p.abc", "p12345.abc", "1.abc", "P1.abc"] {
        assert!(!is_link(fragment), "{fragment}");
        assert_eq!(read(fragment), Err(LinkProblem::NoLink));
    }
    assert_eq!(read("p2.abc"), Err(LinkProblem::OtherVersion { version: 2 }));
    assert_eq!(read("#p0.abc"), Err(LinkProblem::OtherVersion { version: 0 }));
}

#[test]
fn a_link_survives_line_breaks_on_its_way() {
    let link = write(COUNTY).unwrap();
    let broken = format!("#{}%0D%0A{} {}", &link[..80], &link[80..300], &link[300..]);
    assert_eq!(read(&broken), read(&link));
}

#[test]
fn a_link_that_was_cut_or_changed_is_damaged() {
    for link in [write(COUNTY).unwrap(), write(&edited("jiangxi-2025")).unwrap()] {
        for end in (3..link.len()).step_by(29) {
            assert!(read(&link[..end]).is_err(), "{end}");
        }
        for place in (3..link.len()).step_by(23) {
            let mut changed = link.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let read = read(std::str::from_utf8(&changed).unwrap());
            // The last letter may hold bits that mean nothing.
            assert!(read.is_err() || place + 1 == link.len(), "{place}");
        }
        assert_eq!(read(&format!("{link}AAAA")), Err(LinkProblem::Damaged));
    }
}

fn hostile(build: impl FnOnce(&mut Vec<u8>)) -> Result<String, LinkProblem> {
    let mut bytes = Vec::new();
    build(&mut bytes);
    read(&sealed(&bytes))
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let zeros = "0".repeat(LARGEST + 1);
    // It says how large it is.
    let told = hostile(|bytes| {
        put_head(bytes, WHOLE, &zeros);
        bytes.extend(pack::pack(&zeros, ""));
    });
    assert_eq!(told, Err(LinkProblem::TooLarge));
    // It says it is small.
    let lied = hostile(|bytes| {
        put_head(bytes, WHOLE, "00000000");
        bytes.extend(pack::pack(&zeros, ""));
    });
    assert_eq!(lied, Err(LinkProblem::Damaged));
    assert_eq!(read(&format!("p1.{}", "A".repeat(MOST_READ + 1))), Err(LinkProblem::TooLong));
}

#[test]
fn what_does_not_fit_together_is_damaged() {
    assert_eq!(hostile(|_| {}), Err(LinkProblem::Damaged));
    assert_eq!(hostile(|bytes| bytes.push(WHOLE)), Err(LinkProblem::Damaged));
    let kind = hostile(|bytes| {
        put_head(bytes, 7, "{}");
        bytes.extend(pack::pack("{}", ""));
    });
    assert_eq!(kind, Err(LinkProblem::Damaged));
    let digest = hostile(|bytes| {
        put_head(bytes, WHOLE, "[]");
        bytes.extend(pack::pack("{}", ""));
    });
    assert_eq!(digest, Err(LinkProblem::Damaged));
    let not_text = hostile(|bytes| {
        put_head(bytes, WHOLE, "12");
        bytes.extend(pack::pack_bytes(&[0xFF, 0xFE]));
    });
    assert_eq!(not_text, Err(LinkProblem::Damaged));
    let cut_id = hostile(|bytes| {
        put_head(bytes, DIFFERENCE, "{}");
        bytes.extend([200, b'x']);
    });
    assert_eq!(cut_id, Err(LinkProblem::Damaged));
}

#[test]
fn a_difference_from_a_file_that_is_another_one_now_says_so() {
    let from = |id: &str, digest: u32| {
        hostile(|bytes| {
            put_head(bytes, DIFFERENCE, "{}");
            bytes.push(id.len() as u8);
            bytes.extend(id.as_bytes());
            bytes.extend(digest.to_le_bytes());
            bytes.extend(difference::between("", "{}"));
        })
    };
    let other = |id: &str| Err(LinkProblem::OtherBase { file: id.to_owned() });
    assert_eq!(from("jiangxi-2025", 1), other("jiangxi-2025"));
    assert_eq!(from("hunan-2040", 1), other("hunan-2040"));
    let now = short(&base::newest("jiangxi-2025").unwrap());
    assert_eq!(from("jiangxi-2025", now), Ok("{}".to_owned()));
}

#[test]
fn every_problem_has_a_sentence_in_both_languages() {
    let problems = [
        LinkProblem::NoLink,
        LinkProblem::OtherVersion { version: 9 },
        LinkProblem::TooLong,
        LinkProblem::Damaged,
        LinkProblem::TooLarge,
        LinkProblem::OtherBase { file: "x".to_owned() },
    ];
    for problem in problems {
        assert!(problem.sentence(Language::Zh).ends_with('。'));
        assert!(problem.sentence(Language::En).ends_with('.'));
    }
}

proptest! {
    #![proptest_config(fixed_seed::cases(24))]

    /// A title, a note and a reason of any letters, quotes and breaks, over one of the smaller shipped files.
    #[test]
    fn any_document_comes_back(title in any::<String>(), note in "\\PC{0,200}", years in 1_u16..30, which in 0_usize..3) {
        let id = ["tutorial", "changjiang-2030", "jiangxi-2025"][which];
        let mut one = document(shipped::scenario(id).unwrap());
        one.set.title.zh = format!("题{title}");
        one.notes = Some(note);
        let last = one.set.baseline.base_year + years;
        if let Some(horizon) = permille_engine::year::Horizon::new(one.set.baseline.base_year, last) {
            one.set.baseline.horizon = horizon;
        }
        let text = scenario_file::write(&one, &shipped::plans().unwrap());
        let back = read(&write(&text).unwrap()).unwrap();
        prop_assert_eq!(document(&back), document(&text));
    }

    #[test]
    fn any_letters_are_answered(body in "[A-Za-z0-9_-]{0,300}") {
        let _ = read(&format!("p1.{body}"));
    }

    #[test]
    fn any_bytes_behind_a_good_head_are_answered(kind in 0_u8..2, bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = hostile(|all| {
            put_head(all, kind, "[1,2,3]");
            if kind == DIFFERENCE {
                all.push(8);
                all.extend(b"tutorial");
                all.extend(short(shipped::scenario("tutorial").unwrap()).to_le_bytes());
            }
            all.extend(bytes);
        });
    }
}

/// What the file held in 0.3.0, whole.
const JIANGXI_0_3_0: &str = include_str!("../../../tests/saved-0.3.0/jiangxi-2025.contents.json");

/// The changes that make it of what the file holds now, its texts joined. Once the file has changed, `PERMILLE_ACCEPT=1` writes them anew.
#[test]
fn what_a_shipped_file_held_follows_from_what_it_holds() {
    let (now, before) = (base::joined(&base::newest("jiangxi-2025").unwrap()), JIANGXI_0_3_0.replace('\r', ""));
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/files/link/jiangxi-2025-0.3.0.txt");
    if std::env::var_os("PERMILLE_ACCEPT").is_some() {
        std::fs::write(&path, changes(&now, &before)).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert_eq!(base::changed(&now, &kept.replace('\r', "")), Some(before.clone()));
    assert_eq!(base::changed(&now, &changes(&now, &before)), Some(before));
    for wrong in ["=1", "=999999", "-999999", "?1", "=x", ""] {
        assert_eq!(base::changed(&now, wrong), None, "{wrong}");
    }
}

/// The changes that make one text of another: after each line that differs, both go on where the fewest lines are passed over.
fn changes(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.lines().collect(), to.lines().collect());
    let (mut old, mut new, mut same, mut all) = (0, 0, 0, String::new());
    while old < from.len() || new < to.len() {
        if from.get(old) == to.get(new) {
            (old, new, same) = (old + 1, new + 1, same + 1);
            continue;
        }
        let rest = (from.len() - old) + (to.len() - new);
        let alike = |&(out, put): &(usize, usize)| from.get(old + out).is_some_and(|line| to.get(new + put) == Some(line));
        let pairs = (1..=rest).flat_map(|both| (0..=both).map(move |out| (out, both - out)));
        let (out, put) = pairs.into_iter().find(alike).unwrap_or((from.len() - old, to.len() - new));
        if same > 0 {
            all += &format!("={same}\n");
        }
        if out > 0 {
            all += &format!("-{out}\n");
        }
        to[new..new + put].iter().for_each(|line| all += &format!("+{line}\n"));
        (old, new, same) = (old + out, new + put, 0);
    }
    if same > 0 { all + &format!("={same}\n") } else { all }
}

#[test]
fn links_of_an_earlier_version_open_as_they_were() {
    let links = include_str!("../../../tests/saved-0.3.0/links.txt");
    let mut kinds = std::collections::BTreeSet::new();
    for (id, link) in links.lines().filter_map(|line| line.split_once(' ')) {
        kinds.insert(BASE64_URL_SAFE_NO_PAD.decode(&link[3..]).unwrap()[0]);
        let back = document(&read(link).unwrap_or_else(|problem| panic!("{id}: {problem:?}")));
        assert!(back.set.title.zh.ends_with("（修订）"), "{id}");
        assert_eq!(back.set.scenarios.len(), 2, "{id}");
        assert_eq!(back.set.scenarios[0].settings.last().and_then(|setting| setting.reason.as_deref()), Some("old"), "{id}");
        let record = back.record.expect("it was saved with one");
        assert_eq!(record.engine, 1, "{id}");
        // Everything else is the shipped file's, as it was then.
        let shipped = match id {
            "jiangxi-2025" => document(JIANGXI_0_3_0),
            id => document(&base::joined(shipped::scenario(id).unwrap())),
        };
        assert_eq!(back.set.baseline, shipped.set.baseline, "{id}");
        assert_eq!(back.set.plans, shipped.set.plans, "{id}");
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), [WHOLE, DIFFERENCE]);
}

#[test]
fn a_link_does_not_lean_on_the_record_of_a_shipped_file() {
    let base = base::newest("jiangxi-2025").unwrap();
    assert!(!base.contains("replay"));
    assert_eq!(document(&base).record, None);
    let shipped = document(shipped::scenario("jiangxi-2025").unwrap());
    assert_eq!(document(&base), Document { record: None, ..shipped });
}
